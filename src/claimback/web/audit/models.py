"""One line for what one visitor did within one hour. It names nobody and tells nothing of what a case holds."""

from uuid import UUID

from django.db import models

NO_CASE = UUID(int=0)
"""Stands for the case where something happened to an account."""
LINK, PHRASE, ACCOUNT, TOKEN, ITSELF = "link", "phrase", "account", "token", "itself"


class Event(models.Model):
    """That something was done, by whom, and how often in that hour."""

    case = models.UUIDField(default=NO_CASE, db_index=True)
    by = models.CharField(max_length=8)
    """`link`, `phrase`, `account`, `token`, or `itself` for what the program does by its own rules."""
    who = models.CharField(max_length=64, blank=True, db_index=True)
    """An account's id or a token's number; empty for a link without an account."""
    what = models.CharField(max_length=16)
    hour = models.DateTimeField()
    first = models.DateTimeField()
    last = models.DateTimeField()
    times = models.PositiveIntegerField(default=1)

    class Meta:
        """One line."""

        constraints = (models.UniqueConstraint(fields=("case", "by", "who", "what", "hour"), name="event_once"),)
