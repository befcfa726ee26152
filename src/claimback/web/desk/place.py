"""On which desk a case lies, and who works on it there."""

from claimback.web.accounts.models import Account
from claimback.web.audit.models import ACCOUNT
from claimback.web.audit.noting import note
from claimback.web.desk import desks
from claimback.web.desk.keeping import label_for, name_of
from claimback.web.desk.models import OWNER, Holding, Member


def rules(one: Holding, account: Account) -> bool:
    """Whether the person may take the case elsewhere or make a link to it: of a group's cases only its owners may.

    Else someone who is taken out of the group would still open what they had made a link to before.
    """
    return not one.desk.shared or Member.objects.filter(desk=one.desk, account=account, role=OWNER).exists()


def assign(one: Holding, number: str, by: Account) -> None:
    """Give a case to a member of its desk, or to nobody. Anyone else's number changes nothing."""
    if not one.desk.shared:
        return
    found = Member.objects.filter(desk=one.desk, pk=int(number)).first() if number.isdecimal() else None
    if (found is None and number) or found == one.assigned:
        return
    Holding.objects.filter(pk=one.pk).update(assigned=found)
    note(one.case.pk, ACCOUNT, by.pk, "assigned")


def move(one: Holding, desk_id: str, by: Account) -> None:
    """Lay a case on another desk of the same person's. Where it lies there already, nothing is changed."""
    target = next((desk for desk in desks.of(by) if desk.pk == desk_id), one.desk)
    if target == one.desk or not rules(one, by) or Holding.objects.filter(desk=target, case=one.case).exists():
        return
    mine = None if target.shared else Member.objects.get(desk=target, account=by)
    sealed = label_for(target, one.case.pk, name_of(one))
    Holding.objects.filter(pk=one.pk).update(desk=target, label=sealed, assigned=mine)
    note(one.case.pk, ACCOUNT, by.pk, "kept")
