"""What insurers state as fact and a record may show to be otherwise: `There is no record of an X-ray`."""

from typing import ClassVar

from pydantic import Field

from claimback.knowledge.conditions import Condition
from claimback.knowledge.phrases import Pattern
from claimback.knowledge.record import Record


class ClaimRecord(Record):
    """`claims/*.yaml`: one statement about the patient, and the facts that refute it."""

    folder: ClassVar[str] = "claims"

    says: str
    """What the letter says, in a few words for the person: `no physical therapy was done`."""
    patterns: tuple[Pattern, ...] = Field(min_length=1)
    refuted_by: Condition
    """Holds on facts that show the contrary."""
    shown_by: tuple[str, ...] = Field(min_length=1)
    """Names of the facts whose words and pages refute it."""
    kinds: tuple[str, ...] = ()
    """The values, or kinds of item, that refute it, such as `physical_therapy`; empty where any does."""
    least_days: int = 0
    """For treatments: days that one of them must have lasted by itself."""
