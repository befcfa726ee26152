"""Cases that come to the list from elsewhere: by their link or phrase, or from their own page."""

import re

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from claimback.web.accounts.asked import account_of, needs_account
from claimback.web.accounts.models import Account
from claimback.web.audit.models import LINK
from claimback.web.audit.noting import note
from claimback.web.cases import store
from claimback.web.cases.store import Opened
from claimback.web.cases.views.opening import of_case
from claimback.web.cases.visitor import kept_id
from claimback.web.desk import desks
from claimback.web.desk.keeping import hold
from claimback.web.limits.asking import limited
from claimback.web.signed_out import to_sign_in

_LINK = re.compile(r"(?:^|/c/)([A-Za-z0-9_-]{32})(?:/|$)")


@require_http_methods(["GET", "HEAD", "POST"])
@limited("phrase")
@needs_account
def add(request: HttpRequest, account: Account) -> HttpResponse:
    """Add a case by its link or its phrase; both go on opening it."""
    if request.method != "POST":
        return render(request, "desk/add.html", {})
    name, typed = request.POST.get("name", ""), request.POST.get("key", "").strip()[:300]
    case = _found(typed)
    if case is None:
        told = _("No case has this link or phrase. Check each letter.")
        return render(request, "desk/add.html", {"problem": told, "name": name}, status=404)
    hold(desks.own(account), case, name, linked=True, for_whom=account)
    note(case.row.pk, LINK, account.pk, "kept")
    return redirect("desk:list")


@require_POST
@of_case
def keep_here(request: HttpRequest, case: Opened) -> HttpResponse:
    """Keep the case of this page in the account."""
    account = account_of(request)
    if account is None:
        return to_sign_in(request)
    if request.resolver_match and kept_id(str(request.resolver_match.kwargs["token"])):
        raise Http404  # a group's case is not copied out of it
    hold(desks.own(account), case, request.POST.get("name", ""), linked=True, for_whom=account)
    note(case.row.pk, LINK, account.pk, "kept")
    return redirect("cases:home", token=str(case.row.pk))


def _found(typed: str) -> Opened | None:
    link = _LINK.search(typed)
    try:
        return store.by_token(link[1]) if link else store.by_phrase(typed)
    except Http404:
        return None
