"""What was worked out in English, told in another language: the same dates, steps and findings in other words.

The stages are run again with the other knowledge and only its words are taken over, each into the thing that it is
about. So another language can never move a date, add a step or lose a finding; what it does not tell stays English.
"""

from collections.abc import Callable, Hashable, Iterable
from datetime import date
from typing import TypeVar

from claimback.evidence import evidence
from claimback.knowledge import Book
from claimback.knowledge.arguments import ArgumentRecord
from claimback.knowledge.retelling import retold
from claimback.model import Analysis, Appeal, Case, Evidence, Finding, Frozen, Known, Rights
from claimback.rights import rights

T = TypeVar("T", bound=Frozen)


def analysis_in(made: Analysis, today: date, book: Book, known: Known | None = None) -> Analysis:
    """A letter's analysis in the language of the book. `known` is what the rights were counted from, where more is."""
    if not book.language:
        return made
    told = rights(made.document, made.reading, made.denial, today, book, known)
    reading = made.reading.model_copy(update={"findings": findings_in(made.reading.findings, book)})
    denial = made.denial.model_copy(update={"findings": findings_in(made.denial.findings, book)})
    return made.model_copy(update={"reading": reading, "denial": denial, "rights": _rights(made.rights, told)})


def evidence_in(made: Evidence, analysis: Analysis, known: Known, book: Book) -> Evidence:
    """The evidence in the language of the book: needs, criteria and the timeline."""
    if not book.language:
        return made
    told = evidence(Case(letter=analysis.document), analysis, known, book, made.records)
    needs = _worded(made.needs, told.needs, lambda one: one.id, ("what", "why"))
    timeline = _worded(made.timeline, told.timeline, lambda one: (one.kind, one.start, one.end), ("what", "note"))
    matrix = _worded(made.matrix, told.matrix, lambda one: one.id, ("route", "criterion", "source"))
    rows = tuple(
        one.model_copy(update={field: retold(book, getattr(one, field)) for field in ("route", "criterion", "source")})
        for one in matrix
    )
    return made.model_copy(
        update={"needs": needs, "matrix": rows, "timeline": timeline, "care": retold(book, made.care)}
    )


def appeal_in(made: Appeal, today: date, book: Book) -> Appeal:
    """All that was made for an appeal, told in the language of the book; the letters stay as they are sent."""
    if not book.language:
        return made
    known = Known(made.known)
    records = book.records(ArgumentRecord)
    return made.model_copy(
        update={
            "analysis": analysis_in(made.analysis, today, book, known),
            "evidence": evidence_in(made.evidence, made.analysis, known, book),
            "arguments": tuple(
                one.model_copy(update={"claim": records[one.id].claim}) if one.id in records else one
                for one in made.arguments
            ),
            "findings": findings_in(made.findings, book),
        }
    )


def _rights(made: Rights, told: Rights) -> Rights:
    return made.model_copy(
        update={
            "deadlines": _worded(made.deadlines, told.deadlines, lambda one: (one.id, one.due), ("what", "how")),
            "steps": _worded(made.steps, told.steps, lambda one: (one.id, one.when), ("what", "why")),
            "defects": _worded(made.defects, told.defects, lambda one: one.id, ("message", "fix")),
            "findings": _worded(made.findings, told.findings, lambda one: one.id, ("message", "fix")),
        }
    )


def _worded(
    made: tuple[T, ...], told: Iterable[T], key: Callable[[T], Hashable], fields: tuple[str, ...]
) -> tuple[T, ...]:
    """Each with the words of the one that is the same thing; of several the one in its turn."""
    waiting: dict[Hashable, list[T]] = {}
    for one in told:
        waiting.setdefault(key(one), []).append(one)
    found: list[T] = []
    for one in made:
        same = waiting.get(key(one))
        found.append(one.model_copy(update=_words(same.pop(0), fields)) if same else one)
    return tuple(found)


def _words(one: Frozen, fields: tuple[str, ...]) -> dict[str, object]:
    return {field: getattr(one, field) for field in fields}


def findings_in(made: Iterable[Finding], book: Book) -> tuple[Finding, ...]:
    """Findings with their words told by the forms that they were made in."""
    return tuple(
        one.model_copy(update={"message": retold(book, one.message), "fix": retold(book, one.fix)}) for one in made
    )
