"""Imaging criteria and their publishers, and what each objection needs to be answered.

Criteria are paraphrased points of published guidelines, never their text. What may stand in a letter is decided here:
only statements that were verified in the guideline's own text or abstract.
"""

from typing import Any, ClassVar, Literal, Self

from pydantic import Field, model_validator

from claimback.knowledge.conditions import Condition
from claimback.knowledge.phrases import Pattern
from claimback.knowledge.record import Record
from claimback.model.base import Frozen

CITABLE_LEVELS = ("primary_text", "abstract")
"""Verification levels whose statements may reach a letter."""

Rating = Literal[
    "usually_appropriate",
    "may_be_appropriate",
    "usually_not_appropriate",
    "payer_rule",
    "society_advice",
    "unknown",
]
"""How the publisher rates the study on a route; `unknown` where nothing was read, so that no rating is claimed."""


class Statement(Frozen):
    """Something that a guideline says, in our words, and how well that was verified."""

    says: str
    level: str
    verified: bool
    source: str
    year: str | int = ""
    """Of the edition that was read; empty where not verified."""
    in_letter: bool = False

    @model_validator(mode="after")
    def _only_verified_in_letters(self) -> Self:
        if self.in_letter and not (self.verified and self.level in CITABLE_LEVELS):
            raise ValueError("only a statement verified in primary text or abstract may stand in a letter")
        return self


class Criterion(Frozen):
    """One thing that a route asks for."""

    text: str
    met: Condition
    """Holds when the case meets it."""
    unmet: Condition | None = None
    """Holds when the case is known not to meet it. Without it: when every fact that `met` looks at is settled."""
    absent: Condition | None = None
    """Holds when the point does not arise, so that the row is not applicable."""


class Route(Statement):
    """One way to be approved: all its criteria together. What nobody read has no rating."""

    id: str
    name: str
    rating: Rating
    applies: Condition | None = None
    """Where given and not holding, the route is for other patients: every row is not applicable."""
    criteria: tuple[Criterion, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _memory_rates_nothing(self) -> Self:
        if self.level == "memory" and self.rating not in ("unknown", "society_advice"):
            raise ValueError("what was not read has no rating; write `rating: unknown`")
        return self


TOLD = ("known_condition", "suspected_diagnosis", "symptoms", "exam_findings", "clinical_question")
"""Facts in words that tell what a study is for; while none of them is known, no topic is ruled out by its words."""


class Study(Frozen):
    """Which denied services a set of criteria is about. An empty list matches everything."""

    modality: tuple[str, ...]
    body_part: tuple[str, ...] = ()
    contrast: tuple[str, ...] = ()
    when: Condition | None = None
    """A further condition, such as the objection that it answers."""
    codes: tuple[str, ...] = ()
    """Beginnings of ICD-10-CM codes, where study and part alone do not tell which topic it is: `G43`."""
    about: tuple[str, ...] = ()
    """Words of which one must be among what is told of the case, once anything is told; `*` for any ending.

    Without them a pituitary tumor would stand under multiple sclerosis as well: both ask for a known condition.
    """

    @model_validator(mode="before")
    @classmethod
    def _by_its_words(cls, data: dict[str, Any]) -> dict[str, Any]:
        if not data.get("about") or data.get("when"):
            return data
        said = [{"mentions": {name: data["about"]}} for name in (*TOLD, "service")]
        coded = [{"mentions": {"diagnosis_code": [f"{code}*" for code in data.get("codes", ())]}}]
        silent = {"not": {"any": [{"known": name} for name in TOLD]}}
        return {**data, "when": {"any": [*said, *coded, silent]}}


class CriteriaRecord(Record):
    """`criteria/<publisher>/*.yaml`: what one publisher says about one study."""

    folder: ClassVar[str] = "criteria"

    publisher: str
    """Id of a record of `publishers/`."""
    topic: str
    year: int | None = None
    """Of the current edition, only where that year was verified."""
    name: str
    """The study in plain words: `MRI of the lumbar spine`."""
    study: Study
    routes: tuple[Route, ...] = Field(min_length=1)
    conservative_care: tuple[Statement, ...] = ()
    """What is expected of treatment before the study, and what counts toward it."""
    preceding: tuple[Statement, ...] = ()
    """A study that should come first."""
    against: tuple[Statement, ...] = ()
    """When the study is usually not appropriate: shown to the person, never argued."""
    document: tuple[str, ...] = ()
    """Facts that the record should show."""
    traps: tuple[str, ...] = ()
    """What is easily said wrongly about this topic."""


class PublisherRecord(Record):
    """`publishers/*.yaml`: who publishes criteria, how letters name them, and how to get the text."""

    folder: ClassVar[str] = "publishers"

    name: str
    kind: Literal["reviewer", "licensed_criteria", "society", "government", "insurer"]
    named: tuple[Pattern, ...]
    """How letters name the publisher."""
    public: bool
    verified: bool
    where: str
    """Where the text can be read, in words."""
    ask: str
    """How to ask for the text that was applied."""
    note: str = ""


class NeedRecord(Frozen):
    """One thing that would help to answer an objection."""

    id: str = Field(pattern=r"^[a-z0-9_]+$")
    what: str
    why: str
    met_by: tuple[str, ...] = Field(min_length=1)
    """Any one of these fact names or kinds of record meets it."""
    met_when: Condition | None = None
    """Where given, this must hold as well."""
    only_when: Condition | None = None
    """Where given and not holding, the need does not arise."""
    who: Literal["you", "doctor", "therapist", "imaging_center", "insurer", "employer"]


class NeedsRecord(Record):
    """`needs/*.yaml`: what one kind of objection needs; the id is the kind."""

    folder: ClassVar[str] = "needs"

    needs: tuple[NeedRecord, ...] = Field(min_length=1)
