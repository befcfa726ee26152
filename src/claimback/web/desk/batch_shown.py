"""How far a batch is, file by file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.utils import timezone

from claimback.knowledge.retelling import retold
from claimback.web.accounts.models import Account
from claimback.web.cases import store
from claimback.web.cases.models import Work
from claimback.web.cases.tasks import STALE, told, want
from claimback.web.cases.tongue import spoken_book
from claimback.web.desk.batch import BEHIND
from claimback.web.desk.models import Batch, Item
from claimback.web.desk.rows import Row, rows

OPEN = ("waiting", "reading")


@dataclass(frozen=True)
class Line:
    """A file: its name, how far it is, why it failed, and its case."""

    name: str
    state: str
    """`waiting`, `reading`, `read`, `unread`, `refused`, or `gone` where its case was deleted since."""
    why: str = ""
    row: Row | None = None
    work: Work | None = None


def lines(batch: Batch, account: Account, today: date) -> list[Line]:
    """Every file of a batch."""
    found = {one.case: one for one in rows(account, today)}
    items = list(Item.objects.filter(batch=batch).select_related("case"))
    work = {
        one.case.pk: one for one in Work.objects.filter(case__items__batch=batch, kind="letter").select_related("case")
    }
    _put_back(list(work.values()))
    return [_line(batch, one, found, work) for one in items]


def counts(every: Sequence[Line]) -> dict[str, int]:
    """How many there are in each state, and how many altogether."""
    states = [one.state for one in every]
    return {
        "all": len(states), "read": states.count("read"), "open": sum(state in OPEN for state in states),
        "bad": states.count("unread") + states.count("refused"),
    }  # fmt: skip


def _line(batch: Batch, one: Item, found: dict[UUID, Row], work: dict[UUID, Work]) -> Line:
    name = batch.desk.open(one.name, f"item:{batch.pk}")
    if one.refused:
        return Line(name, "refused", retold(spoken_book(), batch.desk.open(one.refused, f"refused:{batch.pk}")))
    row, doing = (found.get(one.case.pk), work.get(one.case.pk)) if one.case else (None, None)
    if one.case is None or row is None:
        return Line(name, "gone")
    if doing is None:
        return Line(name, "read" if row.stage != "reading" else "waiting", row=row)
    if doing.failed:
        return Line(name, "unread", told(store.opened(one.case), doing), row)
    return Line(name, "reading" if doing.alive else "waiting", row=row, work=doing)


def _put_back(doing: list[Work]) -> None:
    """Where no worker has said anything for long, put in line again what it left."""
    now = timezone.now()
    if Work.objects.filter(alive__gt=now - STALE, failed="").exists():
        return
    for one in doing:
        if not one.failed and one.wanted < now - STALE - timedelta(seconds=1):
            want(store.opened(one.case), "letter", BEHIND)
