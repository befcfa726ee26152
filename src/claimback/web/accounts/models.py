"""What the database keeps of an account: no address, and its name only as a digest and sealed."""

import secrets

from django.db import models

from claimback.web.keyed import Keyed


def new_id() -> str:
    """An id that nobody guesses."""
    return secrets.token_hex(16)


class Account(Keyed):
    """Someone who signs in."""

    id = models.CharField(max_length=32, primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=64, unique=True)
    """HMAC-SHA-256 of the sign-in name."""
    shown = models.BinaryField()
    """The sign-in name, sealed."""
    password = models.CharField(max_length=200, blank=True)
    """As Django's hasher writes it; empty for an account that has passkeys alone."""
    made = models.DateTimeField(auto_now_add=True)
    used = models.DateTimeField(auto_now_add=True)
    """When it last signed in."""

    def __str__(self) -> str:
        return self.open(self.shown, "name")


class SignIn(models.Model):
    """That a browser is signed in. Its cookie is kept only as a digest."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="sign_ins")
    digest = models.CharField(max_length=64, unique=True)
    how = models.CharField(max_length=8)
    """`password`, `passkey`, or `code`."""
    made = models.DateTimeField()
    used = models.DateTimeField()


class Code(models.Model):
    """A recovery code that was not used yet, as its digest: it has 123 random bits."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="codes")
    digest = models.CharField(max_length=64, unique=True)


class Passkey(models.Model):
    """A key that a person's device or password manager holds. Its private half never comes here."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="passkeys")
    credential = models.CharField(max_length=1400, unique=True)
    """Its id, base64url."""
    public = models.BinaryField()
    counter = models.PositiveBigIntegerField()
    """How often it signed, where it counts: a number that falls back is a copy."""
    name = models.BinaryField()
    """What the person calls it, sealed."""
    made = models.DateTimeField(auto_now_add=True)
    used = models.DateTimeField(null=True)


class Challenge(models.Model):
    """A challenge that was answered, so that no answer counts twice."""

    digest = models.CharField(max_length=64, unique=True)
    made = models.DateTimeField(auto_now_add=True)
