"""Cases that nobody opened for long are deleted by themselves."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from claimback.web.audit.models import ITSELF
from claimback.web.audit.noting import DELETED, note
from claimback.web.cases.models import Case


def forget_old() -> int:
    """Delete cases unused for longer than `RETENTION_DAYS`; those in an account stay longer. Returns how many."""
    now = timezone.now()
    alone = Case.objects.filter(holdings=None, used__lt=now - timedelta(days=settings.RETENTION_DAYS))
    held = Case.objects.filter(used__lt=now - timedelta(days=settings.RETENTION_DAYS_IN_ACCOUNTS))
    cases = Case.objects.filter(pk__in=[*alone.values_list("pk", flat=True), *held.values_list("pk", flat=True)])
    count = cases.count()
    for case_id in cases.values_list("pk", flat=True):
        note(case_id, ITSELF, "", DELETED)
    cases.delete()
    return count
