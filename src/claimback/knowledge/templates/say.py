"""One sentence of a letter as data."""

from typing import Literal

from pydantic import Field, field_validator

from claimback.knowledge.conditions import Condition
from claimback.knowledge.templates.syntax import parse
from claimback.model.base import Frozen


class Say(Frozen):
    """A sentence, a line, or a row of a table, and when it may be said."""

    text: str = ""
    ways: tuple[str, ...] = ()
    """Other wordings of `text` that say the same; each case keeps to one, so that no two letters read alike."""
    cells: tuple[str, ...] = ()
    """For a row of a table: one template a cell, in place of `text`."""
    label: str = ""
    """For a row of the reference block: its first cell."""
    when: Condition = Condition()
    plans: tuple[str, ...] = ()
    """Plan types of the contract for which it may be said; empty for all."""
    cite: tuple[str, ...] = ()
    """Authorities that it cites. When one may not be cited here, the sentence is left out."""
    exhibit: tuple[str, ...] = ()
    """Names of facts or kinds of record: `{exhibit}` names the enclosures that show them."""
    unknown: Literal["drop", "blank"] = "drop"
    """When a slot is unknown: leave the sentence out, or leave a visible blank."""
    each: str = ""
    """Said once for each item of this fact."""
    once: tuple[str, ...] = ()
    """Left out when one of these facts was already told in this letter."""
    after: tuple[str, ...] = ()
    """Said only when all of these were told before it in this letter, as for “quoted above”."""
    or_: tuple["Say", ...] = Field(default=(), alias="or")
    """Tried in order when this one is left out."""

    @field_validator("text", "cells", "ways")
    @classmethod
    def _readable(cls, value: str | tuple[str, ...]) -> str | tuple[str, ...]:
        for text in (value,) if isinstance(value, str) else value:
            parse(text)
        return value
