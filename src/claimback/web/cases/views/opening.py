"""What every page of a case begins with: the case of its link, and a result or the page that waits for it."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from claimback.web.audit.models import ACCOUNT, LINK
from claimback.web.audit.noting import note
from claimback.web.cases.access import note_page
from claimback.web.cases.asking import care_first
from claimback.web.cases.in_words import name, names, place, value
from claimback.web.cases.store import Keys, Opened, Stale, by_token, touch
from claimback.web.cases.tasks import want
from claimback.web.cases.visitor import SignedOut, case_for, kept_id, visitor_of
from claimback.web.signed_out import to_sign_in

STEPS = {
    "letter": 2, "change": 2, "ask": 3, "answers": 3, "records": 4, "letters": 5, "one_letter": 5, "read": 5,
    "edit": 5, "clash": 5, "versions": 5, "exhibits": 5, "redact": 5, "send": 6,
}  # fmt: skip
"""Which step of the way a page belongs to."""
_TRIES = 3
"""For changes that come at the very same time."""
_DIGITS = 20
"""More than any version has; numbers of thousands of digits are not read at all."""
_OURS = ("csrfmiddlewaretoken", "version")
_NOTE = f"{settings.OWN_COOKIES}meanwhile"
PHRASE = f"{settings.OWN_COOKIES}phrase"
"""Cookies of one case: what others changed meanwhile, and the recovery phrase of a case that was just made."""
P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, Opened, P], HttpResponse]
Page = Callable[Concatenate[HttpRequest, str, P], HttpResponse]


def of_case(view: View[P]) -> Page[P]:
    """A page of a case: the link's token, or the id of a case that is kept in an account, becomes the case.

    A change that meets another's change of the same thing is told so and loses nothing; one that meets other changes
    is kept beside them, and the next page tells it.
    """

    @wraps(view)
    def page(request: HttpRequest, token: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        for left in reversed(range(_TRIES)):
            try:
                case = _case_of(request, token)
            except SignedOut:
                return to_sign_in(request)
            try:
                response = view(request, case, *args, **kwargs)
            except Stale as error:
                if error.keys or not left:
                    return stale(request, case, error)
            else:
                note_page(request, case, response)
                return _noted(request, response, case) if case.meanwhile else response
        raise AssertionError

    return page


def stale(request: HttpRequest, case: Opened, error: Stale) -> HttpResponse:
    """The same thing was changed elsewhere since this form was shown: both are shown, and the person chooses."""
    mine = error.mine or case.state
    rows = [(name(key), value(case.state, key), value(mine, key)) for key in sorted(error.keys)]
    typed = [(field, one) for field, values in request.POST.lists() for one in values if field not in _OURS]
    other = place(token_of(request), min(error.keys, default="answers"))
    told = {"token": token_of(request), "rows": rows, "typed": typed, "case": case, "other": other}
    return render(request, "stale.html", told, status=409)


def _noted(request: HttpRequest, response: HttpResponse, case: Opened) -> HttpResponse:
    """For the next page: between which versions others changed something."""
    told = f"{version_of(request)}.{case.version}"
    response.set_cookie(
        _NOTE, told, max_age=600, path=_path(request), secure=settings.TLS, httponly=True, samesite="Strict"
    )
    return response


def _meanwhile(request: HttpRequest, case: Opened) -> list[str]:
    """What others changed beside this person's last change, in words; told once."""
    first, _dot, last = request.COOKIES.get(_NOTE, "").partition(".")
    if not (first.isdecimal() and last.isdecimal() and len(first + last) < _DIGITS):
        return []
    return names(key for key, at in case.state.changed.items() if int(first) < at < int(last))


def waiting(case: Opened, token: str, kind: str, then: str = "") -> HttpResponse:
    """To the page that waits for a result; the result is put in line."""
    want(case, kind)
    response = redirect("cases:working", token=token, kind=kind)
    if then:
        response["Location"] += f"?then={then}"
    return response


def show(request: HttpRequest, template: str, case: Opened, **more: Any) -> HttpResponse:  # noqa: ANN401
    """A page of a case."""
    meanwhile, token = _meanwhile(request, case), token_of(request)
    told = {
        "token": token, "case": case, "kept": kept_id(token), "step": STEPS.get(template, 0), "meanwhile": meanwhile,
        "urgent": care_first(case, timezone.localdate()), **more,
    }  # fmt: skip
    response = render(request, f"cases/{template}.html", told)
    if meanwhile:
        response.delete_cookie(_NOTE, path=_path(request))
    return response


def _case_of(request: HttpRequest, token: str) -> Opened:
    """The case of a link, or of an account. Raises `SignedOut`, `Http404`."""
    case_id = kept_id(token)
    case = case_for(request, case_id) if case_id else by_token(token)
    touch(case)
    return case


def _path(request: HttpRequest) -> str:
    return reverse("cases:home", args=[token_of(request)])


def begun(request: HttpRequest, case: Opened, keys: Keys, before: Opened | None = None) -> HttpResponse:
    """To the waiting page of a new case. Who is signed in keeps it; else its phrase goes along in a cookie."""
    who = visitor_of(request)
    note(case.row.pk, ACCOUNT if who else LINK, who.id if who else "", "made")
    if who is not None:
        who.take_in(case, before)
        return redirect("cases:working", token=str(case.row.pk), kind="letter")
    response = redirect("cases:working", token=keys.token, kind="letter")
    path = response["Location"].rsplit("working", 1)[0]
    response.set_cookie(
        PHRASE, keys.phrase, max_age=3600, path=path, secure=settings.TLS, httponly=True, samesite="Strict"
    )
    return response


def token_of(request: HttpRequest) -> str:
    """The token of the link."""
    return str(request.resolver_match.kwargs["token"]) if request.resolver_match else ""


def version_of(request: HttpRequest) -> int | None:
    """The version of the case that a form was made from."""
    told = request.POST.get("version", "")
    return int(told) if told.isdecimal() and len(told) < _DIGITS else None
