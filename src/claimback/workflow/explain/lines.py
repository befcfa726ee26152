"""How a reason is written down: indented lines, the letter's words with their page, an authority with its text."""

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from claimback.knowledge import AuthorityRecord, Book
from claimback.knowledge.cards.base import dates, plain
from claimback.model import Analysis, Appeal, Denial, Span

WIDTH = 92


@dataclass(frozen=True, slots=True)
class Told:
    """What an explanation looks things up in."""

    analysis: Analysis
    made: Appeal | None
    book: Book

    @property
    def denial(self) -> Denial:
        """What was decided."""
        return self.analysis.denial

    def name_of(self, document: str) -> str:
        """The file's name of a document of the case."""
        if document == self.analysis.document.id:
            return "the letter"
        records = self.made.evidence.records if self.made else ()
        return next((one.filename for one in records if one.document == document), document)


def heading(title: str) -> str:
    """The title of a part."""
    return f"\n{title.upper()}"


def item(text: str) -> str:
    """The thing that is explained."""
    return _wrap(text, "- ")


def because(label: str, text: str) -> str:
    """One reason for it."""
    return _wrap(f"{label}: {text}", "    ", "      ")


def _wrap(text: str, first: str, rest: str = "") -> str:
    return textwrap.fill(
        " ".join(text.split()),
        WIDTH,
        initial_indent=first,
        subsequent_indent=rest or " " * len(first),
        break_long_words=False,
        break_on_hyphens=False,
    )


def words(told: Told, span: Span | None) -> Iterator[str]:
    """The words of a document, where there are any."""
    if span is not None:
        quote = " ".join(span.quote.split())
        yield because("Words", f"“{quote}” ({told.name_of(span.document)}, page {span.page})")


def authority(told: Told, id_: str | None) -> Iterator[str]:
    """The authority: where it stands, what it requires, its own words, from when, and how it was verified."""
    record = told.book.records(AuthorityRecord).get(id_ or "")
    if record is None:
        return
    citation = record.cite.get(told.denial.plan, record.citation)
    yield because("Authority", f"{citation} [{record.id}]: {record.requirement}")
    if record.quote:
        yield because("In its words", f"“{record.quote}”")
    when = dates(record.in_force.get("from"), record.in_force.get("to"))
    verified = [f"{plain(record.verified.level)}, {record.verified.on}", f"in force {when}" if when else ""]
    verified += ["" if record.citable else "never cited in a letter"]
    yield because("Verified", "; ".join(filter(None, verified)))


def cites(told: Told, ids: tuple[str, ...]) -> str:
    """Several authorities in one line, each as a citation with its id; only those that reach the plan."""
    records = told.book.records(AuthorityRecord)
    found = [records[id_] for id_ in ids if id_ in records and records[id_].reaches(told.denial.plan)]
    return "; ".join(f"{one.cite.get(told.denial.plan, one.citation)} [{one.id}]" for one in found)
