"""Noting what was done, and forgetting it: with the case, or after `settings.RETENTION_DAYS`."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from claimback.web.audit.models import NO_CASE, Event

DELETED = "deleted"


def note(case: UUID, by: str, who: str, what: str) -> None:
    """Write down that something was done."""
    now = timezone.now()
    hour = now.replace(minute=0, second=0, microsecond=0)
    with transaction.atomic():
        line, made = Event.objects.get_or_create(
            case=case, by=by, who=who, what=what, hour=hour, defaults={"first": now, "last": now}
        )
        if not made:
            Event.objects.filter(pk=line.pk).update(times=F("times") + 1, last=now)


def forget_case(sender: object, instance: Any, **told: object) -> None:  # noqa: ANN401 - a signal's signature
    """With a case goes all that is known of its visits, save that it was deleted."""
    del sender, told
    Event.objects.filter(case=instance.pk).exclude(what=DELETED).delete()


def forget_account(account_id: str) -> None:
    """With an account goes what happened to it; in cases of others it stays a number that stands for nobody."""
    Event.objects.filter(case=NO_CASE, who=account_id).delete()


def forget_old() -> None:
    """Delete what is old and belongs to no case."""
    past = timezone.now() - timedelta(days=settings.RETENTION_DAYS)
    Event.objects.filter(case=NO_CASE, last__lt=past).delete()
    Event.objects.filter(what=DELETED, last__lt=past).delete()
