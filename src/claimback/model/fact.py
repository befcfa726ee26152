"""Facts of a case, each with the place it came from."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Literal

from pydantic import Field

from claimback.model.base import Frozen
from claimback.model.document import Span

Value = str | int | float | bool | list[Any] | dict[str, Any]
"""A plain JSON value. Dates are ISO text (2026-03-04), money is a decimal string, a phone is 888-555-0100."""


class AnswerSource(Frozen):
    """The person said so, in answer to this question."""

    question: str


class Derived(Frozen):
    """Computed by a named rule from facts of these names."""

    rule: str
    using: tuple[str, ...] = ()


Status = Literal["proposed", "confirmed", "rejected"]


class Fact(Frozen):
    """One thing that is known. Answers are confirmed; what a record shows stays proposed until the person agrees."""

    name: str
    value: Value
    source: Span | AnswerSource | Derived
    found_by: str
    """The rule or pattern that found it, as an id that can be looked up."""
    confidence: float = Field(ge=0, le=1)
    status: Status = "proposed"


class Known:
    """All facts of a case by name. A confirmed fact stands before a proposed one; rejected ones are dropped."""

    def __init__(self, facts: Iterable[Fact] = ()) -> None:
        self._by_name: dict[str, list[Fact]] = {}
        for fact in facts:
            if fact.status != "rejected":
                self._by_name.setdefault(fact.name, []).append(fact)
        for found in self._by_name.values():
            found.sort(key=lambda fact: fact.status != "confirmed")

    def __contains__(self, name: str) -> bool:
        return name in self._by_name

    def __iter__(self) -> Iterator[Fact]:
        for found in self._by_name.values():
            yield from found

    def all(self, name: str) -> tuple[Fact, ...]:
        """Every fact of that name, confirmed ones first."""
        return tuple(self._by_name.get(name, ()))

    def first(self, name: str) -> Fact | None:
        """The best fact of that name, or None."""
        found = self._by_name.get(name)
        return found[0] if found else None

    def text(self, name: str) -> str | None:
        """The best value of that name as text, or None."""
        fact = self.first(name)
        return None if fact is None else str(fact.value)

    def day(self, name: str) -> date | None:
        """The best value of that name as a date, or None when absent or not a date."""
        fact = self.first(name)
        try:
            return None if fact is None else date.fromisoformat(str(fact.value))
        except ValueError:
            return None

    def plus(self, more: Iterable[Fact]) -> "Known":
        """A new store with more facts."""
        return Known([*self, *more])
