"""Whether somebody can tell each fact that a criterion looks at: a question, an answer counted out, or the letter."""

from collections.abc import Iterator

from claimback.knowledge.book import Book
from claimback.knowledge.conditions import Condition, names
from claimback.knowledge.criteria import CriteriaRecord
from claimback.knowledge.interview import COUNTED, InterviewQuestion

OF_THE_CASE = (
    "plan", "stage", "level", "decision", "objection", "modality", "body_part", "contrast", "laterality", "service",
    "diagnosis_code",
)  # fmt: skip
"""Facts that the letter and its classification give."""
OF_RECORDS = ("symptoms_persist",)
"""Facts that only records and their dates can show (`claimback.evidence.clock`)."""


def untold(book: Book) -> Iterator[tuple[str, str]]:
    """Facts of criteria that nobody can tell, so that their rows could never be met."""
    known = {*OF_THE_CASE, *OF_RECORDS, *COUNTED, *_asked(book)}
    for record in book.records(CriteriaRecord).values():
        for name in sorted(looked_at(record) - known):
            yield f"{record.folder}/{record.id}", f"no question tells the fact “{name}” that a criterion looks at"


def looked_at(record: CriteriaRecord) -> frozenset[str]:
    """Every fact that the criteria of a record look at."""
    conditions: list[Condition | None] = [record.study.when, *(route.applies for route in record.routes)]
    for route in record.routes:
        for one in route.criteria:
            conditions += [one.met, one.unmet, one.absent]
    return frozenset[str]().union(*(names(one) for one in conditions if one is not None))


def facts_of(book: Book, row: str) -> frozenset[str]:
    """The facts that one row of the criterion matrix looks at, by its id `record.route.number`."""
    record, _, rest = row.partition(".")
    route, _, number = rest.rpartition(".")
    found = book.records(CriteriaRecord).get(record)
    routes = [one for one in found.routes if one.id == route] if found else []
    criteria = {str(at): one for at, one in enumerate(routes[0].criteria, 1)} if routes else {}
    if (one := criteria.get(number)) is None:
        return frozenset()
    return names(one.met) | (names(one.unmet) if one.unmet else frozenset())


def _asked(book: Book) -> Iterator[str]:
    for question in book.records(InterviewQuestion).values():
        yield question.fact
        yield f"{question.fact}_denied"
        for field in question.fields:
            yield from field.shows
