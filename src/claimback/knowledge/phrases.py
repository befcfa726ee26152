"""Patterns as data: each stands beside the phrases it must and must not match.

A pattern is a regular expression over the flat view of a text (`claimback.model.flatten`), matched without regard to
case. `<name>` inside it stands for a fragment of `cues/fragments.yaml`, such as `<clinician>`.
"""

import re
from datetime import date
from typing import ClassVar

from pydantic import Field

from claimback.knowledge.book import Book
from claimback.knowledge.quick import Quick
from claimback.knowledge.record import Record
from claimback.model.base import Frozen
from claimback.model.errors import BadKnowledge

_FRAGMENT = re.compile(r"(?<![?(])(?<!\?P)<([a-z_]+)>")


class Pattern(Frozen):
    """One pattern. It must be found in every example and in no counter-example."""

    match: str
    examples: tuple[str, ...] = Field(min_length=1)
    counter: tuple[str, ...] = ()
    weight: float = 1.0
    tags: tuple[str, ...] = ()
    note: str = ""


class Fragments(Record):
    """Named pieces that patterns share."""

    folder: ClassVar[str] = "cues/fragments"
    fragments: dict[str, str]
    updated: date


def _fragments(book: Book) -> dict[str, str]:
    return {name: text for record in book.records(Fragments).values() for name, text in record.fragments.items()}


def expand(book: Book, match: str) -> str:
    """The regular expression with its fragments filled in, each as a group of its own."""
    fragments = book.made(_fragments)

    def fill(found: re.Match[str]) -> str:
        name = found.group(1)
        if name not in fragments:
            raise BadKnowledge("fragment", f"The pattern “{match}” names an unknown fragment “{name}”.")
        return f"(?:{expand(book, fragments[name])})"

    return _FRAGMENT.sub(fill, match)


def compiled(book: Book, match: str) -> Quick:
    """The compiled pattern. Raises `BadKnowledge` when it is no regular expression."""
    known = book.made(_compiled)
    if match not in known:
        known[match] = _compile(book, match)
    return known[match]


def _compiled(_book: Book) -> dict[str, Quick]:
    return {}


def _compile(book: Book, match: str) -> Quick:
    try:
        return Quick(expand(book, match))
    except re.error as error:
        raise BadKnowledge("pattern", f"The pattern “{match}” is not a regular expression: {error}.") from error
