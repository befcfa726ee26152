"""The page that waits: how far the work is, told truly; it reloads itself and goes on when the work is done."""

import re

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from claimback.web.cases.store import Opened
from claimback.web.cases.tasks import KINDS, again, told, want
from claimback.web.cases.views.opening import of_case, show, token_of

AFTER = {"letter": "letter", "appeal": "letters", "folder": "send"}
_PAGE = re.compile("home|letter|exhibits|records|send|letters(?:/[a-z-]+(?:/(?:read|edit|versions))?)?")
"""Pages of the case to go on at, as their addresses below it."""


@require_http_methods(["GET", "HEAD", "POST"])
@of_case
def working(request: HttpRequest, case: Opened, kind: str) -> HttpResponse:
    """Progress; a POST tries again what failed."""
    if kind not in KINDS:
        raise Http404
    if request.method == "POST":
        again(case, kind)
    work = want(case, kind)
    target = request.GET.get("then", "")
    if not _PAGE.fullmatch(target):
        target = AFTER[kind]
    if work is None:
        response = redirect(reverse("cases:home", args=[token_of(request)]) + target.removeprefix("home"))
        if getattr(request, "htmx", False):
            response = HttpResponse(status=204, headers={"HX-Redirect": response["Location"]})
        return response
    template = "progress" if getattr(request, "htmx", False) and not work.failed else "working"
    return show(request, template, case, work=work, told=told(case, work), kind=kind, then=target)
