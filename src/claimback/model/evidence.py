"""What would prove the case, what does, and what is still to be had."""

from datetime import date
from typing import Literal

from claimback.model.base import Frozen
from claimback.model.choices import Redaction
from claimback.model.document import Span
from claimback.model.fact import Fact


class Need(Frozen):
    """Something that is missing, why it matters to an objection, and who has it."""

    id: str
    objection: str
    what: str
    why: str
    met_by: tuple[str, ...] = ()
    """Names of facts or kinds of record that would meet it."""
    who: str = "you"


class Record(Frozen):
    """One medical record or paper: which document it is, of what kind, from when, and what it shows."""

    document: str
    filename: str
    kind: str
    """`office_note`, `imaging_report`, `therapy_note`, `denial_letter`, `eob`, `order`, `other`, ..."""
    title: str
    dated: date | None = None
    pages: int = 1
    facts: tuple[Fact, ...] = ()


class Exhibit(Frozen):
    """An enclosure under its label: A is always the denial letter."""

    label: str
    title: str
    document: str
    filename: str
    pages: tuple[int, ...]
    proves: tuple[str, ...] = ()
    """Names of the facts that it shows."""
    redactions: tuple[Redaction, ...] = ()
    hidden: tuple[tuple[int, int, int], ...] = ()
    """Page, start and end of the words that the redactions take away."""

    def shows(self, span: Span) -> bool:
        """Whether a reader of this enclosure sees these words."""
        if span.document != self.document or span.page not in self.pages:
            return False
        return not any(page == span.page and start < span.end and end > span.start for page, start, end in self.hidden)


class CriterionRow(Frozen):
    """One criterion of one route to approval, and whether the case meets it."""

    route: str
    criterion: str
    state: Literal["met", "unmet", "undocumented", "not_applicable"]
    facts: tuple[Fact, ...] = ()
    source: str = ""
    """Publisher and topic of the guideline that the criterion comes from."""
    id: str = ""
    """`<criteria record>.<route>.<number>`: where it stands in the knowledge base."""
    rating: str = ""
    """How the publisher rates the study on this route: `usually_appropriate`, `payer_rule`, ..."""
    in_letter: bool = False
    """Whether the route's statement was verified well enough to stand in a letter."""


class Refuted(Frozen):
    """A statement of the insurer that a record shows to be otherwise."""

    claim: str
    """Id of `claims/`."""
    says: str
    stated: Span
    """The letter's words."""
    exhibit: str
    filename: str
    shown: Span
    """The record's words."""
    confirmed: bool = False
    """Whether the person has confirmed the facts that refute it: only then may a letter say so."""


class Event(Frozen):
    """One thing that happened, for the timeline. Only what the person confirmed or the denial itself says."""

    kind: Literal["symptoms", "treatment", "recheck", "imaging", "decision"]
    what: str
    start: date
    end: date | None = None
    """The last day; absent for what happened on one day or still goes on."""
    goes_on: bool = False
    directed: bool = True
    """Whether a provider directed the treatment."""
    note: str = ""
    exhibit: str = ""
    page: int = 0
    """Where an enclosure shows it; 0 where only the person says so."""


class Evidence(Frozen):
    """All that the evidence stage found."""

    records: tuple[Record, ...] = ()
    exhibits: tuple[Exhibit, ...] = ()
    matrix: tuple[CriterionRow, ...] = ()
    needs: tuple[Need, ...] = ()
    derived: tuple[Fact, ...] = ()
    """Facts computed from the records, such as `care_days`; proposed, like what they rest on."""
    refuted: tuple[Refuted, ...] = ()
    timeline: tuple[Event, ...] = ()
    care: str = ""
    """The clock of provider-directed treatment in one sentence, on what the person confirmed; empty where unknown."""
