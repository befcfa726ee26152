"""Who asks for a page: what middleware found, what a page does where nobody is signed in, and where to go on."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from urllib.parse import urlencode, urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from claimback.web.accounts import sessions
from claimback.web.accounts.models import Account, SignIn

P = ParamSpec("P")
Next = Callable[[HttpRequest], HttpResponse]
View = Callable[Concatenate[HttpRequest, Account, P], HttpResponse]
Page = Callable[Concatenate[HttpRequest, P], HttpResponse]
_HIDDEN = {"csrfmiddlewaretoken", "version", "next", "ticket"}
_NEVER = ("password", "code")


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


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """To the page that signs in, and back; what was typed in a form meanwhile is given back, not lost."""
    form = urlsplit(request.headers.get("Referer", "")).path
    told = form if request.method == "POST" else request.get_full_path()
    address = f"{reverse('accounts:in')}?{urlencode({'next': told})}"
    if request.method != "POST":
        return redirect(address)
    typed = [
        (name, value)
        for name, values in request.POST.lists()
        if name not in _HIDDEN and not any(word in name for word in _NEVER)
        for value in values
    ]
    return render(request, "accounts/signed_out.html", {"typed": typed, "address": address}, status=401)


def next_of(request: HttpRequest, otherwise: str = "accounts:home") -> str:
    """Where to go on: an address of this application, whatever was asked for."""
    told = request.POST.get("next") or request.GET.get("next", "")
    here = told.startswith("/") and url_has_allowed_host_and_scheme(told, allowed_hosts=None)
    return told if here else reverse(otherwise)
