"""All checks, in the order in which a person should hear of them."""

from collections.abc import Callable, Iterator
from datetime import date

from claimback.checks import (
    addressee,
    blanks,
    certainty,
    citations,
    claims,
    contradictions,
    dates,
    deadlines,
    disagreements,
    doctor,
    enclosures,
    figures,
    leftovers,
    length,
    names,
    objections,
    other_person,
    outcomes,
    parts,
    quotations,
    reading,
    rows,
    signs,
    studies,
    thin,
    tone,
    unsupported,
)  # fmt: skip
from claimback.checks.matter import Matter
from claimback.knowledge import Book
from claimback.model import Analysis, Draft, Evidence, Finding, Known

CHECKS: tuple[Callable[[Matter], Iterator[Finding]], ...] = (
    deadlines.check, other_person.check, parts.check, objections.check, thin.check, citations.check, names.check,
    rows.check, dates.check, figures.check, quotations.check, claims.check, contradictions.check, studies.check,
    outcomes.check, disagreements.check, certainty.check, unsupported.check, enclosures.check,
    addressee.check, leftovers.check, blanks.check, tone.check, length.check, reading.check, doctor.check, signs.check,
)  # fmt: skip
"""One check a file, each from a matter to findings."""
_RANK = {"error": 0, "warning": 1, "info": 2}


def check(  # noqa: PLR0917 - the same six for every caller
    drafts: tuple[Draft, ...], analysis: Analysis, known: Known, evidence: Evidence, today: date, book: Book
) -> tuple[Finding, ...]:
    """What is wrong with the letters of a case, errors first; the same finding once."""
    matter = Matter(drafts, analysis, known, evidence, today, book)
    found = dict.fromkeys(_Same(finding) for one in CHECKS for finding in one(matter))
    return tuple(sorted((same.finding for same in found), key=lambda finding: _RANK[finding.level]))


class _Same:
    """A finding that equals another one with the same words about the same letter."""

    def __init__(self, finding: Finding) -> None:
        self.finding = finding
        self._key = (finding.id, finding.message, finding.where)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)
