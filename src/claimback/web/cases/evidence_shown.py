"""What the records show, in plain words, and notes that ask for what is missing."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from claimback.knowledge import Book
from claimback.model import Appeal, CriterionRow, Fact, Record, Span
from claimback.workflow.evidence_page import request_notes

_OF_THE_PAPER = ("record_kind", "record_date", "patient_name", "date_of_birth")


class Found(NamedTuple):
    """A record and what it shows."""

    title: str
    filename: str
    dated: str
    facts: list[tuple[str, str, str, int]]
    """Name, value, the record's words and their page."""


class Route(NamedTuple):
    """A route to approval and its criteria."""

    name: str
    source: str
    rows: list[CriterionRow]


def found_in(record: Record) -> Found:
    """A record as shown."""
    facts = [_row(fact) for fact in record.facts if fact.name not in _OF_THE_PAPER]
    dated = date_format(record.dated, "DATE_FORMAT") if record.dated else _("no date found")
    return Found(record.title, record.filename, dated, list(dict.fromkeys(facts)))


def routes(matrix: tuple[CriterionRow, ...]) -> list[Route]:
    """The criteria by route, those that can apply."""
    rows = [row for row in matrix if row.state != "not_applicable"]
    return [
        Route(name, source, list(found))
        for (name, source), found in groupby(rows, key=lambda row: (row.route, row.source))
    ]


def notes(made: Appeal, book: Book) -> Iterator[tuple[str, str]]:
    """For each who has something that is missing, the heading and the note to send."""
    for note in request_notes(made, book):
        heading, _gap, text = note.partition("\n")
        yield heading.split(":")[0].capitalize(), text.strip()


def _row(fact: Fact) -> tuple[str, str, str, int]:
    span = fact.source if isinstance(fact.source, Span) else None
    quote = " ".join(span.quote.split()) if span else ""
    return fact.name.replace("_", " "), _value(fact.value), quote, span.page if span else 0


def _value(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(str(part) for part in value.values())
    if isinstance(value, list):
        return ", ".join(_value(part) for part in value)
    return " ".join(str(value).split())
