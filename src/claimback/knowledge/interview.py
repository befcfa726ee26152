"""The interview as data: one file a question, and the flow that puts them in order."""

from collections.abc import Mapping
from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from claimback.knowledge.book import Book
from claimback.knowledge.conditions import Condition
from claimback.knowledge.phrases import Pattern
from claimback.knowledge.record import Record
from claimback.model.base import Frozen
from claimback.model.interview import AnswerType


class ChoiceRecord(Frozen):
    """One of the answers to choose from."""

    value: str
    label: str
    emergency: bool = False
    """Choosing it means: get medical care now, before any paperwork."""
    alone: bool = False
    """It cannot stand beside other choices, such as “none of these”."""
    when: Condition = Condition()
    """When it is worth offering; it may always be answered."""


class Asked(Frozen):
    """What questions and the fields of their items have in common."""

    text: str
    type: AnswerType
    choices: tuple[ChoiceRecord, ...] = ()
    least: float | None = None
    most: float | None = None
    """Bounds of a number, both included."""
    past: bool = False
    """A date that cannot lie after today."""

    @model_validator(mode="after")
    def _choices_fit(self) -> Self:
        if bool(self.choices) != (self.type in ("choice", "choices")):
            raise ValueError("`choices` are for the types choice and choices, and these need them")
        return self


class ItemField(Asked):
    """One part of an item, such as the start of a treatment."""

    id: str
    required: bool = False
    shows: dict[str, Pattern] = Field(default_factory=dict)
    """Derived yes-or-no facts: “yes” when the text of any item matches, such as `xray_done`."""


COUNTED = (
    "age", "care_days", "care_end", "care_start", "emergency", "plan_documents_waited_days", "reevaluated_after_care",
    "symptom_weeks",
)  # fmt: skip
"""Facts that follow from answers by counting and by rule (`claimback.interview.derive`)."""


class KnownAs(Frozen):
    """A fact of another name that answers the question too."""

    fact: str
    like: Pattern | None = None
    """Only where its value looks like this, such as a name with a clinician's title."""


class InterviewQuestion(Record, Asked):
    """`interview/questions/*.yaml`: one question. Which objections need it, the objections' own files say."""

    folder: ClassVar[str] = "interview/questions"

    fact: str
    why: str
    asks: Literal["patient", "doctor"] = "patient"
    priority: Literal[1, 2, 3, 4] = 2
    """1: the letters cannot do without it; 2: it decides much; 3: it makes the case stronger; 4: good to have."""
    letter: bool = False
    """The letters need it whatever the objection, such as the sender's address."""
    criteria: bool = False
    """Asked where a criterion of the guidelines that fit the study looks at its fact and nothing shows it yet."""
    when: Condition = Condition()
    """Ask only when this holds."""
    known_as: tuple[KnownAs, ...] = ()
    fields: tuple[ItemField, ...] = ()
    doctor_letter: bool = False
    """The doctor's letter must answer it."""
    help: str = ""
    example: str = ""

    @model_validator(mode="after")
    def _fields_fit(self) -> Self:
        ids = [field.id for field in self.fields]
        if bool(ids) != (self.type == "items") or len(set(ids)) != len(ids):
            raise ValueError("`fields` are for the type items, and each has its own id")
        return self


class FlowSection(Frozen):
    """A part of the interview, in order."""

    title: str
    questions: tuple[str, ...]


class Budget(Frozen):
    """How many answers to ask for at most, with at least so many notes at hand."""

    notes: int = Field(ge=0)
    most: int = Field(ge=1)


class Flow(Record):
    """`interview/flow/flow.yaml`: the whole interview, readable from top to bottom."""

    folder: ClassVar[str] = "interview/flow"

    sections: tuple[FlowSection, ...]
    budgets: tuple[Budget, ...]
    """Beyond the budget, questions of priority 2 to 4 are left out, the least needed first."""
    confirms_the_rest: str
    """The question that asks at once for what the records seem to say beyond the questions asked."""
    note_kinds: tuple[str, ...]
    """Kinds of record that spare questions when they show something."""
    asked_when_no_reason: str
    """The objection whose questions are asked when the letter gives no reason."""
    nothing_to_ask: tuple[str, ...]
    """Decisions that need no appeal."""
    agree: str
    """The word that accepts what the records say."""
    nothing: tuple[str, ...]
    """Words that answer a list with “there was none”."""
    not_known: tuple[str, ...]
    """Words that leave a question open, such as “I don't know”."""
    header: str
    """How to fill in the file; `{count}` and `{agree}` are filled in."""


def flow(book: Book) -> Flow:
    """The interview's flow."""
    return book.records(Flow)["flow"]


def in_order(book: Book) -> Mapping[str, tuple[InterviewQuestion, str]]:
    """Every question by id with the title of its section, in the order of the flow; unplaced ones come last."""
    return book.made(_in_order)


def _in_order(book: Book) -> Mapping[str, tuple[InterviewQuestion, str]]:
    records = book.records(InterviewQuestion)
    placed = {id_: (records[id_], section.title) for section in flow(book).sections for id_ in section.questions}
    return placed | {id_: (record, "") for id_, record in records.items() if id_ not in placed}
