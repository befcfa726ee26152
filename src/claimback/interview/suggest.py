"""What the records seem to answer: shown to the person, who agrees or writes something else."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from claimback.knowledge.interview import InterviewQuestion
from claimback.model import Evidence, Fact, Record, Span, Value

LISTS = ("items", "choices")


class Suggestion(NamedTuple):
    """One value that a record shows, and the words that show it."""

    value: Value
    fact: Fact
    record: Record

    @property
    def shown_by(self) -> str:
        """The words, file and page, as in `“since July 20” (note.pdf, page 1)`."""
        source = self.fact.source
        if not isinstance(source, Span):
            return self.record.filename
        return f"“{' '.join(source.quote.split())}” ({self.record.filename}, page {source.page})"


def suggestions(question: InterviewQuestion, evidence: Evidence | None) -> tuple[Suggestion, ...]:
    """Every different value that the records show for a question; the surest first, then the latest record.

    The person refers to them by number, so that the order is always the same.
    """
    if evidence is None:
        return ()
    found = [
        Suggestion(value, fact, record)
        for record in evidence.records
        for fact in record.facts
        if fact.name == question.fact and fact.status != "rejected"
        for value in _values(question, fact.value)
    ]
    if question.type == "items":
        found = [one for one in found if isinstance(one.value, dict)]
        found.sort(key=lambda one: (_day(one.value), one.record.filename))
    else:
        found.sort(key=lambda one: (-one.fact.confidence, -_dated(one.record), one.record.filename))
    return tuple(one for at, one in enumerate(found) if all(one.value != other.value for other in found[:at]))


def together(question: InterviewQuestion, chosen: Sequence[Suggestion]) -> Value:
    """The value that the chosen suggestions amount to: a list where the question takes one, else the first."""
    if question.type not in LISTS:
        return chosen[0].value
    values: list[Any] = [one.value for one in chosen]
    alone = {choice.value for choice in question.choices if choice.alone}
    some = [value for value in values if not (isinstance(value, str) and value in alone)]
    return some or values


def _values(question: InterviewQuestion, value: Value) -> list[Value]:
    return list(value) if question.type in LISTS and isinstance(value, list) else [value]


def _day(value: Value) -> str:
    return str(value.get("start") or value.get("date") or "9999") if isinstance(value, dict) else ""


def _dated(record: Record) -> int:
    return record.dated.toordinal() if record.dated else 0
