"""What the records show, in plain words, and notes that ask for what is missing."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from claimback.knowledge import Book
from claimback.knowledge.interview import InterviewQuestion
from claimback.knowledge.retelling import retold
from claimback.knowledge.words import word
from claimback.model import Appeal, CriterionRow, Fact, Record, Span
from claimback.web.cases.tongue import spoken_book
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
    return Found(retold(spoken_book(), record.title), record.filename, dated, list(dict.fromkeys(facts)))


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
    spoken = spoken_book()
    shown = _value(fact.value, _labels(spoken, fact.name))
    return word(spoken, "record_fact", fact.name), shown, quote, span.page if span else 0


def _labels(spoken: Book, fact: str) -> dict[str, str]:
    """In another language, the words for the values that a question about the fact offers; English shows the values."""
    asked = [one for one in spoken.records(InterviewQuestion).values() if one.fact == fact.removesuffix("_denied")]
    every = [choices for one in asked for choices in (one.choices, *(field.choices for field in one.fields))]
    return {one.value: one.label.split(" (")[0] for choices in every for one in choices} if spoken.language else {}


def _value(value: object, labels: dict[str, str]) -> str:
    if isinstance(value, dict):
        return ", ".join(labels.get(str(part), str(part)) for part in value.values())
    if isinstance(value, list):
        return ", ".join(_value(part, labels) for part in value)
    text = " ".join(str(value).split())
    return labels.get(text, text)
