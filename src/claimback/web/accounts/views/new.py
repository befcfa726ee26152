"""A new account: first a name, then a password, then recovery codes that are shown once."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from claimback.web.accounts import names, passkeys, passwords, people, sessions
from claimback.web.accounts.models import Account
from claimback.web.limits.asking import limited


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@limited("new_account")
def new(request: HttpRequest) -> HttpResponse:
    """The steps."""
    if request.method != "POST":
        return _ask_name(request)
    name = names.of_ticket(request.POST.get("ticket", ""))
    if name and request.POST.get("credential"):
        return _take_passkey(request, name)
    return _take_password(request, name) if name else _take_name(request)


def _ask_name(request: HttpRequest, problem: str = "") -> HttpResponse:
    told = {"problem": problem, "typed": request.POST.get("name", "")[: names.LONGEST]}
    return render(request, "accounts/new.html", told)


def _take_name(request: HttpRequest) -> HttpResponse:
    typed = request.POST.get("name", "")
    problem = names.wrong(typed)
    return _ask_name(request, problem) if problem else _ask_password(request, names.ticket(typed))


def _ask_password(request: HttpRequest, ticket: str, problem: str = "") -> HttpResponse:
    name = names.of_ticket(ticket)
    options = passkeys.to_begin(name, passkeys.site_of(request))
    told = {"ticket": ticket, "name": name, "problem": problem, "options": options}
    return render(request, "accounts/new_password.html", told)


def _take_password(request: HttpRequest, name: str) -> HttpResponse:
    password = request.POST.get("password", "")
    problem = passwords.wrong(password, name)
    if problem:
        return _ask_password(request, request.POST["ticket"], problem)
    made = people.make(name, password)
    if made is None:
        return _ask_name(request, _("This form was sent before. Begin again, or sign in."))
    return _begin(request, name, *made, "password")


def _take_passkey(request: HttpRequest, name: str) -> HttpResponse:
    made = passkeys.begin(name, passkeys.site_of(request), request.POST["credential"])
    if made is None:
        told = _("This passkey could not be added. Try again, or take a password.")
        return _ask_password(request, request.POST["ticket"], told)
    return _begin(request, name, *made, "passkey")


def _begin(request: HttpRequest, name: str, account: Account, codes: list[str], how: str) -> HttpResponse:
    told = {"codes": codes, "name": name, "new": True, "account": account}
    response = TemplateResponse(request, "accounts/codes.html", told)
    sessions.begin(request, response, account, how)
    return response
