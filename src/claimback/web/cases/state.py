"""What a person said and chose in a case: one small record, sealed as JSON. All else is computed from it."""

from datetime import date

from pydantic import Field

from claimback.model import Answer, ExhibitChoices, Frozen, Value


class Version(Frozen):
    """One version of a letter that the person wrote over: its blocks by number, in words."""

    at: str
    """When, as ISO text."""
    words: dict[int, str]


class Sent(Frozen):
    """That an appeal was sent, and how it can be proved."""

    on: date
    how: str
    proof: str = ""


class State(Frozen):
    """The whole of it."""

    answers: tuple[Answer, ...] = ()
    unknown: tuple[str, ...] = ()
    """Questions that the person has no answer to."""
    skipped: tuple[str, ...] = ()
    """Questions left for later."""
    corrections: dict[str, Value] = Field(default_factory=dict)
    """Values of the letter as the person put them right, by the fact's name."""
    choices: ExhibitChoices = ExhibitChoices()
    """What is enclosed, by the id of each paper and not by its name, which two papers can share (`enclosing`)."""
    versions: dict[str, tuple[Version, ...]] = Field(default_factory=dict)
    """Letters that were edited, the newest version last."""
    sent: Sent | None = None
    before: str = ""
    """The analysis of the letter of the level before, as JSON, where this case began with the plan's answer to it."""
    story_done: bool = False
    letters_seen: bool = False

    def written(self, letter: str) -> dict[int, str]:
        """The person's last words for a letter, by block; none where it stands as it was drafted."""
        versions = self.versions.get(letter, ())
        return versions[-1].words if versions else {}
