"""Issuing, finding and ending tokens, and what each may open."""

import hashlib
import secrets

from django.db.models import Case as Choose
from django.db.models import F, Value, When
from django.http import Http404
from django.utils import timezone

from claimback.web.api.models import Grant, Token
from claimback.web.cases import store
from claimback.web.cases.store import Opened

PREFIX = "claimback_"
"""So that a scanner for leaked secrets knows one when it sees it."""
_BYTES = 32


def issue(label: str, owner: str | None = None) -> tuple[Token, str]:
    """A new token and its secret, which is kept nowhere."""
    secret = PREFIX + secrets.token_urlsafe(_BYTES)
    return Token.objects.create(digest=_digest(secret), label=label[:80], owner=owner), secret


def by_secret(secret: str) -> Token | None:
    """The token of a secret, unless it ended. It is looked up by its digest, so the time that takes tells nothing."""
    return Token.objects.filter(digest=_digest(secret), ended=None).first()


def end(token_id: int) -> bool:
    """End a token at once. False where there is none of that number, or it had ended."""
    return Token.objects.filter(pk=token_id, ended=None).update(ended=timezone.now()) > 0


def count(token: Token) -> tuple[int, int]:
    """Count a request. Returns how many there were in this minute, and how many seconds it has left."""
    now = timezone.now()
    minute, second = divmod(int(now.timestamp()), 60)
    calls = Choose(When(minute=minute, then=F("calls") + 1), default=Value(1))
    Token.objects.filter(pk=token.pk).update(used=now, calls=calls, minute=minute)
    return (token.calls + 1 if token.minute == minute else 1), 60 - second


def grant(token: Token, case: Opened) -> None:
    """Let a token open a case."""
    Grant.objects.get_or_create(token=token, case=case.row)


def opened(token: Token, case_id: str) -> Opened:
    """A case that the token may open. Raises `Http404` for any other, whether it is there or not."""
    if not Grant.objects.filter(token=token, case_id=case_id).exists():
        raise Http404
    return store.by_id(case_id)


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
