"""The list of a person's cases."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from claimback.knowledge.retelling import retold
from claimback.web.accounts.asked import needs_account
from claimback.web.accounts.models import Account
from claimback.web.cases.tongue import spoken_book
from claimback.web.desk import desks
from claimback.web.desk.listing import ORDERS, listing
from claimback.web.desk.rows import Row, rows


@require_http_methods(["GET", "HEAD", "POST"])
@needs_account
def cases(request: HttpRequest, account: Account) -> HttpResponse:
    """The list. A search comes by POST, since a name has no place in an address; it changes nothing."""
    asked, search = request.GET, request.POST.get("search", "")[:80]
    number = int(page) if (page := asked.get("page", "")).isdecimal() and len(page) < 6 else 1
    every = rows(account, timezone.localdate())
    found = listing(every, asked.get("show", ""), asked.get("order", ""), number, search)
    shared = any(one.shared for one in desks.of(account))
    told = {
        "found": found, "lines": [(row, stages()[row.stage], _words(row)) for row in found.rows], "search": search,
        "filters": [(name, words, found.counts[name]) for name, words in filters(shared=shared).items()],
        "orders": [(name, words) for name, words in orders().items() if name in ORDERS], "none": not every,
        "shared": shared,
    }  # fmt: skip
    return render(request, "desk/list.html", told)


def _words(row: Row) -> str:
    """What its date is, in the language of the page."""
    return retold(spoken_book(), row.due.what) if row.due else ""


def filters(*, shared: bool) -> dict[str, str]:
    """What can be shown, by name."""
    every = {
        "open": _("All open"), "soon": _("Due within 14 days"), "waiting": _("Waiting for an answer"),
        "mine": _("Assigned to me"), "nobodys": _("Assigned to nobody"), "done": _("Done"),
    }  # fmt: skip
    return every if shared else {name: words for name, words in every.items() if name not in ("mine", "nobodys")}


def orders() -> dict[str, str]:
    """How the list can be ordered."""
    return {"due": _("by date"), "name": _("by name"), "new": _("newest first")}


def stages() -> dict[str, str]:
    """What is next, in words."""
    return {
        "reading": _("The letter is being read"), "unread": _("The letter could not be read"),
        "story": _("Tell the story"), "records": _("Give records"), "letters": _("Check the letters and send"),
        "waiting": _("Sent, waiting for an answer"), "nothing": _("Nothing to appeal in this letter"),
        "done": _("Done"),
    }  # fmt: skip
