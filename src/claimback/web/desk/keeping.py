"""Keeping a case on a desk, naming it, taking it off. Who works at a desk opens what lies there, and nobody else."""

from typing import NoReturn
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from claimback.web.accounts.models import Account
from claimback.web.audit.models import ACCOUNT, NO_CASE
from claimback.web.audit.noting import note
from claimback.web.cases import compute, store
from claimback.web.cases.store import Opened
from claimback.web.desk.models import Desk, Holding, Member

LONGEST = 80


def find(account: Account, case_id: UUID) -> Holding | None:
    """The case on a desk of that person's."""
    found = Holding.objects.filter(case_id=case_id, desk__members__account=account)
    return found.select_related("case", "desk", "assigned").order_by("desk__shared").first()


def held(account: Account, case_id: UUID) -> Holding:
    """The same. Raises `Http404` for any other case, whether it is there or not."""
    one = find(account, case_id)
    if one is None:
        not_theirs(account)
    return one


def of_number(account: Account, number: int) -> Holding:
    """A line of the person's list. Raises `Http404` for any other, whether it is there or not."""
    found = Holding.objects.filter(pk=number, desk__members__account=account)
    one = found.select_related("case", "desk", "assigned").first()
    if one is None:
        not_theirs(account)
    return one


def hold(desk: Desk, case: Opened, name: str, *, linked: bool, for_whom: Account | None = None) -> Holding:
    """Keep a case on a desk; one that lies there already stays as it is."""
    assigned = Member.objects.filter(desk=desk, account=for_whom).first() if for_whom else None
    sealed = label_for(desk, case.row.pk, name)
    one, made = Holding.objects.get_or_create(
        desk=desk, case=case.row, defaults={"label": sealed, "linked": linked, "assigned": assigned}
    )
    if made:
        compute.tell_list(case)
    return one


def name_of(one: Holding) -> str:
    """What the case is called on that desk."""
    return one.desk.open(one.label, _label(one.case.pk))


def not_theirs(account: Account) -> NoReturn:
    """Note that something was asked for that is not this person's, or not there. Raises `Http404`."""
    note(NO_CASE, ACCOUNT, account.pk, "not theirs")
    raise Http404


def label_for(desk: Desk, case_id: UUID, name: str) -> bytes:
    """A case's name, sealed for that desk."""
    return desk.seal(shortened(name) or _("A case"), _label(case_id))


def rename(one: Holding, name: str) -> None:
    """Call the case otherwise. An empty name changes nothing."""
    if shortened(name):
        one.label = label_for(one.desk, one.case.pk, name)
        one.save(update_fields=["label"])


def is_last(one: Holding) -> bool:
    """Whether nothing else opens the case: no link that someone has, and no other desk."""
    return not one.linked and not Holding.objects.filter(case=one.case).exclude(pk=one.pk).exists()


def new_keys(one: Holding) -> store.Keys:
    """A link and a phrase to give to someone; those before open nothing any more."""
    keys = store.new_keys(store.opened(one.case))
    Holding.objects.filter(case=one.case).update(linked=True)
    return keys


def shortened(name: str) -> str:
    """A name in one line, of a length that a list can show."""
    return " ".join(name.split())[:LONGEST]


def _label(case_id: UUID) -> str:
    return f"label:{case_id}"
