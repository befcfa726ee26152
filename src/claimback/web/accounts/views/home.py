"""The account's own page, and what can be changed on it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from claimback.web.accounts import codes, passkeys, passwords, sessions
from claimback.web.accounts.asked import needs_account, needs_fresh, sign_in_of
from claimback.web.accounts.models import Account, Code, SignIn
from claimback.web.audit.models import NO_CASE, Event

_MOST = 20


@require_safe
@needs_account
def home(request: HttpRequest, account: Account) -> HttpResponse:
    """What the account has, and what can be done."""
    events = Event.objects.filter(case=NO_CASE, who=account.pk).order_by("-last")[:_MOST]
    told = {
        "name": str(account), "codes": Code.objects.filter(account=account).count(),
        "keys": len(passkeys.named(account)), "here": sign_in_of(request),
        "events": [(one, _happened().get(one.what, one.what)) for one in events],
        "sign_ins": SignIn.objects.filter(account=account).order_by("-used"),
    }  # fmt: skip
    return render(request, "accounts/home.html", told)


def _happened() -> dict[str, str]:
    return {
        "in by password": _("Signed in with the password"), "in by passkey": _("Signed in with a passkey"),
        "in by code": _("Signed in with a recovery code"), "refused": _("Someone tried a wrong password"),
        "new password": _("The password was changed"), "new codes": _("New recovery codes were made"),
        "new passkey": _("A passkey was added"), "passkey gone": _("A passkey was removed"),
        "not theirs": _("Something was asked for that is not in your lists"),
        "new token": _("A token for a program was made"),
        "no password": _("The password was taken away; passkeys alone sign in"),
    }  # fmt: skip


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@needs_fresh
def password(request: HttpRequest, account: Account) -> HttpResponse:
    """Another password; every other browser is signed out."""
    problem = _change(request, account) if request.method == "POST" else ""
    if request.method != "POST" or problem:
        told = {"problem": problem, "has": bool(account.password), "name": str(account)}
        return render(request, "accounts/password.html", told)
    SignIn.objects.filter(account=account).delete()
    response = redirect("accounts:home")
    sessions.begin(request, response, account, "password")
    return response


def _change(request: HttpRequest, account: Account) -> str:
    """Keep it. Returns what is wrong with it, or nothing."""
    if account.password and not passwords.right(account, request.POST.get("before", "")):
        return _("The password until now is not right.")
    typed = request.POST.get("password", "")
    problem = passwords.wrong(typed, str(account))
    if not problem:
        passwords.keep(account, typed)
    return problem


@require_POST
@needs_fresh
def new_codes(request: HttpRequest, account: Account) -> HttpResponse:
    """New recovery codes; those before open nothing any more."""
    return render(request, "accounts/codes.html", {"codes": codes.renew(account), "name": str(account)})


@require_POST
@needs_account
def out_everywhere(request: HttpRequest, account: Account) -> HttpResponse:
    """Sign every browser out, this one too."""
    SignIn.objects.filter(account=account).delete()
    response = redirect("accounts:in")
    sessions.end(request, response)
    return response
