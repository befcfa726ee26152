"""A note with what is needed to read it, and a treatment seen in it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from claimback.evidence.mentions import Mention
from claimback.evidence.units import Unit
from claimback.model import Document, Span

COUNTED = ("physical_therapy", "manipulation")
"""Treatments that are counted in visits."""
ONE_DAY = ("injection",)
"""Treatments that are done in a day."""
STARTED_IN_PLAN = ("nsaid", "other_medicine", "brace", "home_exercise", "activity_change")
BY_NAME = ("nsaid", "other_medicine")
"""Kinds of which several different ones may stand in one note, told apart by their names."""


@dataclass(frozen=True, slots=True)
class Note:
    """A note with what is needed to read it."""

    document: Document
    kind: str
    dated: date | None
    doctor: str
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """A treatment: the item of the fact `treatments`, where it was mentioned, and the words that show it."""

    item: dict[str, Any]
    mention: Mention
    span: Span
