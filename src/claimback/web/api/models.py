"""Tokens, and which token may open which case. Nothing here names a person or tells what a case holds."""

from django.db import models

from claimback.web.cases.models import Case


class Token(models.Model):
    """A program's key to the API. Its secret is shown once; the digest of it is kept."""

    digest = models.CharField(max_length=64, unique=True)
    """SHA-256 of the secret."""
    label = models.CharField(max_length=80)
    """What the operator, or its account, calls it."""
    owner = models.CharField(max_length=64, null=True, default=None)
    """The account that it belongs to; none for a token that the operator issued."""
    made = models.DateTimeField(auto_now_add=True)
    used = models.DateTimeField(null=True)
    ended = models.DateTimeField(null=True)
    minute = models.PositiveBigIntegerField(default=0)
    """The minute of the last request, and how many there were in it."""
    calls = models.PositiveIntegerField(default=0)


class Grant(models.Model):
    """That a token may open a case."""

    token = models.ForeignKey(Token, on_delete=models.CASCADE, related_name="grants")
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="grants")
    made = models.DateTimeField(auto_now_add=True)

    class Meta:
        """Once for each case."""

        constraints = (models.UniqueConstraint(fields=("token", "case"), name="grant_once"),)
