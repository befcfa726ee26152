"""One case of the list: its name, whether it is done, a link to give to someone, and taking it out."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from claimback.web.accounts.asked import needs_account
from claimback.web.accounts.models import Account
from claimback.web.audit.models import ACCOUNT
from claimback.web.audit.noting import note
from claimback.web.desk import desks, keeping, place
from claimback.web.desk.models import Holding, Member


@require_http_methods(["GET", "HEAD", "POST"])
@needs_account
def one(request: HttpRequest, account: Account, number: int) -> HttpResponse:
    """The page; a POST keeps the name and whether the case is done."""
    found = keeping.of_number(account, number)
    if request.method == "POST":
        keeping.rename(found, request.POST.get("name", ""))
        place.assign(found, request.POST.get("assigned", ""), account)
        closed = (found.closed or timezone.now()) if request.POST.get("done") == "yes" else None
        Holding.objects.filter(pk=found.pk).update(closed=closed)
        place.move(found, request.POST.get("desk", ""), account)
        return redirect("desk:list")
    return _show(request, account, found)


@require_POST
@needs_account
def link(request: HttpRequest, account: Account, number: int) -> HttpResponse:
    """A new link and phrase, shown once, to give to someone."""
    found = _ruled(account, number)
    keys = keeping.new_keys(found)
    note(found.case.pk, ACCOUNT, account.pk, "new link")
    return _show(request, account, found, keys=keys, address=request.build_absolute_uri(f"/c/{keys.token}/"))


@require_POST
@needs_account
def take_out(request: HttpRequest, account: Account, number: int) -> HttpResponse:
    """Take the case out of the list; it stays where its link or another desk has it."""
    found = _ruled(account, number)
    if keeping.is_last(found):
        return _show(request, account, found, refused=True, status=409)
    note(found.case.pk, ACCOUNT, account.pk, "taken out")
    found.delete()
    return redirect("desk:list")


def _ruled(account: Account, number: int) -> Holding:
    """A case that the person may also take elsewhere. Raises `Http404`."""
    found = keeping.of_number(account, number)
    if not place.rules(found, account):
        keeping.not_theirs(account)
    return found


def _show(request: HttpRequest, account: Account, found: Holding, status: int = 200, **more: object) -> HttpResponse:
    people = Member.objects.filter(desk=found.desk).select_related("account").order_by("made")
    told = {
        "people": people if found.desk.shared else [],
        "places": desks.of(account),
        "rules": place.rules(found, account),
        "one": found,
        "name": keeping.name_of(found),
        "last": keeping.is_last(found),
        **more,
    }
    return render(request, "desk/one.html", told, status=status)
