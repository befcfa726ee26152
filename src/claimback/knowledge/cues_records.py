"""Cues for medical records: kinds of document, headings, context of a mention, findings, dates. All of it data."""

from typing import ClassVar, Literal

from pydantic import Field

from claimback.knowledge.phrases import Pattern
from claimback.knowledge.record import Record
from claimback.model.base import Frozen

Context = Literal["negated", "family", "history", "hypothetical", "planned", "positive"]


class RecordKind(Record):
    """`cues/records/kinds/*.yaml`: how a kind of document is recognized; the id is the kind."""

    folder: ClassVar[str] = "cues/records/kinds"

    title: str
    """What the document is called as an exhibit: `Office note`."""
    titles: tuple[Pattern, ...] = ()
    """More exact titles, each with its words as `note`."""
    patterns: tuple[Pattern, ...]
    """Weighted; twice the weight where found among the first lines."""
    clinical: bool = True
    """Whether what it says about the patient is taken as fact. An insurer's letter is not."""


class SectionCues(Record):
    """`cues/records/sections/*.yaml`: headings of one part of a note; the id is the part."""

    folder: ClassVar[str] = "cues/records/sections"

    headings: tuple[Pattern, ...]
    context: Context | None = None
    """What every mention in this part is, unless its own words say otherwise."""


class ContextCue(Frozen):
    """Words that change what a mention beside them means. In the examples the mention stands in brackets."""

    match: str
    reaches: Literal["forward", "backward"] = "forward"
    within: int = 14
    """Words that may stand between the cue and the mention."""
    examples: tuple[str, ...] = Field(min_length=1)
    counter: tuple[str, ...] = ()


class ContextCues(Record):
    """`cues/records/context/*.yaml`: cues of one context, and what ends their reach."""

    folder: ClassVar[str] = "cues/records/context"

    cues: tuple[ContextCue, ...]
    ends: tuple[Pattern, ...] = ()


class Target(Record):
    """`cues/records/targets/**.yaml`: words that show one value of one fact."""

    folder: ClassVar[str] = "cues/records/targets"

    fact: str
    value: str
    patterns: tuple[Pattern, ...]
    needs_positive: bool = False
    """The name of a test: nothing is found unless its result is said to be positive."""
    history_counts: bool = False
    """A past event still counts, such as a cancer."""
    only_denied: bool = False
    """Too vague to assert, but plain enough when denied: `denies weakness`."""
    denies: bool = False
    """The words themselves say that it is absent: `afebrile`."""
    not_in: tuple[str, ...] = ()
    """Parts of a note in which it does not count."""


class DateForm(Frozen):
    """One way to write a date or a length of time.

    Named groups: `y m d mon` of a date, `n unit` of a length that is counted back from the document's date.
    """

    match: str
    examples: dict[str, str]
    """Text to ISO date, for a document of September 30, 2026."""
    counter: tuple[str, ...] = ()
    day: int | None = None
    """The day of the month that the words stand for: 15 for `mid-June`."""
    vague: bool = False
    """A month, or a length of time: not to be taken to the day."""


class DateForms(Record):
    """`cues/records/dates/*.yaml`."""

    folder: ClassVar[str] = "cues/records/dates"

    forms: tuple[DateForm, ...]


class Structure(Record):
    """`cues/records/structure/*.yaml`: how lines and sentences begin and end."""

    folder: ClassVar[str] = "cues/records/structure"

    starts_line: tuple[Pattern, ...]
    """A line that begins so goes on from none before it."""
    ends_sentence: tuple[Pattern, ...]
    joins_dates: tuple[Pattern, ...]
    """What stands between the two dates of a range."""
