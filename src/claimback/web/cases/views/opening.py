"""What every page of a case begins with: the case of its link, and a result or the page that waits for it."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from claimback.web.cases.store import Opened, Stale, by_token
from claimback.web.cases.tasks import want

STEPS = {
    "letter": 2, "change": 2, "ask": 3, "answers": 3, "records": 4, "letters": 5, "one_letter": 5, "read": 5,
    "edit": 5, "exhibits": 5, "send": 6,
}  # fmt: skip
"""Which step of the way a page belongs to."""
P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, Opened, P], HttpResponse]
Page = Callable[Concatenate[HttpRequest, str, P], HttpResponse]


def of_case(view: View[P]) -> Page[P]:
    """A page of a case: the link's token becomes the case. A form that is too old is told so and changes nothing."""

    @wraps(view)
    def page(request: HttpRequest, token: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        case = by_token(token)
        try:
            return view(request, case, *args, **kwargs)
        except Stale:
            return stale(request)

    return page


def stale(request: HttpRequest) -> HttpResponse:
    """Another page or person changed the case since this form was shown. What was typed is given back."""
    hidden = {"csrfmiddlewaretoken", "version"}
    typed = [(name, value) for name, values in request.POST.lists() for value in values if name not in hidden]
    title = _("This case was changed somewhere else meanwhile")
    return render(request, "stale.html", {"title": title, "typed": typed}, status=409)


def waiting(case: Opened, token: str, kind: str, then: str = "") -> HttpResponse:
    """To the page that waits for a result; the result is put in line."""
    want(case, kind)
    response = redirect("cases:working", token=token, kind=kind)
    if then:
        response["Location"] += f"?then={then}"
    return response


def show(request: HttpRequest, template: str, case: Opened, **more: Any) -> HttpResponse:  # noqa: ANN401
    """A page of a case."""
    told = {"token": token_of(request), "case": case, "step": STEPS.get(template, 0), **more}
    return render(request, f"cases/{template}.html", told)


def token_of(request: HttpRequest) -> str:
    """The token of the link."""
    return str(request.resolver_match.kwargs["token"]) if request.resolver_match else ""


def version_of(request: HttpRequest) -> int | None:
    """The version of the case that a form was made from."""
    told = request.POST.get("version", "")
    return int(told) if told.isdecimal() else None
