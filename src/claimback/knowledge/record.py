"""The base of all knowledge records, and where each came from."""

from datetime import date
from typing import ClassVar

from pydantic import Field

from claimback.model.base import Frozen


class Verified(Frozen):
    """How and when a statement was verified: `primary_text`, `abstract`, `two_secondary`, ..., or `memory`."""

    level: str
    on: date


class Record(Frozen):
    """One YAML file: one thing. A subclass names its folder below the knowledge root."""

    folder: ClassVar[str]

    id: str = Field(pattern=r"^[a-z0-9_]+$")
    """The same as the file's stem."""
    source: str
    """Where it is from, or `own` for wording and patterns that were written for this project."""
    updated: date
