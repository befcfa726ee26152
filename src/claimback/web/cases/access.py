"""What a page of a case was: opened, changed, downloaded. Noted for whoever holds the case."""

from django.http import HttpRequest, HttpResponse

from claimback.web.audit.models import ACCOUNT, LINK
from claimback.web.audit.noting import note
from claimback.web.cases.store import Opened
from claimback.web.cases.visitor import kept_id, visitor_of

_ASIDE = ("working", "delete", "hold")
"""Pages that only wait, and those that note for themselves."""


def noted(request: HttpRequest, case: Opened, what: str) -> None:
    """Note what the visitor of a page did."""
    who, match = visitor_of(request), request.resolver_match
    kept = kept_id(str(match.kwargs.get("token", ""))) if match else None
    note(case.row.pk, ACCOUNT if kept else LINK, who.id if who else "", what)


def note_page(request: HttpRequest, case: Opened, response: HttpResponse) -> None:
    """Note a page by its answer; a form that was refused did nothing."""
    name = request.resolver_match.url_name if request.resolver_match else ""
    what = _what(request, response)
    if what and name not in _ASIDE:
        noted(request, case, what)


def _what(request: HttpRequest, response: HttpResponse) -> str:
    if response.status_code >= 400:
        return ""
    if request.method == "POST":
        return "changed" if response.status_code == 302 else ""
    if "attachment" in response.headers.get("Content-Disposition", ""):
        return "downloaded"
    page = response.headers.get("Content-Type", "").startswith("text/html")
    return "opened" if page and response.status_code == 200 else ""
