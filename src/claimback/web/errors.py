"""Pages for what went wrong: one plain sentence, what to do, nothing of the case."""

import logging
import sys
import traceback
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

_log = logging.getLogger("claimback.web")


def _page(request: HttpRequest, status: int, title: str, what: str) -> HttpResponse:
    return render(request, "error.html", {"title": title, "what": what}, status=status)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """No such page, or a case that was deleted."""
    del exception
    return _page(
        request, 404, _("This page is not here"),
        _("Check the link. If the case was deleted, everything in it is gone and you can start again."),
    )  # fmt: skip


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A request that no page of this application makes."""
    del exception
    return _page(request, 400, _("That could not be understood"), _("Go back and try again; nothing was changed."))


def broken(request: HttpRequest) -> HttpResponse:
    """An error of this program. Its kind and place are logged; what it said may hold someone's words and is not."""
    kind, _error, trace = sys.exc_info()
    place = traceback.extract_tb(trace)[-1] if trace else None
    if kind and place:
        _log.error("error: %s in %s, line %s", kind.__name__, Path(place.filename).name, place.lineno)
    return _page(
        request, 500, _("Something went wrong here"),
        _("Nothing of your case is lost. Try again in a moment."),
    )  # fmt: skip


def too_many(request: HttpRequest, wait: int) -> HttpResponse:
    """Something was tried too often; `wait` seconds from now it may be tried again."""
    minutes = max(1, -(-wait // 60))
    told = ngettext(
        "This was tried too often. Try again in %(n)s minute; nothing was changed.",
        "This was tried too often. Try again in %(n)s minutes; nothing was changed.",
        minutes,
    )
    response = _page(request, 429, _("Please wait a little"), told % {"n": minutes})
    response["Retry-After"] = str(wait)
    return response


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without its protection against forgery."""
    del reason
    _log.warning("form refused")
    return _page(
        request, 403, _("This form is too old"),
        _("Go back, reload the page and send it again. If it happens again, allow cookies for this site."),
    )  # fmt: skip
