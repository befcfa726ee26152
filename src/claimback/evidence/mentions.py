"""Mentions of what is looked for, each with its unit and what its context makes of it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from re import Match

from claimback.evidence.context import contexts
from claimback.evidence.units import Unit
from claimback.knowledge import Book, compiled
from claimback.knowledge.cues_records import Target
from claimback.model import Document, Span


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a unit that match a target."""

    target: Target
    unit: Unit
    start: int
    end: int
    """Offsets in the unit's flat text."""
    named: Mapping[str, str]
    contexts: frozenset[str]

    @property
    def text(self) -> str:
        """The words themselves, flat."""
        return self.unit.text[self.start : self.end]

    @property
    def denied(self) -> bool:
        """Said not to be so, of this patient."""
        return (self.target.denies or "negated" in self.contexts) and not self.contexts & {"family", "hypothetical"}

    @property
    def asserted(self) -> bool:
        """Said to be so, of this patient, now (or in the past where the past counts)."""
        against = {"negated", "family", "hypothetical"} | (set() if self.target.history_counts else {"history"})
        if self.target.only_denied or self.target.denies or self.contexts & against:
            return False
        return "positive" in self.contexts or not self.target.needs_positive

    def span(self, document: Document, start: int | None = None, end: int | None = None) -> Span:
        """The page's own words for this mention, or for another stretch of its unit."""
        a, b = self.unit.flat.back(self.start if start is None else start, self.end if end is None else end)
        return document.span(self.unit.page, a, b)


def mentions(found: Iterable[Unit], facts: tuple[str, ...], book: Book) -> tuple[Mention, ...]:
    """Every mention of the targets of these facts, in reading order."""
    targets = [target for fact in facts for target in _by_fact(book).get(fact, ())]
    return tuple(mention for unit in found for mention in _in_unit(unit, targets, book))


def first(text: str, fact: str, book: Book) -> tuple[str, Match[str]] | None:
    """The value of the target of a fact that matches a bare text earliest, and its match."""
    return min(_bare(text, fact, book), key=lambda found: found[1].start(), default=None)


def nearest(text: str, fact: str, book: Book) -> tuple[str, Match[str]] | None:
    """The same for the match that begins last: the label nearest to what follows the text."""
    return max(_bare(text, fact, book), key=lambda found: found[1].start(), default=None)


def values(text: str, fact: str, book: Book) -> dict[str, Match[str]]:
    """Every value of a fact whose target matches a bare text, with its match."""
    return dict(_bare(text, fact, book))


def _bare(text: str, fact: str, book: Book) -> Iterator[tuple[str, Match[str]]]:
    for target in _by_fact(book).get(fact, ()):
        for pattern in target.patterns:
            match = compiled(book, pattern.match).search(text)
            if match:
                yield target.value, match


def _in_unit(unit: Unit, targets: list[Target], book: Book) -> Iterator[Mention]:
    found: list[Mention] = []
    for target in targets:
        if unit.section in target.not_in:
            continue
        for pattern in target.patterns:
            for match in compiled(book, pattern.match).finditer(unit.text):
                found.append(_mention(target, unit, match, book))
    yield from sorted(found, key=lambda mention: (mention.start, -mention.end))


def _mention(target: Target, unit: Unit, match: Match[str], book: Book) -> Mention:
    named = {name: text for name, text in match.groupdict().items() if text}
    start, end = match.span("w" if "w" in named else 0)  # the group `w` is the words themselves, without their lead
    around = contexts(unit.text, start, end, book)
    return Mention(target, unit, start, end, named, around | ({unit.context} - {""}))


def _by_fact(book: Book) -> Mapping[str, tuple[Target, ...]]:
    return book.made(_group)


def _group(book: Book) -> Mapping[str, tuple[Target, ...]]:
    groups: dict[str, tuple[Target, ...]] = {}
    for target in book.records(Target).values():
        groups[target.fact] = (*groups.get(target.fact, ()), target)
    return groups
