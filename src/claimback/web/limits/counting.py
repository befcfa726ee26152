"""Counting tries against `settings.LIMITS`: so many in so many seconds, then none until these are over."""

import logging
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac

from claimback.web.limits.models import Count

_log = logging.getLogger("claimback.web")


def count(kind: str, who: str, tries: int = 1) -> int:
    """Count tries. Returns how many seconds to wait, and 0 where there were not too many."""
    most, seconds = settings.LIMITS[kind]
    now, key = timezone.now(), _key(kind, who)
    with transaction.atomic():
        Count.objects.filter(key=key, ends__lte=now).delete()
        one, made = Count.objects.get_or_create(
            key=key, defaults={"tries": tries, "ends": now + timedelta(seconds=seconds)}
        )
        if not made:
            Count.objects.filter(pk=one.pk).update(tries=F("tries") + tries)
            one.refresh_from_db()
    if one.tries <= most:
        return 0
    _log.warning("limit reached: %s", kind)
    return max(1, int((one.ends - now).total_seconds()))


def forgive(kind: str, who: str) -> None:
    """Forget the tries of someone who got it right."""
    Count.objects.filter(key=_key(kind, who)).delete()


def forget_over() -> None:
    """Delete counts whose time is over."""
    Count.objects.filter(ends__lte=timezone.now()).delete()


def _key(kind: str, who: str) -> str:
    return salted_hmac("claimback.limits", f"{kind}:{who}", algorithm="sha256").hexdigest()
