"""Enclosures under their letters: A is the denial, then what answers an objection, then all else that proves."""

from datetime import date
from string import ascii_uppercase

from claimback.model import Document, Exhibit, Record

NO_PROOF = ("patient_name", "date_of_birth", "doctor_name", "doctor_specialty")
"""Facts that say who, not what: they prove nothing to a reviewer."""


def exhibits(
    letter: Document, noticed: date | None, records: tuple[Record, ...], wanted: frozenset[str]
) -> tuple[Exhibit, ...]:
    """The denial letter and every record, labeled in order. `wanted` are the facts that would answer an objection."""
    ordered = sorted(records, key=lambda record: _order(record, wanted))
    first = Exhibit(
        label=label(0),
        title=f"Denial letter, {noticed:%B} {noticed.day}, {noticed.year}" if noticed else "Denial letter",
        document=letter.id,
        filename=letter.filename,
        pages=tuple(page.number for page in letter.pages),
    )
    rest = [_exhibit(index, record) for index, record in enumerate(ordered, 1)]
    return (first, *rest)


def proves(record: Record) -> tuple[str, ...]:
    """Names of the clinical facts that a record shows, each once."""
    return tuple(dict.fromkeys(fact.name for fact in record.facts if fact.name not in NO_PROOF))


def label(index: int) -> str:
    """A to Z, then AA, AB and so on."""
    high, low = divmod(index, 26)
    return (ascii_uppercase[high - 1] if high else "") + ascii_uppercase[low]


def _order(record: Record, wanted: frozenset[str]) -> tuple[int, date, str]:
    shown = set(proves(record))
    rank = 0 if shown & wanted else 1 if shown else 2
    return rank, record.dated or date.max, record.filename


def _exhibit(index: int, record: Record) -> Exhibit:
    return Exhibit(
        label=label(index),
        title=record.title,
        document=record.document,
        filename=record.filename,
        pages=tuple(range(1, record.pages + 1)),
        proves=proves(record),
    )
