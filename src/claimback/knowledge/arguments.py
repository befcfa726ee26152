"""Arguments as data: what may be answered to an objection, and only on which facts."""

from typing import ClassVar, Self

from pydantic import Field, model_validator

from claimback.knowledge.conditions import Condition
from claimback.knowledge.record import Record
from claimback.knowledge.templates import Say

KINDS: tuple[str, ...] = (
    "guideline_not_met", "not_medically_necessary", "conservative_care", "routine_surveillance", "alternative_imaging",
    "investigative", "symptoms_not_severe", "may_resolve", "cost", "out_of_network", "prior_authorization",
    "insufficient_information", "experimental", "duplicate_imaging", "not_covered", "site_of_service", "coding",
    "untimely_filing", "eligibility", "other_coverage", "benefit_limit", "step_therapy", "duplicate_claim",
    "administrative_other",
)  # fmt: skip
"""Objection kinds of the output contract. Further files of `objections/` add others, and need no code."""


class ArgumentRecord(Record):
    """`arguments/**.yaml`: one argument. It applies only when its condition holds on what is known."""

    folder: ClassVar[str] = "arguments"

    answers: tuple[str, ...] = Field(min_length=1)
    """Ids of `objections/`; the check of the knowledge base sees to it that they exist."""
    claim: str
    """In a few words, for the person."""
    when: Condition
    plans: tuple[str, ...] = ()
    """Plan types for which it may be made; empty for all."""
    strength: float = Field(gt=0, le=1)
    beside_fallback: bool = False
    """It asks for the rule only, so the honest answer about the facts is given before it."""
    one_sentence: bool = False
    """It is one sentence that opens the answer and takes no other argument's place."""
    group: str = ""
    """Of the arguments of one group only the strongest that applies is made: they would contradict each other."""
    lead: Say | None = None
    """For the opening of the letter, when this is its strongest argument."""
    say: tuple[Say, ...] = Field(min_length=1)
    exhibits: tuple[str, ...] = ()
    """Facts and kinds of record whose enclosures it rests on."""
    authorities: tuple[str, ...] = ()
    limit: str
    """The honest limit: when this argument should not be made, or what it does not show."""

    @model_validator(mode="after")
    def _needs_facts(self) -> Self:
        if self.when == Condition():
            raise ValueError("an argument needs a condition on the facts; without facts it would be an assertion")
        return self
