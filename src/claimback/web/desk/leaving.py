"""Deleting an account: its own desk goes with it, and the cases that nothing else opens."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from claimback.web.accounts.models import Account
from claimback.web.audit.models import ACCOUNT
from claimback.web.audit.noting import DELETED, forget_account, note
from claimback.web.cases import store
from claimback.web.desk.keeping import is_last
from claimback.web.desk.models import OWNER, Desk, Holding, Member


def alone_at(account: Account) -> list[Desk]:
    """The desks at which nobody else works: they end with the account."""
    desks = Desk.objects.filter(members__account=account)
    return [one for one in desks if not Member.objects.filter(desk=one).exclude(account=account).exists()]


def lost(account: Account) -> list[Holding]:
    """The cases that nothing would open any more."""
    found = Holding.objects.filter(desk__in=alone_at(account)).select_related("case", "desk")
    return [one for one in found if is_last(one)]


def left_behind(account: Account) -> list[Desk]:
    """Groups of several people of which the account is the only owner."""
    owned = Desk.objects.filter(members__account=account, members__role=OWNER).exclude(pk__in=_ids(alone_at(account)))
    owners = Member.objects.filter(role=OWNER).exclude(account=account)
    return [one for one in owned if not owners.filter(desk=one).exists()]


def leave(account: Account) -> int:
    """Delete the account for real. Returns how many cases went with it."""
    with transaction.atomic():
        gone = lost(account)
        for one in gone:
            note(one.case.pk, ACCOUNT, account.pk, DELETED)
            store.delete(store.opened(one.case))
        for desk in left_behind(account):
            following = Member.objects.filter(desk=desk).exclude(account=account).order_by("made")[:1]
            Member.objects.filter(pk__in=list(following.values_list("pk", flat=True))).update(role=OWNER)
        Desk.objects.filter(pk__in=_ids(alone_at(account))).delete()
        forget_account(account.pk)
        account.delete()
    return len(gone)


def forget_unused() -> int:
    """Delete accounts that nobody signed in to for long. Returns how many."""
    unused = list(Account.objects.filter(used__lt=timezone.now() - settings.ACCOUNT_UNUSED))
    for account in unused:
        leave(account)
    return len(unused)


def _ids(desks: list[Desk]) -> list[str]:
    return [one.pk for one in desks]
