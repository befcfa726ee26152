"""What the records seem to answer: shown to the person, who agrees or writes something else."""

from collections.abc import Sequence
from typing import Any, NamedTuple, cast

from claimback.interview.values import UnfitError, scalar
from claimback.knowledge.events import same_event
from claimback.knowledge.interview import Asked, InterviewQuestion
from claimback.model import Evidence, Fact, Record, Span, Value

LISTS = ("items", "choices")
SEVERAL = (*LISTS, "long_text")
"""Types that take several things from the records at once."""
_MONTH_ONLY = 0.5
"""How sure a day is that stands for a month or a length of time (`claimback.evidence.events`)."""


class Suggestion(NamedTuple):
    """One value that a record shows, and the words that show it."""

    value: Value
    fact: Fact
    record: Record
    shown: str
    """The value on one line, as the question's choices name it."""

    @property
    def line(self) -> str:
        """The value and where it is from; words that are the value itself are not said twice."""
        says_it = isinstance(self.value, str) and self.shown_by.startswith(f"“{self.shown}")
        return self.shown_by if says_it else f"{self.shown} - {self.shown_by}"

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
        Suggestion(value, fact, record, _in_words(question, value))
        for record in evidence.records
        for fact in record.facts
        if fact.name == question.fact and fact.status != "rejected" and not _vague(question, fact)
        for value in _values(question, fact.value)
    ]
    if question.type == "items":
        found = _events(found)
    else:
        found.sort(key=lambda one: (-one.fact.confidence, -_dated(one.record), one.record.filename))
    return tuple(one for at, one in enumerate(found) if all(one.value != other.value for other in found[:at]))


def _vague(question: InterviewQuestion, fact: Fact) -> bool:
    """Whether a day was made of a month or a length of time: agreed to, a letter would say a day that no paper says."""
    return question.type == "date" and fact.confidence <= _MONTH_ONLY


def _in_words(question: InterviewQuestion, value: Value) -> str:
    if isinstance(value, dict):
        fields = {field.id: field for field in question.fields}
        return ", ".join(_label(fields.get(name), part) for name, part in value.items())
    return ", ".join(_label(question, part) for part in (value if isinstance(value, list) else [value]))


def _label(asked: Asked | None, value: object) -> str:
    labels = {choice.value: choice.label for choice in asked.choices} if asked else {}
    return " ".join(labels.get(str(value), str(value)).split())


def together(question: InterviewQuestion, chosen: Sequence[Suggestion]) -> Value:
    """The value that the chosen suggestions amount to: all of them where the question takes several, else the first."""
    values: list[Any] = [one.value for one in chosen]
    if question.type == "long_text":
        return "; ".join(map(str, values))
    if question.type not in LISTS:
        return values[0]
    alone = {choice.value for choice in question.choices if choice.alone}
    some = [value for value in values if not (isinstance(value, str) and value in alone)]
    return some or values


def _events(found: list[Suggestion]) -> list[Suggestion]:
    """Items by date; of two notes on the same event only the one that tells more."""
    fullest = sorted(found, key=lambda one: -len(cast("dict[str, Value]", one.value)))
    kept: list[Suggestion] = []
    for one in fullest:
        if not any(_same(one.value, other.value) for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: (_day(one.value), one.record.filename))


def _same(one: Value, other: Value) -> bool:
    return isinstance(one, dict) and isinstance(other, dict) and same_event(one, other)


def _values(question: InterviewQuestion, value: Value) -> list[Value]:
    """The values that the question can take; what does not fit its type is no answer to it."""
    values = list(value) if question.type in LISTS and isinstance(value, list) else [value]
    if question.type == "items":
        return [item for one in values if isinstance(one, dict) and (item := _item(question, one))]
    return [fit for one in values if (fit := _fitting(question, one)) is not None]


def _item(question: InterviewQuestion, told: dict[str, Value]) -> dict[str, Value]:
    """The item's parts in the question's order; empty where a part is missing that it cannot do without."""
    parts = {field.id: _fitting(field, told[field.id]) for field in question.fields if field.id in told}
    item = {name: value for name, value in parts.items() if value is not None}
    return item if all(field.id in item for field in question.fields if field.required) else {}


def _fitting(asked: Asked, value: Value | None) -> Value | None:
    if isinstance(value, list | dict) or not str(value or "").strip():
        return None
    try:
        return scalar(asked, str(value))
    except UnfitError:
        return None


def denied(question: InterviewQuestion, evidence: Evidence | None) -> tuple[str, ...]:
    """Choices that the records say are not so, such as “denies fever”, under the fact's name with `_denied`."""
    facts = [fact for record in evidence.records for fact in record.facts] if evidence else []
    told = [_values(question, fact.value) for fact in facts if fact.name == f"{question.fact}_denied"]
    return tuple(choice.value for choice in question.choices if any(choice.value in one for one in told))


def _day(value: Value) -> str:
    return str(value.get("start") or value.get("date") or "9999") if isinstance(value, dict) else ""


def _dated(record: Record) -> int:
    return record.dated.toordinal() if record.dated else 0
