"""Letters as data: their parts in order, and what each says about each kind of objection."""

from typing import ClassVar, Literal

from claimback.knowledge.conditions import Condition
from claimback.knowledge.record import Record
from claimback.knowledge.templates import Say
from claimback.model.base import Frozen
from claimback.model.draft import BlockKind

Computed = Literal["address", "reasons", "answers", "doctor_answers", "checklist", "defects", "enclosures", "contents"]
"""Parts that are made from the case and not from one list of sentences."""


class Part(Frozen):
    """One part of a letter: its kind of block, an optional heading, and what may be said in it."""

    id: str
    kind: BlockKind
    when: Condition = Condition()
    heading: Say | None = None
    """Printed only when the part has something in it."""
    lead: tuple[Say, ...] = ()
    """A paragraph before a table or bullets, printed only with them."""
    say: tuple[Say, ...] = ()
    make: Computed | None = None
    """Filled by the named maker, in place of or after `say`."""
    header: tuple[str, ...] = ()
    """For a table: its first row."""


class LetterRecord(Record):
    """`letters/whole/*.yaml`: one letter."""

    folder: ClassVar[str] = "letters/whole"

    title: str
    voice: Literal["patient", "doctor"] = "patient"
    """Whose words it is in: the doctor's letter tells of the patient in the third person."""
    to: Literal["decider", "plan", "overseer"] = "decider"
    """Who reads it: who decides the case next, the plan whoever decides, or an office that watches over the plan."""
    when: Condition = Condition()
    """Written only where this holds."""
    later: bool = False
    """For a later day: what is still open in it is no open point of the appeal."""
    parts: tuple[Part, ...]


class ObjectionWords(Record):
    """`letters/objections/*.yaml`: what the letters say about one kind of objection."""

    folder: ClassVar[str] = "letters/objections"

    heading: str
    """Short, in the terms of the letter."""
    fallback: tuple[Say, ...]
    """The honest answer where no argument applies."""
    ask: tuple[Say, ...] = ()
    """Said after the arguments: what is asked for on this point."""
    doctor: tuple[Say, ...]
    """Sentences of the doctor's letter."""
    confirm: tuple[Say, ...] = ()
    """Notes to the doctor: what to confirm or correct."""
    checklist: tuple[Say, ...]
    """What the doctor's letter must answer, for the note that asks for it."""
