"""What a check, a rule or a reader has to tell the person."""

from typing import Literal

from claimback.model.base import Frozen
from claimback.model.document import Span

Level = Literal["error", "warning", "info"]


class Finding(Frozen):
    """One plain sentence about a problem, where it is, and what to do about it."""

    id: str
    level: Level
    message: str
    where: str = ""
    """A letter, exhibit or question that it is about, such as `appeal-letter`."""
    fix: str = ""
    quote: Span | None = None
    authority: str | None = None
    """Id of the authority that it rests on."""
