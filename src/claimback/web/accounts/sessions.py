"""Who is signed in: a random cookie whose digest is kept, with limits of time that the server holds to."""

import hashlib
import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import rotate_token
from django.utils import timezone

from claimback.web.accounts.models import Account, SignIn
from claimback.web.audit.models import ACCOUNT, NO_CASE
from claimback.web.audit.noting import note

_BYTES = 32
_NOTED = timedelta(minutes=1)
"""That a sign-in was used is written down no more often."""


def begin(request: HttpRequest, response: HttpResponse, account: Account, how: str) -> None:
    """Sign a browser in: always with a new cookie, and what it had before ends."""
    end(request, response)
    secret, now = secrets.token_urlsafe(_BYTES), timezone.now()
    SignIn.objects.create(account=account, digest=_digest(secret), how=how, made=now, used=now)
    Account.objects.filter(pk=account.pk).update(used=now)
    note(NO_CASE, ACCOUNT, account.pk, f"in by {how}")
    rotate_token(request)
    response.set_cookie(
        settings.ACCOUNT_COOKIE, secret, max_age=settings.ACCOUNT_LONGEST, path="/", secure=settings.TLS,
        httponly=True, samesite="Strict",
    )  # fmt: skip


def end(request: HttpRequest, response: HttpResponse) -> None:
    """Sign a browser out, here and in the database."""
    told = request.COOKIES.get(settings.ACCOUNT_COOKIE, "")
    if told:
        SignIn.objects.filter(digest=_digest(told)).delete()
        response.delete_cookie(settings.ACCOUNT_COOKIE, path="/", samesite="Strict")


def end_others(request: HttpRequest, account: Account) -> None:
    """Sign every other browser of the account out, since how one signs in has changed."""
    told = request.COOKIES.get(settings.ACCOUNT_COOKIE, "")
    SignIn.objects.filter(account=account).exclude(digest=_digest(told)).delete()


def found(request: HttpRequest) -> SignIn | None:
    """The sign-in of a request's cookie, unless it is too old or was idle for too long."""
    told = request.COOKIES.get(settings.ACCOUNT_COOKIE, "")
    now = timezone.now()
    one = SignIn.objects.select_related("account").filter(digest=_digest(told)).first() if told else None
    if one is None or _over(one, now):
        return None
    if one.used < now - _NOTED:
        SignIn.objects.filter(pk=one.pk).update(used=now)
    return one


def forget_over() -> None:
    """Delete sign-ins that hold no more."""
    now = timezone.now()
    SignIn.objects.filter(made__lt=now - settings.ACCOUNT_LONGEST).delete()
    SignIn.objects.filter(used__lt=now - settings.ACCOUNT_IDLE).delete()


def is_fresh(one: SignIn) -> bool:
    """Whether someone proved who they are just now, as what cannot be undone asks for."""
    return one.made > timezone.now() - settings.ACCOUNT_FRESH


def _over(one: SignIn, now: datetime) -> bool:
    return one.made < now - settings.ACCOUNT_LONGEST or one.used < now - settings.ACCOUNT_IDLE


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
