"""A record as a card: a title, and labelled lines that a lawyer or a nurse can read and correct."""

from dataclasses import dataclass

from claimback.knowledge.authorities import AuthorityRecord
from claimback.knowledge.book import Book
from claimback.knowledge.record import Record

Row = tuple[str, tuple[str, ...]]
"""A label and its lines. A row without lines is not shown."""


@dataclass(frozen=True, slots=True)
class Card:
    """One record in plain words. `rows` without lines are dropped when it is made with `card_of`."""

    title: str
    path: str
    """Folder and id: where the file is, below the knowledge root."""
    rows: tuple[Row, ...]


def card_of(record: Record, title: str, rows: list[Row]) -> Card:
    """A card with its source and date at the end, so that no record is shown without them."""
    told = [*rows, row("Source", record.source), row("Last updated", record.updated.isoformat())]
    return Card(title, f"{record.folder}/{record.id}", tuple((label, lines) for label, lines in told if lines))


def row(label: str, *lines: str) -> Row:
    """A row; empty lines are left out."""
    return label, tuple(" ".join(line.split()) for line in lines if line.strip())


_CAPITALS = {"erisa", "fehb", "va", "chip", "mri", "mra", "ct", "cta", "pet"}


def plain(name: str) -> str:
    """A name of the program as words: `pre_service` as `pre service`, `erisa_insured` as `ERISA insured`."""
    return " ".join(word.upper() if word in _CAPITALS else word for word in name.split("_"))


def cited(book: Book, id_: str | None, plan: str = "") -> str:
    """An authority's citation with its id and how it was verified; empty for none."""
    record = book.records(AuthorityRecord).get(id_ or "")
    if record is None:
        return id_ or ""
    may = "" if record.citable else ", never cited in a letter"
    return f"{record.cite.get(plan, record.citation)} [{record.id}; {plain(record.verified.level)}{may}]"


def dates(start: object, end: object) -> str:
    """From when to when something holds; empty where no day is known."""
    if start and end:
        return f"{start} to {end}"
    return f"from {start}" if start else f"until {end}" if end else ""
