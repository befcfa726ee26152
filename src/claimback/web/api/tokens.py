"""Issuing, finding and ending tokens, and what each may open."""

import hashlib
import secrets
from uuid import UUID

from django.db.models import Case as Choose
from django.db.models import F, Value, When
from django.http import Http404
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from claimback.web.accounts.models import Account
from claimback.web.api.models import Grant, Token
from claimback.web.cases import store
from claimback.web.cases.models import Case
from claimback.web.cases.store import Opened
from claimback.web.desk import desks
from claimback.web.desk.keeping import held, hold
from claimback.web.desk.models import Holding

PREFIX = "claimback_"
"""So that a scanner for leaked secrets knows one when it sees it."""
_BYTES = 32


def issue(label: str, owner: str | None = None) -> tuple[Token, str]:
    """A new token and its secret, which is kept nowhere."""
    secret = PREFIX + secrets.token_urlsafe(_BYTES)
    return Token.objects.create(digest=_digest(secret), label=label[:80], owner=owner), secret


def by_secret(secret: str) -> Token | None:
    """The token of a secret, unless it or its account ended. Looked up by its digest, so the time tells nothing."""
    found = Token.objects.filter(digest=_digest(secret), ended=None).first()
    return None if found and found.owner and _owner(found) is None else found


def end(token_id: int, account: Account | None = None) -> bool:
    """End a token at once. False where there is none of that number (of that account's), or it had ended."""
    found = Token.objects.filter(pk=token_id, ended=None)
    mine = found.filter(owner=account.pk) if account else found
    return mine.update(ended=timezone.now()) > 0


def count(token: Token) -> tuple[int, int]:
    """Count a request. Returns how many there were in this minute, and how many seconds it has left."""
    now = timezone.now()
    minute, second = divmod(int(now.timestamp()), 60)
    calls = Choose(When(minute=minute, then=F("calls") + 1), default=Value(1))
    Token.objects.filter(pk=token.pk).update(used=now, calls=calls, minute=minute)
    return (token.calls + 1 if token.minute == minute else 1), 60 - second


def of_account(account: Account) -> list[Token]:
    """The tokens of an account that have not ended."""
    return list(Token.objects.filter(owner=account.pk, ended=None).order_by("pk"))


def grant(token: Token, case: Opened) -> None:
    """Let a token open a case; one of an account's puts it into the account's list, since it opens what that opens."""
    account = _owner(token)
    if account is None:
        Grant.objects.get_or_create(token=token, case=case.row)
        return
    day = date_format(timezone.localdate(), "DATE_FORMAT")
    hold(desks.own(account), case, _("Case of %(day)s") % {"day": day}, linked=True, for_whom=account)


def opened(token: Token, case_id: str) -> Opened:
    """A case that the token may open. Raises `Http404` for any other, whether it is there or not."""
    account = _owner(token)
    if account is not None:
        return store.opened(held(account, UUID(case_id)).case)
    if not Grant.objects.filter(token=token, case_id=case_id).exists():
        raise Http404
    return store.by_id(case_id)


def listed(token: Token, before: int, most: int) -> list[tuple[int, Case]]:
    """The cases that a token may open, with the number of each line, those added last first."""
    account = _owner(token)
    rows = (
        Grant.objects.filter(token=token) if account is None else Holding.objects.filter(desk__members__account=account)
    )
    found = rows.filter(pk__lt=before).select_related("case").order_by("-pk")
    return [(one.pk, one.case) for one in found[:most]]


def _owner(token: Token) -> Account | None:
    return Account.objects.filter(pk=token.owner).first() if token.owner else None


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
