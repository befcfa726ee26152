"""What the pages of cases ask of someone who is signed in."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from claimback.web.accounts.asked import account_of
from claimback.web.accounts.models import Account
from claimback.web.cases import store
from claimback.web.cases.store import Opened
from claimback.web.desk import desks
from claimback.web.desk.keeping import find, held, hold, name_of
from claimback.web.desk.models import Member

Next = Callable[[HttpRequest], HttpResponse]


class AccountVisitor:
    """An account, as `claimback.web.cases.visitor.Visitor`."""

    def __init__(self, account: Account) -> None:
        self.account = account

    @property
    def id(self) -> str:
        """The account's id."""
        return self.account.pk

    def names(self, ids: set[str]) -> dict[str, str]:
        """The names of those among them who share a desk with the account."""
        mine = Member.objects.filter(account=self.account).values("desk")
        found = Account.objects.filter(pk__in=ids, desks__desk__in=mine).distinct()
        return {one.pk: _("you") if one == self.account else str(one) for one in found}

    def case(self, case_id: UUID) -> Opened:
        """A case on one of the account's desks. Raises `Http404`."""
        return store.opened(held(self.account, case_id).case)

    def take_in(self, case: Opened, before: Opened | None = None) -> None:
        """Keep a new case on the own desk; one that follows another, on that one's desk and under its name."""
        name, desk = _("Case of %(day)s") % {"day": date_format(timezone.localdate(), "DATE_FORMAT")}, None
        one = find(self.account, before.row.pk) if before else None
        if one is not None:
            name, desk = _("%(name)s, their answer") % {"name": name_of(one)}, one.desk
        hold(desk or desks.own(self.account), case, name, linked=False, for_whom=self.account)


def visiting(following: Next) -> Next:
    """Middleware: gives the pages of cases whoever is signed in."""

    def answer(request: HttpRequest) -> HttpResponse:
        account = account_of(request)
        request.visitor = AccountVisitor(account) if account else None  # type: ignore[attr-defined]
        return following(request)

    return answer
