"""Groups: making one, joining by a code, who belongs to it, and its end."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from claimback.web.accounts.asked import needs_account
from claimback.web.accounts.models import Account
from claimback.web.desk import groups
from claimback.web.desk.keeping import shortened
from claimback.web.desk.models import MEMBER, OWNER, Invite, Member
from claimback.web.limits.asking import limited


@require_http_methods(["GET", "HEAD", "POST"])
@needs_account
def new(request: HttpRequest, account: Account) -> HttpResponse:
    """Make a group, or see those there are."""
    if request.method == "POST" and shortened(request.POST.get("name", "")):
        return redirect("desk:group", desk=groups.make(account, request.POST["name"]).pk)
    return _all(request, account)


@require_POST
@limited("phrase")
@needs_account
def join(request: HttpRequest, account: Account) -> HttpResponse:
    """Join a group by a code."""
    desk = groups.join(account, request.POST.get("code", "")[:100])
    if desk is None:
        return _all(request, account, _("This code opens no group. It works once, and for seven days."), 404)
    return redirect("desk:group", desk=desk.pk)


@require_safe
@needs_account
def group(request: HttpRequest, account: Account, desk: str) -> HttpResponse:
    """Who belongs to it."""
    return _show(request, groups.member(account, desk))


@require_POST
@needs_account
def invite(request: HttpRequest, account: Account, desk: str) -> HttpResponse:
    """A code to give to someone, shown once; or take back all that are open."""
    me = groups.owner(account, desk)
    if request.POST.get("way") == "none":
        Invite.objects.filter(desk=me.desk).delete()
        return redirect("desk:group", desk=desk)
    return _show(request, me, code=groups.invite(me.desk))


@require_POST
@needs_account
def role(request: HttpRequest, account: Account, desk: str, number: int) -> HttpResponse:
    """Make someone an owner or a member, or take someone out; anyone may leave."""
    me, one = groups.member(account, desk), _of_group(desk, number)
    way = request.POST.get("way", "")
    if one.pk != me.pk or way != "out":
        groups.owner(account, desk)
    done = groups.remove(one) if way == "out" else way in (OWNER, MEMBER) and groups.set_role(one, way)
    if not done:
        return _show(request, me, _("A group needs an owner. Make someone else an owner first."), status=409)
    return redirect("desk:groups") if way == "out" and one.account == account else redirect("desk:group", desk=desk)


@require_POST
@needs_account
def end(request: HttpRequest, account: Account, desk: str) -> HttpResponse:
    """End the group."""
    me = groups.owner(account, desk)
    if groups.end(me.desk):
        return redirect("desk:groups")
    told = _("Cases lie here that nothing else opens. Make links for them, or delete them, first.")
    return _show(request, me, told, status=409)


def _of_group(desk: str, number: int) -> Member:
    found = Member.objects.filter(pk=number, desk_id=desk).select_related("desk", "account").first()
    if found is None:
        raise Http404
    return found


def _all(request: HttpRequest, account: Account, problem: str = "", status: int = 200) -> HttpResponse:
    mine = Member.objects.filter(account=account, desk__shared=True).select_related("desk").order_by("made")
    return render(request, "desk/groups.html", {"mine": mine, "problem": problem}, status=status)


def _show(request: HttpRequest, me: Member, problem: str = "", code: str = "", status: int = 200) -> HttpResponse:
    members = Member.objects.filter(desk=me.desk).select_related("account").order_by("made")
    told = {
        "me": me, "desk": me.desk, "members": members, "owns": me.role == OWNER, "problem": problem, "code": code,
        "open": Invite.objects.filter(desk=me.desk).count(), "alone": len(members) == 1,
    }  # fmt: skip
    return render(request, "desk/group.html", told, status=status)
