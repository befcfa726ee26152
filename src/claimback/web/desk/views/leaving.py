"""Deleting the account, told before with what goes with it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from claimback.web.accounts import sessions
from claimback.web.accounts.asked import needs_fresh
from claimback.web.accounts.models import Account
from claimback.web.desk import leaving
from claimback.web.desk.keeping import name_of


@require_http_methods(["GET", "HEAD", "POST"])
@needs_fresh
def delete(request: HttpRequest, account: Account) -> HttpResponse:
    """Delete the account, at once and for real."""
    groups = leaving.left_behind(account)
    if request.method != "POST" or request.POST.get("sure") != "yes" or groups:
        told = {
            "asked": request.method == "POST" and not groups, "lost": list(map(name_of, leaving.lost(account))),
            "groups": groups,
        }  # fmt: skip
        return render(request, "accounts/delete.html", told)
    gone = leaving.leave(account)
    request.sign_in = None  # type: ignore[attr-defined]
    response = render(request, "accounts/deleted.html", {"gone": gone})
    sessions.end(request, response)
    return response
