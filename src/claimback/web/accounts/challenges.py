"""Challenges for passkeys: signed, good for five minutes, for one purpose, and once."""

import hashlib
import secrets
from datetime import timedelta

from django.core import signing
from django.db import IntegrityError, transaction
from django.utils import timezone

from claimback.web.accounts.models import Challenge

_SIGNER = signing.TimestampSigner(salt="claimback.accounts.challenge")
_SECONDS = 5 * 60


def give(purpose: str) -> bytes:
    """A new challenge."""
    return _SIGNER.sign(f"{purpose}:{secrets.token_hex(16)}").encode()


def use(challenge: bytes, purpose: str) -> bool:
    """Use a challenge up. False where it was not given for that purpose, or too long ago, or was used before."""
    try:
        told = _SIGNER.unsign(challenge.decode(errors="replace"), max_age=_SECONDS)
    except signing.BadSignature:
        return False
    if told.rpartition(":")[0] != purpose:
        return False
    try:
        with transaction.atomic():
            Challenge.objects.create(digest=hashlib.sha256(challenge).hexdigest())
    except IntegrityError:
        return False
    return True


def forget_used() -> None:
    """Delete challenges that are too old to be answered again anyway."""
    Challenge.objects.filter(made__lt=timezone.now() - timedelta(seconds=2 * _SECONDS)).delete()
