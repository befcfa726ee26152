"""Who asks for a page: what middleware found, what a page does where nobody is signed in, and where to go on."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from claimback.web.accounts import sessions
from claimback.web.accounts.models import Account, SignIn
from claimback.web.signed_out import to_sign_in

P = ParamSpec("P")
Next = Callable[[HttpRequest], HttpResponse]
View = Callable[Concatenate[HttpRequest, Account, P], HttpResponse]
Page = Callable[Concatenate[HttpRequest, P], HttpResponse]


def signed_in(following: Next) -> Next:
    """Middleware: finds who is signed in."""

    def answer(request: HttpRequest) -> HttpResponse:
        request.sign_in = sessions.found(request)  # type: ignore[attr-defined]
        return following(request)

    return answer


def sign_in_of(request: HttpRequest) -> SignIn | None:
    """The sign-in of a request."""
    found = getattr(request, "sign_in", None)
    return found if isinstance(found, SignIn) else None


def account_of(request: HttpRequest) -> Account | None:
    """Who is signed in."""
    one = sign_in_of(request)
    return one.account if one else None


def for_templates(request: HttpRequest) -> dict[str, object]:
    """Context processor: `account`."""
    return {"account": account_of(request)}


def needs_account(view: View[P]) -> Page[P]:
    """A page for someone who is signed in."""

    @wraps(view)
    def page(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        account = account_of(request)
        return view(request, account, *args, **kwargs) if account else to_sign_in(request)

    return page


def needs_fresh(view: View[P]) -> Page[P]:
    """A page for someone who signed in a few minutes ago."""

    @wraps(view)
    def page(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        one = sign_in_of(request)
        if one is None or not sessions.is_fresh(one):
            return to_sign_in(request)
        return view(request, one.account, *args, **kwargs)

    return page


def next_of(request: HttpRequest, otherwise: str = "accounts:home") -> str:
    """Where to go on: an address of this application, whatever was asked for."""
    told = request.POST.get("next") or request.GET.get("next", "")
    here = told.startswith("/") and url_has_allowed_host_and_scheme(told, allowed_hosts=None)
    return told if here else reverse(otherwise)
