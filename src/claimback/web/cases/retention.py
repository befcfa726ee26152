"""Cases that nobody opened for long are deleted by themselves."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from claimback.web.cases.models import Case


def forget_old() -> int:
    """Delete cases unused for longer than `RETENTION_DAYS`. Returns how many."""
    cases = Case.objects.filter(used__lt=timezone.now() - timedelta(days=settings.RETENTION_DAYS))
    count = cases.count()
    cases.delete()
    return count
