"""Passkeys: adding and removing them, signing in with one, and doing without a password."""

import logging

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from claimback.web.accounts import passkeys, sessions
from claimback.web.accounts.asked import needs_fresh, next_of
from claimback.web.accounts.models import Account
from claimback.web.accounts.sessions import end_others
from claimback.web.accounts.views.signing_in import ask
from claimback.web.audit.models import ACCOUNT, NO_CASE
from claimback.web.audit.noting import note
from claimback.web.limits.asking import limited

_log = logging.getLogger("claimback.web")


@require_http_methods(["GET", "HEAD", "POST"])
@needs_fresh
def keys(request: HttpRequest, account: Account) -> HttpResponse:
    """The account's passkeys; a POST adds one."""
    if request.method != "POST":
        return _show(request, account)
    brought, name = request.POST.get("credential", ""), request.POST.get("name", "")
    if not passkeys.add(account, passkeys.site_of(request), brought, name):
        return _show(request, account, _("This passkey could not be added. Try again."), 400)
    end_others(request, account)
    return redirect("accounts:passkeys")


@require_POST
@needs_fresh
def remove(request: HttpRequest, account: Account, number: int) -> HttpResponse:
    """Take one away."""
    if not passkeys.remove(account, number):
        return _show(request, account, _("The last way to sign in stays. Set a password first."), 409)
    end_others(request, account)
    return redirect("accounts:passkeys")


@require_POST
@needs_fresh
def alone(request: HttpRequest, account: Account) -> HttpResponse:
    """Do without the password from now on."""
    if len(passkeys.named(account)) < 2:
        return _show(request, account, _("Add a second passkey first, in case the first is lost."), 409)
    Account.objects.filter(pk=account.pk).update(password="")
    note(NO_CASE, ACCOUNT, account.pk, "no password")
    return redirect("accounts:passkeys")


@require_POST
@limited("sign_in_address")
def sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in with a passkey."""
    account = passkeys.proved(passkeys.site_of(request), request.POST.get("credential", ""))
    if account is None:
        _log.warning("passkey refused")
        return ask(request, _("This passkey does not open an account here. Try again, or use the password."), 403)
    response = redirect(next_of(request))
    sessions.begin(request, response, account, "passkey")
    return response


def _show(request: HttpRequest, account: Account, problem: str = "", status: int = 200) -> HttpResponse:
    told = {
        "keys": passkeys.named(account), "problem": problem,
        "options": passkeys.to_add(account, passkeys.site_of(request)),
    }  # fmt: skip
    return render(request, "accounts/passkeys.html", told, status=status)
