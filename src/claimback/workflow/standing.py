"""Where a case stands: which route of which guideline is met in full, and where none is, what would change that."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from claimback.knowledge import Book
from claimback.knowledge.criteria import CriteriaRecord
from claimback.model import CriterionRow

OWN = "general"
"""The publisher of what is this project's own reasoning."""
_WEIGHTS = {
    "society_advice": ", as a society's advice",
    "payer_rule": ", as an insurer's rule",
    "may_be_appropriate": ", rated only “may be appropriate”",
}
MOST = 3
"""Routes that are told at most: those nearest to being met."""


@dataclass(frozen=True, slots=True)
class _Route:
    name: str
    source: str
    rows: tuple[CriterionRow, ...]

    def texts(self, state: str) -> list[str]:
        return [row.criterion for row in self.rows if row.state == state]

    @property
    def weight(self) -> str:
        """What kind of rule it is, where that is less than a guideline's rating as usually appropriate."""
        return _WEIGHTS.get(self.rows[0].rating, "")

    @property
    def open_(self) -> tuple[int, int]:
        """How far it is from being met: what speaks against it counts before what nobody wrote down."""
        return len(self.texts("unmet")), len(self.texts("undocumented"))


def standing(matrix: Sequence[CriterionRow], knowledge: Book) -> Iterator[str]:
    """Plain sentences; none where no published criteria fit the study."""
    routes = list(_routes(matrix, knowledge))
    whole = [route for route in routes if route.open_ == (0, 0)]
    if whole:
        yield from (f"Met in full{route.weight}: {route.name} ({route.source})." for route in whole[:MOST])
    elif _open_topic(routes, knowledge):
        yield (
            "It is not known yet what the scan is for, so no guideline can be compared. Answer the questions about "
            "your symptoms and the suspected cause, and run this again."
        )
    elif routes:
        yield "None of the routes to approval that were compared is met in full so far."
        near = sorted(_hopeful(routes), key=lambda route: route.open_)[:MOST]
        yield from map(_missing, near)
        yield _advice(near)


def _routes(matrix: Sequence[CriterionRow], knowledge: Book) -> Iterator[_Route]:
    rows = [row for row in matrix if row.state != "not_applicable" and _published(row, knowledge)]
    for (source, name), found in groupby(rows, key=lambda row: (row.source, row.route)):
        yield _Route(name, source, tuple(found))


def _published(row: CriterionRow, knowledge: Book) -> bool:
    """Whether a publisher wrote it and somebody read that: not the treatment clock, not this project's own thoughts."""
    record = knowledge.records(CriteriaRecord).get(row.id.partition(".")[0])
    return record is not None and record.publisher != OWN and row.rating != "unknown"


def _open_topic(routes: list[_Route], knowledge: Book) -> bool:
    """Several topics fit the study, and nothing is met that would tell which is meant."""
    records = knowledge.records(CriteriaRecord)
    topics = {record for route in routes if records[record := route.rows[0].id.partition(".")[0]].study.about}
    return len(topics) > 1 and not any(route.texts("met") for route in routes)


def _hopeful(routes: list[_Route]) -> list[_Route]:
    """Routes with something to go on; where there is none, those that nothing speaks against; else all."""
    begun = [route for route in routes if route.texts("met")]
    return begun or [route for route in routes if not route.texts("unmet")] or routes


def _missing(route: _Route) -> str:
    parts = [("nobody wrote down yet", "undocumented"), ("not met", "unmet")]
    told = [f"{words}: {'; '.join(texts)}" for words, state in parts if (texts := route.texts(state))]
    return f"{route.name} ({route.source}) - {'. '.join(told)}."


def _advice(routes: list[_Route]) -> str:
    if any(route.texts("undocumented") and not route.texts("unmet") for route in routes):
        return (
            "What would change it: a dated note that shows what nobody wrote down, if it is true. Sent to the plan "
            "with the request to look again, it can be quicker than an appeal. What is not met is not argued."
        )
    return (
        "As things stand, the denial may fit these criteria. A new finding, a finished treatment with its re-check, or "
        "the study that should come first would change that; ask your doctor which fits you."
    )
