"""Finding a person's desks."""

from django.db import transaction

from claimback.web.accounts.models import Account
from claimback.web.desk.models import OWNER, Desk, Member


def own(account: Account) -> Desk:
    """The person's own desk, made where there is none yet."""
    with transaction.atomic():
        found = Desk.objects.filter(shared=False, members__account=account).first()
        if found is None:
            found = Desk.objects.create()
            Member.objects.create(desk=found, account=account, role=OWNER)
    return found


def of(account: Account) -> list[Desk]:
    """All desks at which the person works, the own one first."""
    own(account)
    return list(Desk.objects.filter(members__account=account).order_by("shared", "made"))


def of_id(account: Account, desk_id: str) -> Desk:
    """The desk of that id, where the person works at it; else the own one."""
    return next((one for one in of(account) if one.pk == desk_id), own(account))
