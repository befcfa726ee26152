"""Programs of an account: tokens for the API that open what the account opens. A secret is shown once."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from claimback.web.accounts.asked import needs_fresh
from claimback.web.accounts.models import Account
from claimback.web.api import tokens
from claimback.web.audit.models import ACCOUNT, NO_CASE
from claimback.web.audit.noting import note

MOST = 10


@require_http_methods(["GET", "HEAD", "POST"])
@needs_fresh
def programs(request: HttpRequest, account: Account) -> HttpResponse:
    """The tokens; a POST makes one."""
    mine, label = tokens.of_account(account), " ".join(request.POST.get("label", "").split())
    told: dict[str, object] = {"tokens": mine}
    if request.method == "POST" and len(mine) >= MOST:
        told["problem"] = _("An account has ten tokens at most. End one first.")
    elif request.method == "POST" and label:
        told["secret"] = tokens.issue(label, account.pk)[1]
        told["tokens"] = tokens.of_account(account)
        note(NO_CASE, ACCOUNT, account.pk, "new token")
    return render(request, "accounts/programs.html", told)


@require_POST
@needs_fresh
def end(request: HttpRequest, account: Account, number: int) -> HttpResponse:
    """End a token at once."""
    del request
    tokens.end(number, account)
    return redirect("programs")
