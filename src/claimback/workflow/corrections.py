"""What the person put right in the reading of the letter: it stands in place of what was read, as the person's word."""

from collections.abc import Mapping
from datetime import date

from claimback.knowledge import Book
from claimback.model import Analysis, AnswerSource, Denial, Fact, Value
from claimback.rights import rights
from claimback.workflow.known import from_letter

CLASSES = ("decision", "stage", "level", "plan")
"""Corrections by these names are of the kind of case and not of a fact."""
NOT_A_REASON = "not_a_reason"
"""Corrections by this name list kinds of objections that the person says the letter does not give."""


def corrected(analysis: Analysis, corrections: Mapping[str, Value], today: date, book: Book) -> Analysis:
    """The analysis with the person's corrections, and the rights counted anew. An empty text takes a value out."""
    if not corrections:
        return analysis
    own = {name: value for name, value in corrections.items() if name not in (*CLASSES, NOT_A_REASON)}
    kept = [fact for fact in analysis.reading.facts if fact.name not in own]
    added = [_fact(name, value) for name, value in own.items() if value != ""]
    reading = analysis.reading.model_copy(update={"facts": (*kept, *added)})
    denial = _denial(analysis.denial, corrections)
    found = rights(analysis.document, reading, denial, today, book, from_letter(reading, denial))
    return analysis.model_copy(update={"reading": reading, "denial": denial, "rights": found})


def _fact(name: str, value: Value) -> Fact:
    source = AnswerSource(question=f"correction_{name}")
    return Fact(name=name, value=value, source=source, found_by="person", confidence=1.0, status="confirmed")


def _denial(denial: Denial, corrections: Mapping[str, Value]) -> Denial:
    classes = {name: corrections[name] for name in CLASSES if name in corrections}
    dropped = corrections.get(NOT_A_REASON, [])
    kept = [one for one in denial.objections if not (isinstance(dropped, list) and one.kind in dropped)]
    shown = {name: words for name, words in denial.evidence.items() if name not in classes}
    return denial.model_validate({**dict(denial), **classes, "objections": tuple(kept), "evidence": shown})
