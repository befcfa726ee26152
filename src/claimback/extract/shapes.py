"""The book's patterns, compiled once and found by name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claimback.extract.view import View
from claimback.knowledge import Book
from claimback.knowledge.extraction import MentionRecord, ShapeRecord
from claimback.knowledge.phrases import Pattern, expand
from claimback.knowledge.quick import Quick

_WORD, _REMEMBER = 30, 4_000
"""Of texts up to this length, which come again and again, this many answers are remembered."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One compiled pattern with its tags and weight."""

    pattern: Quick
    tags: tuple[str, ...]
    weight: float


def compile_all(book: Book, patterns: tuple[Pattern, ...]) -> tuple[Shape, ...]:
    """Patterns of one record."""
    return tuple(Shape(Quick(expand(book, p.match)), p.tags, p.weight) for p in patterns)


def _shapes(book: Book) -> dict[str, tuple[Shape, ...]]:
    return {id_: compile_all(book, record.patterns) for id_, record in book.records(ShapeRecord).items()}


def _mentions(book: Book) -> dict[str, tuple[Shape, ...]]:
    return {record.fact: compile_all(book, record.patterns) for record in book.records(MentionRecord).values()}


def shapes(book: Book, name: str) -> tuple[Shape, ...]:
    """The patterns of `shapes/<name>.yaml`."""
    return book.made(_shapes)[name]


def is_like(book: Book, name: str, text: str) -> bool:
    """True where any pattern of that shape is found in the text."""
    if len(text) > _WORD:
        return any(shape.pattern.search(text) for shape in shapes(book, name))
    known = book.made(_known)
    said = known.get((name, text))
    if said is None:
        if len(known) > _REMEMBER:
            known.clear()
        said = known[name, text] = any(shape.pattern.search(text) for shape in shapes(book, name))
    return said


def _known(_book: Book) -> dict[tuple[str, str], bool]:
    return {}


def first(book: Book, name: str, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
    """The earliest match of a shape; of two at the same place, the longer."""
    stop = len(text) if end is None else end
    found = [m for shape in shapes(book, name) if (m := shape.pattern.search(text, start, stop))]
    return min(found, key=lambda m: (m.start(), -m.end()), default=None)


def mentions(book: Book, fact: str, view: View, reach: int = 1_000_000) -> Iterator[tuple[re.Match[str], float]]:
    """Places of running text that state the fact, on the flat view up to `reach`, with their weight."""
    for shape in book.made(_mentions).get(fact, ()):
        for found in shape.pattern.finditer(view.flat.text, 0, reach):
            yield found, shape.weight
