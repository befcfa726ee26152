"""What the extract stage knows: labels, shapes of values, topics, sections, payers, and words for studies."""

from datetime import date
from typing import ClassVar, Literal

from pydantic import Field

from claimback.knowledge.phrases import Pattern
from claimback.knowledge.record import Record
from claimback.model.base import Frozen


class LabelRecord(Record):
    """`labels/*.yaml`: the words that stand before a value. An example is a whole label, such as `Member ID`."""

    folder: ClassVar[str] = "labels"
    slot: str
    """The fact that the value is, or a name of ours (`other_date`, `other_number`) for what must not be taken."""
    also: tuple[str, ...] = ()
    """Further facts that the same value is, for combined labels such as `Claim / Authorization #`."""
    patterns: tuple[Pattern, ...]


class ShapeRecord(Record):
    """`shapes/*.yaml`: what a value looks like. Group 1, where there is one, is the value."""

    folder: ClassVar[str] = "shapes"
    patterns: tuple[Pattern, ...]


class MentionRecord(Record):
    """`mentions/*.yaml`: running words that state a fact. Group 1 is the value."""

    folder: ClassVar[str] = "mentions"
    fact: str
    patterns: tuple[Pattern, ...]


class TopicRecord(Record):
    """`topics/*.yaml`: words that tell what a telephone number, an address or a time limit is for."""

    folder: ClassVar[str] = "topics"
    topic: str
    patterns: tuple[Pattern, ...]


class SectionRecord(Record):
    """`sections/*.yaml`: how a part of a letter is headed (`headings`) or what it says (`cues`)."""

    folder: ClassVar[str] = "sections"
    kind: str
    headings: tuple[Pattern, ...] = ()
    cues: tuple[Pattern, ...] = ()


class PayerRecord(Record):
    """`payers/*.yaml`: a company by its names. An insurer is only named; a reviewer decides for insurers."""

    folder: ClassVar[str] = "payers"
    name: str
    role: Literal["reviewer", "insurer"]
    names: tuple[Pattern, ...]


class ServiceRecord(Record):
    """`services/*.yaml`: words for one value of `modality`, `body_part`, `laterality` or `contrast`."""

    folder: ClassVar[str] = "services/words"
    fact: Literal["modality", "body_part", "laterality", "contrast"]
    value: str
    patterns: tuple[Pattern, ...]


class CodeMeaning(Frozen):
    """What a run of imaging codes is about, in our own words: never a descriptor of CPT."""

    codes: tuple[str, ...] = Field(min_length=1)
    modality: tuple[str, ...] = ()
    body_part: tuple[str, ...] = ()
    contrast: tuple[str, ...] = ()


class CodeRecord(Record):
    """`services/codes/*.yaml`: families of imaging codes, to notice a code that contradicts the words beside it."""

    folder: ClassVar[str] = "services/codes"
    meanings: tuple[CodeMeaning, ...]
    checked: date
