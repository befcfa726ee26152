"""How passwords are hashed: Argon2id with less memory than Django takes, so that eight at once fit a small server."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2(Argon2PasswordHasher):
    """46 MiB, two passes, one lane: above the least that OWASP asks for."""

    memory_cost = 47_104
    time_cost = 2
    parallelism = 1
