"""Writes every letter of a case from its templates."""

from datetime import date

from claimback.draft.desk import Desk
from claimback.draft.parts import blocks
from claimback.knowledge import Book
from claimback.knowledge.letters import LetterRecord
from claimback.knowledge.templates import Papers, Teller, in_the_doctors_voice, story
from claimback.model import Analysis, Argument, Derived, Draft, Evidence, Fact, Known


def draft(  # noqa: PLR0917 - the stage's interface
    analysis: Analysis,
    known: Known,
    evidence: Evidence,
    arguments: tuple[Argument, ...],
    today: date,
    book: Book,
) -> tuple[Draft, ...]:
    """The letters: `appeal-letter`, `criteria-request`, `cover`, `doctor-letter`, `doctor-request`.

    Nothing is asserted that is not known: an unknown slot drops its sentence or leaves a visible blank.
    """
    told = story(analysis.denial, known, evidence, today, book).plus(_dates(analysis, today))
    papers = Papers(evidence=evidence, files={analysis.document.id: analysis.document.filename})

    def write(record: LetterRecord) -> Draft:
        doctors = record.voice == "doctor"
        facts = in_the_doctors_voice(told, book) if doctors else told
        teller = Teller(facts, papers, analysis.denial.plan, today, book, first_person=False if doctors else None)
        desk = Desk(teller=teller, analysis=analysis, evidence=evidence, arguments=arguments, letter=record)
        return Draft(id=record.id.replace("_", "-"), title=record.title, blocks=tuple(blocks(desk)))

    return tuple(map(write, book.records(LetterRecord).values()))


def _dates(analysis: Analysis, today: date) -> list[Fact]:
    """The nearest last days that are still ahead: `appeal_by` and `peer_to_peer_by`."""
    found: list[Fact] = []
    for name, mark in (("appeal_by", "appeal"), ("peer_to_peer_by", "peer_to_peer")):
        days = [one.due for one in analysis.rights.deadlines if mark in one.id and one.due >= today]
        if days:
            using = ("notice_date", "appeal_deadline", "appeal_window_days", "peer_to_peer_days")
            source = Derived(rule="deadline", using=using)
            found.append(Fact(name=name, value=min(days).isoformat(), source=source, found_by="rights", confidence=1))
    return found
