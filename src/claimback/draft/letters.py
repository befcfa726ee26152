"""Writes every letter of a case from its templates."""

from datetime import date

from claimback.draft.desk import Desk
from claimback.draft.listings import serious
from claimback.draft.parts import blocks
from claimback.knowledge import Book, holds
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
    """Every letter of `letters/whole` that the case calls for, from `appeal-letter` to `second-opinion`.

    Nothing is asserted that is not known: an unknown slot drops its sentence or leaves a visible blank.
    """
    told = story(analysis.denial, known, evidence, today, book).plus(
        [*_dates(analysis, today), *_lacking(analysis, book)]
    )
    papers = Papers(evidence=evidence, files={analysis.document.id: analysis.document.filename})

    def write(record: LetterRecord) -> Draft:
        doctors = record.voice == "doctor"
        facts = in_the_doctors_voice(told, book, evidence) if doctors else told
        own, outside = False if doctors else None, {"plan": False, "overseer": True}.get(record.to)
        teller = Teller(facts, papers, analysis.denial.plan, today, book, first_person=own, outside=outside)
        desk = Desk(teller=teller, analysis=analysis, evidence=evidence, arguments=arguments, letter=record)
        return Draft(id=record.id.replace("_", "-"), title=record.title, blocks=tuple(blocks(desk)))

    wanted = (record for record in book.records(LetterRecord).values() if holds(record.when, told) is not None)
    return tuple(map(write, wanted))


_REVIEWS = ("appeal", "external_review", "fair_hearing", "hearing", "independent_review", "opm_review", "review")
_NAMED = (*((start, "appeal") for start in _REVIEWS), ("peer_to_peer", "peer_to_peer"), ("send", "send"))
"""What the ids of deadlines begin with, and what letters call them."""


def _dates(analysis: Analysis, today: date) -> list[Fact]:
    """`appeal_by` (for the review that comes next), `peer_to_peer_by`, `send_by`; `..._passed` where it has."""
    using = ("notice_date", "appeal_deadline", "appeal_window_days", "peer_to_peer_days")
    found: dict[str, date] = {}
    for one in analysis.rights.deadlines:
        name = next((name for start, name in _NAMED if one.id.startswith(start)), None)
        if name:
            said = f"{name}_by" if one.due >= today else f"{name}_passed"
            found[said] = min(one.due, found.get(said, one.due))
    return [
        Fact(
            name=name,
            value=due.isoformat(),
            source=Derived(rule="deadline", using=using),
            found_by="rights",
            confidence=1,
        )
        for name, due in found.items()
    ]


def _lacking(analysis: Analysis, book: Book) -> list[Fact]:
    """`defect`: each thing that the notice itself lacks, by the id of its rule."""
    source = Derived(rule="defects", using=("plan", "level"))
    found = serious(analysis, book)
    return [Fact(name="defect", value=one.id, source=source, found_by="rights", confidence=1) for one in found]
