"""Signing in and out, and a new password by a recovery code. A wrong name and a wrong password are told alike."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from claimback.web.accounts import passkeys, passwords, people, sessions
from claimback.web.accounts.asked import account_of, next_of
from claimback.web.accounts.names import plain
from claimback.web.errors import too_many
from claimback.web.limits.asking import limited
from claimback.web.limits.counting import count, forgive


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@limited("sign_in_address")
def sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in with a password; who is signed in does so again before what cannot be undone."""
    if request.method != "POST":
        return ask(request)
    name = request.POST.get("name", "")[:100]
    wait = count("sign_in_name", plain(name))
    if wait:
        return too_many(request, wait)
    account = people.proved(name, request.POST.get("password", ""))
    if account is None:
        return ask(request, _("Name and password do not fit together. Check both."), 403)
    forgive("sign_in_name", plain(name))
    response = redirect(next_of(request))
    sessions.begin(request, response, account, "password")
    return response


def ask(request: HttpRequest, problem: str = "", status: int = 200) -> HttpResponse:
    """The page that signs in."""
    account = account_of(request)
    typed = request.POST.get("name", "")[:100] or (str(account) if account else "")
    told = {
        "next": next_of(request), "problem": problem, "again": account, "typed": typed,
        "options": passkeys.to_sign_in(passkeys.site_of(request)),
    }  # fmt: skip
    return render(request, "accounts/sign_in.html", told, status=status)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign this browser out."""
    response = redirect("cases:start")
    sessions.end(request, response)
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@limited("sign_in_address")
def recover(request: HttpRequest) -> HttpResponse:
    """A new password for whoever has a recovery code."""
    if request.method != "POST":
        return render(request, "accounts/recover.html", {})
    name, code, password = (request.POST.get(field, "")[:300] for field in ("name", "code", "password"))
    problem = passwords.wrong(password, name)
    if problem:
        return render(request, "accounts/recover.html", {"problem": problem, "typed": name})
    wait = count("sign_in_name", plain(name))
    if wait:
        return too_many(request, wait)
    account = people.recovered(name, code, password)
    if account is None:
        told = _("Name and code do not fit together, or the code was used before.")
        return render(request, "accounts/recover.html", {"problem": told, "typed": name}, status=403)
    response = redirect("accounts:home")
    sessions.begin(request, response, account, "code")
    return response
