"""A value that may be a fact, with the place that shows it and how sure its finder is."""

from dataclasses import dataclass, replace

from claimback.extract.view import View
from claimback.model import Document, Fact


@dataclass(frozen=True, slots=True)
class Candidate:
    """`score` is the finder's confidence, 0 to 1; `start` and `end` are offsets in the page's text."""

    name: str
    value: str | int
    page: int
    start: int
    end: int
    found_by: str
    score: float

    def at(self, factor: float) -> "Candidate":
        """The same with its score multiplied, never over 0.99."""
        return replace(self, score=min(0.99, self.score * factor))

    def named(self, name: str) -> "Candidate":
        """The same value as another fact."""
        return replace(self, name=name)


def fact(document: Document, view: View, found: Candidate) -> Fact:
    """The fact of a candidate; a value that stands on repaired characters says so and is a little less sure."""
    repaired = view.repaired(found.start, found.end)
    return Fact(
        name=found.name,
        value=found.value,
        source=document.span(found.page, found.start, found.end),
        found_by=found.found_by + ("+repaired" if repaired else ""),
        confidence=round(min(0.99, max(0.05, found.score * (0.93 if repaired else 1.0))), 3),
    )
