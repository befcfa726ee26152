"""What a denial notice must contain, and how to say politely that it does not; and the ordered next steps."""

from typing import ClassVar, Literal

from pydantic import Field

from claimback.knowledge.book import Book
from claimback.knowledge.conditions import Condition
from claimback.knowledge.phrases import Pattern
from claimback.knowledge.record import Record


class DefectRecord(Record):
    """`defects/*.yaml`: one way in which a notice can fall short.

    A defect is told when everything that is given holds: the kind of case, `when`, one of `only_if` found, none of
    `present` found, no fact of `present_facts`, and (for `from_findings`) such a finding of an earlier stage.
    """

    folder: ClassVar[str] = "defects"

    title: str
    plans: tuple[str, ...] = Field(min_length=1)
    """Plan types whose law asks for it."""
    stages: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ("denied", "partially_approved", "upheld")
    objections: tuple[str, ...] = ()
    """Where given, the letter must give one of these reasons."""
    only_these: bool = False
    """And no reason of another kind."""
    when: Condition | None = None
    only_if: tuple[Pattern, ...] = ()
    present: tuple[Pattern, ...] = ()
    present_facts: tuple[str, ...] = ()
    from_findings: tuple[str, ...] = ()
    needs_complete: bool = True
    """Only where the letter is whole: something that is absent from a part may stand in the rest."""
    severity: Literal["error", "warning", "info"]
    message: str
    """To the person: what the notice lacks."""
    fix: str
    """To the person: what to do about it."""
    sentence: str
    """For a letter: polite and factual, never a threat. Empty where nothing should be said."""
    authorities: tuple[str, ...] = Field(min_length=1)
    """The first that may be cited for the plan is named."""
    needs_authority: bool = True
    """The defect is told only where one of `authorities` may be cited for the plan on the letter's day."""


class StepRecord(Record):
    """`rules/steps/*.yaml`: one thing that the person can do next, and when it makes sense."""

    folder: ClassVar[str] = "rules/steps"

    order: int
    plans: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ("denied", "partially_approved", "upheld", "unknown")
    when: Condition | None = None
    unless_cheaper: tuple[str, ...] = ()
    """Kinds of objection: left out where a cheaper way of one of them fits, which says the same more exactly."""
    what: str
    """May name facts as `{peer_to_peer_phone}`; the step is then left out where such a fact is unknown."""
    details: tuple[str, ...] = ()
    """Sentences that are added where the facts that they name are known."""
    why: str
    deadlines: tuple[str, ...] = ()
    """Ids of deadlines; the first that exists gives the day."""
    authorities: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    """Ids of `contacts/`; a verified office is named after the sentence."""


def sentence(book: Book, defect: str) -> str:
    """What may be said in a letter about that defect; empty where nothing should be said."""
    record = book.records(DefectRecord).get(defect)
    return record.sentence if record else ""
