"""What the API gives, where it is not a type of the library itself."""

from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from pydantic import BaseModel, Field

from claimback.model import (
    Argument,
    CriterionRow,
    Deadline,
    Event,
    Exhibit,
    ExhibitChoices,
    Finding,
    Need,
    Question,
    Record,
    Redaction,
    Refuted,
    Step,
    Support,
    Value,
)  # fmt: skip

Kind = Literal["letter", "appeal", "folder"]
State = Literal["waiting", "running", "done", "failed"]


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


class Cases(BaseModel):
    """A page of the list, newest first."""

    items: list[CaseRow]
    next: int | None = Field(description="Give it as `after` for the page that follows; null on the last one.")


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


class Corrections(BaseModel):
    """Values that the person put right, by name."""

    corrections: dict[str, Value]


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


class ExhibitRow(BaseModel):
    """An enclosure."""

    label: str = Field(examples=["B"])
    name: str = Field(description="What the choices call it.", examples=["office-note.pdf"])
    title: str
    pages: list[int] = Field(description="The pages that are enclosed.")
    of: int = Field(description="How many pages the file has.")
    proves: list[str]
    redactions: list[Redaction]


class LeftRow(BaseModel):
    """A paper that is not enclosed."""

    name: str
    why: Literal["dropped", "another_person"]


class Exhibits(BaseModel):
    """What is enclosed, what is not, and the choices that make it so."""

    exhibits: list[ExhibitRow]
    left: list[LeftRow]
    unread: list[Finding]
    choices: ExhibitChoices = Field(description="As in `exhibits.yaml`: send it back changed.")


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


class VersionRow(BaseModel):
    """A version of a letter."""

    number: int = Field(description="0 is the letter as it was drafted.")
    at: datetime | None = Field(description="When it was kept.")
    passages: int = Field(description="How many blocks the person wrote over in it.")
    now: bool = Field(description="Whether the letter reads so now.")


class Versions(BaseModel):
    """The versions of a letter, newest first."""

    versions: list[VersionRow]


class PieceShown(BaseModel):
    """Words that both versions have, or that were taken out or put in."""

    kind: Literal["same", "out", "in"]
    text: str


class PassageChanged(BaseModel):
    """A block in which two versions differ."""

    block: int
    pieces: list[PieceShown]


class Differences(BaseModel):
    """In what two versions differ."""

    passages: list[PassageChanged]


class Checks(BaseModel):
    """What is wrong with the letters as they are now."""

    findings: list[Finding]


class PacketFile(BaseModel):
    """A file of the appeal's folder."""

    name: str = Field(examples=["packet.pdf"])
    media_type: str


class Packet(BaseModel):
    """The appeal's folder, bound from the letters as the person edited them."""

    files: list[PacketFile]


class SentShown(BaseModel):
    """That the appeal was sent; `on` is null where it was not."""

    on: date | None
    how: str
    proof: str
