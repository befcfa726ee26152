"""A case, what was read from its letter, and what was made for it."""

from collections.abc import Mapping

from pydantic import Field, SkipValidation

from claimback.model.base import Frozen
from claimback.model.choices import ExhibitChoices
from claimback.model.denial import Denial, Objection, Section
from claimback.model.document import Document
from claimback.model.draft import Argument, Draft
from claimback.model.evidence import Evidence
from claimback.model.fact import Fact, Value
from claimback.model.finding import Finding
from claimback.model.interview import Answer, Question
from claimback.model.proposal import Accepted
from claimback.model.rights import Rights


class Reading(Frozen):
    """What the extract stage found in one document: facts, and the roles of its parts."""

    facts: tuple[Fact, ...] = ()
    sections: tuple[Section, ...] = ()
    findings: tuple[Finding, ...] = ()


class Analysis(Frozen):
    """One letter, analysed: the output contract `claimback.analysis/1` is written from this."""

    document: Document
    reading: Reading
    denial: Denial
    rights: Rights

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts that the letter states."""
        return self.reading.facts

    def states(self, objection: Objection) -> bool:
        """Whether the letter gives the reason itself, and not the letter before, which it upholds."""
        return objection.stated.document == self.document.id

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything worth telling, defects of the notice included."""
        return (
            *self.reading.findings,
            *self.denial.findings,
            *self.rights.findings,
            *self.rights.defects,
        )


class Case(Frozen):
    """What a person gave: the letter, their records, their answers. All else is computed from these."""

    letter: Document
    records: tuple[Document, ...] = ()
    answers: tuple[Answer, ...] = ()
    choices: ExhibitChoices = ExhibitChoices()
    """What the person decided about the enclosures."""
    unread: tuple[Finding, ...] = ()
    """Records that could not be read, each with why; they are in no letter and in no packet."""
    corrections: dict[str, Value] = Field(default_factory=dict)
    """Values of the letter as the person put them right, by the fact's name (`claimback.workflow.corrections`)."""
    accepted: Accepted = Accepted()
    """What a model proposed and the person accepted."""
    originals: SkipValidation[Mapping[str, bytes]] = Field(default_factory=dict, repr=False)
    """The files' own bytes by document id, for the packet."""


class Appeal(Frozen):
    """Everything made for a case."""

    analysis: Analysis
    questions: tuple[Question, ...]
    evidence: Evidence
    arguments: tuple[Argument, ...]
    drafts: tuple[Draft, ...]
    edited: tuple[str, ...] = ()
    """Ids of the letters that the person wrote over."""
    noted: tuple[Finding, ...] = ()
    """Findings about the papers and choices of the case, which no letter can mend."""
    findings: tuple[Finding, ...]
    """Those, and what is wrong with the letters."""
    known: tuple[Fact, ...] = ()
    """Every fact of the case: the letter's, the person's answers, and what follows from them."""
