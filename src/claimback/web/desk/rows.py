"""The lines of a person's list, from what was kept when the work was done: nothing is computed anew."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from claimback.web.accounts.models import Account
from claimback.web.cases import store
from claimback.web.cases.brief import Brief, Due
from claimback.web.cases.models import Paper, Result, Work
from claimback.web.cases.state import Said
from claimback.web.desk.keeping import name_of
from claimback.web.desk.models import Holding

SOON = timedelta(days=14)


@dataclass(frozen=True)
class Row:
    """A case in the list."""

    number: int
    case: UUID
    name: str
    desk: str
    stage: str
    due: Due | None
    sent: date | None
    assigned: str
    """Whose it is; nothing where nobody has it."""
    mine: bool
    today: date

    @property
    def passed(self) -> bool:
        """Whether its date is over."""
        return self.due is not None and self.due.due < self.today

    @property
    def soon(self) -> bool:
        """Whether its date is near, or over."""
        return self.due is not None and self.due.due <= self.today + SOON


@dataclass(frozen=True)
class _Kept:
    """What is at hand of all cases at once, by case."""

    results: dict[UUID, dict[str, tuple[str, bytes]]]
    failed: set[UUID]
    recorded: set[UUID]

    def of(self, case: store.Opened, kind: str) -> bytes | None:
        """A result that a list shows."""
        found = self.results.get(case.row.pk, {}).get(kind)
        return case.unsealed(kind, *found) if found else None


def rows(account: Account, today: date) -> list[Row]:
    """All cases on the person's desks."""
    held = Holding.objects.filter(desk__members__account=account)
    kept = _kept(held.values("case"))
    found = held.select_related("case", "desk", "assigned__account").defer("case__state")
    return [_row(one, kept, account, today) for one in found]


def _kept(cases: object) -> _Kept:
    kept = _Kept(
        {},
        set(Work.objects.filter(case__in=cases, kind="letter").exclude(failed="").values_list("case", flat=True)),
        set(Paper.objects.filter(case__in=cases, kind="record").values_list("case", flat=True)),
    )
    found = Result.objects.filter(case__in=cases, kind__in=("brief", "said"))
    for case, kind, inputs, data in found.values_list("case", "kind", "inputs", "data"):
        kept.results.setdefault(case, {})[kind] = (inputs, bytes(data))
    return kept


def _row(one: Holding, kept: _Kept, account: Account, today: date) -> Row:
    case = store.opened(one.case)
    brief, said = kept.of(case, "brief"), kept.of(case, "said")
    line = Brief.model_validate_json(brief) if brief else None
    state = Said.model_validate_json(said) if said else Said()
    stage = next(_stages(one, line, state, kept))
    due = line.following(today, state.sent) if line and stage not in ("done", "nothing") else None
    return Row(
        number=one.pk, case=one.case.pk, name=name_of(one), desk=str(one.desk), stage=stage, due=due, sent=state.sent,
        assigned=str(one.assigned.account) if one.assigned else "", today=today,
        mine=bool(one.assigned and one.assigned.account == account),
    )  # fmt: skip


def _stages(one: Holding, line: Brief | None, said: Said, kept: _Kept) -> Iterator[str]:
    """Every stage that fits, the one to show first."""
    if one.closed:
        yield "done"
    if line is None:
        yield "unread" if one.case.pk in kept.failed else "reading"
        return
    if not line.appealable:
        yield "nothing"
    if said.sent:
        yield "waiting"
    if not said.answered:
        yield "story"
    yield "letters" if one.case.pk in kept.recorded else "records"
