"""What the API takes and gives, where it is not a type of the library itself."""

from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from claimback.model import (
    Argument,
    CriterionRow,
    Deadline,
    Event,
    Exhibit,
    Finding,
    Need,
    Question,
    Record,
    Refuted,
    Step,
    Support,
    Value,
)  # fmt: skip

Kind = Literal["letter", "appeal", "folder"]
_LAST = 2**53 - 1
State = Literal["waiting", "running", "done", "failed"]


class Taken(BaseModel):
    """What is sent: no name that is not known, and no value that is nearly of its kind."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Paper(BaseModel):
    """A file of a case."""

    id: int = Field(examples=[7])
    kind: Literal["letter", "record", "reply"]
    name: str = Field(examples=["denial.pdf"])


class CaseRow(BaseModel):
    """A case in a list: nothing of what it holds is opened for this."""

    id: UUID
    version: int = Field(description="Counts changes; also the ETag.", examples=[3])
    made: datetime
    used: datetime


class CaseShown(CaseRow):
    """A case with its files."""

    papers: list[Paper]
    sent: date | None = Field(description="The day on which the appeal was sent.")
    open: list[Kind] = Field(description="Work that is wanted and not done yet, or that ended with an error.")


class CaseMade(CaseShown):
    """A new case with what opens it in a browser: shown this once and kept nowhere."""

    link: str = Field(description="Path of its pages; whoever has it can open the case.", examples=["/c/Zk3.../"])
    phrase: str = Field(description="Recovery phrase, for a lost link.", examples=["ab2c-d3ef-4gh5-jk6m-np7q"])


class Page(BaseModel):
    """Which part of the list."""

    model_config = ConfigDict(extra="forbid")
    limit: int = Field(default=20, ge=1, le=100, description="How many at most.")
    after: int = Field(default=_LAST, ge=1, le=_LAST, description="`next` of the page before.")


class Cases(BaseModel):
    """A page of the list, newest first."""

    items: list[CaseRow]
    next: int | None = Field(description="Give it as `after` for the page that follows; null on the last one.")


class Link(Taken):
    """A case that was made in a browser."""

    secret: str = Field(
        description="The part of the case's address between `/c/` and the next `/`.",
        pattern=r"^[A-Za-z0-9_-]{20,64}$", examples=["q83v3r4xLZ0pYb0mUuA6t5m1w2eJ9nKd"],
    )  # fmt: skip


class Progress(BaseModel):
    """How far a work is. `letter` reads the letter, `appeal` writes the letters, `folder` binds the packet."""

    kind: Kind
    state: State
    paper: int = Field(default=0, description="The file that is being read, of `papers`.")
    papers: int = 0
    page: int = 0
    pages: int = 0
    message: str = Field(default="", description="Of work that failed: why, in one sentence.")


class Receipt(BaseModel):
    """That a case and everything in it is gone."""

    receipt: str = Field(examples=["5f0c1a2b"])
    files: int
    at: datetime


class AnalysisShown(BaseModel):
    """The letter's analysis: `claimback.analysis/1`. What the letter does not state is absent."""

    schema_: Literal["claimback.analysis/1"] = Field(alias="schema")
    source: dict[str, Any]
    decision: str = Field(examples=["denied"])
    stage: str = Field(examples=["pre_service"])
    level: str = Field(examples=["initial"])
    plan: str = Field(examples=["erisa_insured"])
    facts: dict[str, list[dict[str, Any]]] = Field(
        description="By name; each with value, quote, page, start, end. Values that were corrected are not among them."
    )
    objections: list[dict[str, Any]]
    deadlines: list[dict[str, Any]]
    findings: list[dict[str, Any]]


class Deadlines(BaseModel):
    """By when, what next, and what the notice lacks."""

    deadlines: list[Deadline]
    steps: list[Step]
    defects: list[Finding]


class AnswerGiven(BaseModel):
    """What was said."""

    question: str
    value: Value


class Answers(BaseModel):
    """All that was said."""

    answers: list[AnswerGiven]
    unknown: list[str] = Field(description="Questions that the person has no answer to.")
    skipped: list[str] = Field(description="Questions left for later.")


class Questions(BaseModel):
    """What is still open, in the order in which to ask it."""

    questions: list[Question]


class Say(Taken):
    """An answer. `agree` takes what a record suggests; `unknown` and `skip` need no value."""

    model_config = ConfigDict(
        extra="forbid", strict=True, json_schema_extra={"examples": [{"value": "It burns at night."}]}
    )
    way: Literal["say", "agree", "unknown", "skip"] = "say"
    value: str | bool | int | list[str] | list[dict[str, str]] = Field(
        default="", description="Text, yes or no, a number, choices, or for `items` one object for each item."
    )


class Corrections(BaseModel):
    """Values that the person put right, by name."""

    corrections: dict[str, Value]


class Correction(Taken):
    """A value; an empty text takes out what was read. For `not_a_reason` a list of kinds."""

    value: str | int | list[str] = Field(examples=["2026-11-12"])


class Note(BaseModel):
    """A text to send to whoever has what is missing."""

    to: str
    text: str


class Proof(BaseModel):
    """What the records show, what a guideline asks, and what is missing."""

    records: list[Record]
    exhibits: list[Exhibit]
    criteria: list[CriterionRow]
    care: str
    timeline: list[Event]
    refuted: list[Refuted]
    needs: list[Need]
    notes: list[Note]
    unread: list[Finding]


class LetterRow(BaseModel):
    """A letter in the list."""

    id: str = Field(examples=["appeal-letter"])
    title: str
    edited: bool
    errors: int
    warnings: int


class Letters(BaseModel):
    """All letters, and the arguments that they make."""

    letters: list[LetterRow]
    arguments: list[Argument]


class SentenceShown(BaseModel):
    """A sentence and what it stands on."""

    text: str
    blank: bool = Field(description="Whether something in it is still open.")
    support: list[Support]


class BlockShown(BaseModel):
    """A part of a letter."""

    number: int
    kind: str
    editable: bool
    text: str
    sentences: list[SentenceShown]


class LetterShown(BaseModel):
    """A letter, sentence by sentence."""

    id: str
    title: str
    edited: bool
    blocks: list[BlockShown]
    findings: list[Finding]


class Edit(Taken):
    """The person's words for blocks, by their number. None at all takes the letter back as it was drafted."""

    blocks: dict[str, str] = Field(
        max_length=500, examples=[{"4": "I write to appeal your decision."}],
        json_schema_extra={"propertyNames": {"pattern": "^[0-9]{1,4}$"}},
    )  # fmt: skip


class Checks(BaseModel):
    """What is wrong with the letters as they are now."""

    findings: list[Finding]


class PacketFile(BaseModel):
    """A file of the appeal's folder."""

    name: str = Field(examples=["packet.pdf"])
    media_type: str


class Packet(BaseModel):
    """The appeal's folder. It is bound from the letters as drafted."""

    files: list[PacketFile]


class SentShown(BaseModel):
    """That the appeal was sent; `on` is null where it was not."""

    on: date | None
    how: str
    proof: str


class SentTaken(Taken):
    """That the appeal was sent."""

    on: str = Field(
        pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", json_schema_extra={"format": "date"}, examples=["2026-11-20"]
    )
    how: str = Field(min_length=1, max_length=40, examples=["fax"])
    proof: str = Field(default="", max_length=300, examples=["page 1 of 9, 14:02"])
