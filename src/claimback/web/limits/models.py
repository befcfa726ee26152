"""How often something was tried. Who tried it is kept only as a digest, and not for long."""

from django.db import models


class Count(models.Model):
    """So many tries in one stretch of time."""

    key = models.CharField(max_length=64, unique=True)
    """HMAC-SHA-256 of what was tried and by whom."""
    tries = models.PositiveIntegerField()
    ends = models.DateTimeField(db_index=True)
