"""Groups: people who share a desk. Owners invite, remove and name roles; members work on the cases that lie there."""

import hashlib
import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from claimback.web.accounts.models import Account
from claimback.web.desk.keeping import is_last, not_theirs, shortened
from claimback.web.desk.models import MEMBER, OWNER, Desk, Holding, Invite, Member

_BYTES = 18


def make(account: Account, name: str) -> Desk:
    """A new group, which its maker owns."""
    with transaction.atomic():
        desk = Desk(shared=True)
        desk.name = desk.seal(shortened(name), "desk")
        desk.save(force_insert=True)
        Member.objects.create(desk=desk, account=account, role=OWNER)
    return desk


def member(account: Account, desk_id: str) -> Member:
    """The account as a member of that group. Raises `Http404` for a group that is not theirs, or not there."""
    found = Member.objects.filter(account=account, desk_id=desk_id, desk__shared=True).select_related("desk").first()
    if found is None:
        not_theirs(account)
    return found


def owner(account: Account, desk_id: str) -> Member:
    """The account as an owner of that group. Raises `Http404`."""
    found = member(account, desk_id)
    if found.role != OWNER:
        not_theirs(account)
    return found


def invite(desk: Desk) -> str:
    """A code that lets one account join; shown once."""
    code = secrets.token_urlsafe(_BYTES)
    Invite.objects.create(desk=desk, digest=_digest(code))
    return code


def join(account: Account, code: str) -> Desk | None:
    """Use an invitation up. None where no such is open, or it is too old."""
    with transaction.atomic():
        found = Invite.objects.select_for_update().filter(digest=_digest(code.strip()), made__gt=_oldest()).first()
        if found is None:
            return None
        Member.objects.get_or_create(desk=found.desk, account=account, defaults={"role": MEMBER})
        found.delete()
    return found.desk


def remove(one: Member) -> bool:
    """Take someone out of the group, at once. False for its last owner."""
    with transaction.atomic():
        if one.role == OWNER and _owners(one.desk) < 2:
            return False
        one.delete()
    return True


def set_role(one: Member, role: str) -> bool:
    """Make someone an owner, or a member. False where no owner would be left."""
    with transaction.atomic():
        if role == MEMBER and one.role == OWNER and _owners(one.desk) < 2:
            return False
        Member.objects.filter(pk=one.pk).update(role=role)
    return True


def end(desk: Desk) -> bool:
    """End a group. False while a case lies there that nothing else opens."""
    held = Holding.objects.filter(desk=desk).select_related("case", "desk")
    if any(map(is_last, held)):
        return False
    desk.delete()
    return True


def forget_invites() -> None:
    """Delete invitations that are too old."""
    Invite.objects.filter(made__lte=_oldest()).delete()


def _owners(desk: Desk) -> int:
    return Member.objects.filter(desk=desk, role=OWNER).count()


def _oldest() -> datetime:
    return timezone.now() - timedelta(days=settings.INVITE_DAYS)


def _digest(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()
