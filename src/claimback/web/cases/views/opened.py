"""Who opened this case: for whoever holds it."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from claimback.web.audit.models import ACCOUNT, LINK, PHRASE, TOKEN, Event
from claimback.web.cases.store import Opened
from claimback.web.cases.views.opening import of_case, show
from claimback.web.cases.visitor import visitor_of

_MOST = 300


@require_safe
@of_case
def opened(request: HttpRequest, case: Opened) -> HttpResponse:
    """The lines, the newest first."""
    found = list(Event.objects.filter(case=case.row.pk).order_by("-last")[:_MOST])
    visitor = visitor_of(request)
    known = visitor.names({one.who for one in found if one.by != TOKEN}) if visitor else {}
    rows = [(one, _who(one, known), _what().get(one.what, one.what)) for one in found]
    return show(request, "opened", case, rows=rows)


def _who(one: Event, known: dict[str, str]) -> str:
    """Who it was, in words; whom the asker does not work with stays a number."""
    if one.by == TOKEN:
        return _("A program (token %(number)s)") % {"number": one.who}
    account = known.get(one.who) or (_("an account (%(number)s)") % {"number": one.who[:6]} if one.who else "")
    ways = {
        ACCOUNT: _("From a list of cases"), LINK: _("By the link"), PHRASE: _("By the recovery phrase"),
    }  # fmt: skip
    way = ways.get(one.by, _("This program by itself"))
    return f"{way}: {account}" if account else way


def _what() -> dict[str, str]:
    return {
        "made": _("made it"),
        "opened": _("opened it"),
        "changed": _("changed it"),
        "downloaded": _("downloaded from it"),
        "new link": _("got a new link"),
        "kept": _("put it into a list"),
        "taken out": _("took it out of a list"),
        "assigned": _("gave it to someone to work on"),
    }
