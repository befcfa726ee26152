"""`claimback knowledge show ID`: any record in plain readable text, with source, date and how it was verified."""

import difflib
import importlib
import textwrap
from collections.abc import Iterator
from typing import cast

from claimback.knowledge.book import Book
from claimback.knowledge.cards import MAKERS, Card, card
from claimback.knowledge.check import KINDS
from claimback.knowledge.record import Record
from claimback.model import BadKnowledge

WIDTH = 92


def show(book: Book, name: str) -> str:
    """The records of that id, or of `folder/id`; every kind of record that has it. Raises `BadKnowledge` for none."""
    name = name.strip().lower()
    found = [record for kind in kinds() if _has(book, kind, name) for record in _named(book, kind, name)]
    if not found:
        raise BadKnowledge("unknown", f"There is no record “{name}”.{_perhaps(book, name)}")
    return "\n\n".join(text(card(record, book)) for record in found)


def kinds() -> list[type[Record]]:
    """Every record type, those that people ask for first."""
    loaded = [cast("type[Record]", getattr(importlib.import_module(one), two)) for one, two in _split()]
    return sorted(loaded, key=lambda kind: (kind not in MAKERS, kind.folder))


def text(one: Card) -> str:
    """A card as wrapped text."""
    lines = [one.title, one.path, ""]
    for label, values in one.rows:
        lines.append(f"{label}:")
        lines += [_wrap(value, bullet="- " if len(values) > 1 else "") for value in values]
    return "\n".join(lines)


def _wrap(value: str, bullet: str) -> str:
    first = f"  {bullet}"
    # An address is never broken: it would no longer open.
    return textwrap.fill(
        value,
        WIDTH,
        initial_indent=first,
        subsequent_indent=" " * len(first),
        break_long_words=False,
        break_on_hyphens=False,
    )


def _split() -> Iterator[tuple[str, str]]:
    for name in KINDS:
        module, _, class_ = name.partition(":")
        yield module, class_


def _has(book: Book, kind: type[Record], name: str) -> bool:
    """Whether a file has that name, so that only the kinds that do are read."""
    stem = name.rpartition("/")[2]
    return stem.replace("_", "").isalnum() and any(
        True for root in book.roots for _ in (root / kind.folder).rglob(f"{stem}.yaml")
    )


def _named(book: Book, kind: type[Record], name: str) -> Iterator[Record]:
    folder, _, stem = name.rpartition("/")
    record = book.records(kind).get(stem)
    if record is not None and folder in ("", kind.folder):
        yield record


def _perhaps(book: Book, name: str) -> str:
    stems = {path.stem for root in book.roots for path in root.rglob("*.yaml")}
    near = difflib.get_close_matches(name.rpartition("/")[2], sorted(stems), n=4)
    return f" Did you mean {', '.join(near)}?" if near else " `claimback knowledge coverage` lists plans and states."
