"""What a person said and chose in a case: one small record, sealed as JSON. All else is computed from it."""

from datetime import date

from pydantic import Field

from claimback.model import Answer, ExhibitChoices, Frozen, Value


class Version(Frozen):
    """One version of a letter that the person wrote over: its blocks by number, in words."""

    number: int = 1
    """Counted from 1 for each letter; 0 is the letter as it was drafted."""
    at: str
    """When, as ISO text."""
    words: dict[int, str]
    over: dict[int, str] = Field(default_factory=dict)
    """The drafted text in whose place each of them stands, so that they find it in a letter that was drafted anew."""


class Sent(Frozen):
    """That an appeal was sent, and how it can be proved."""

    on: date
    how: str
    proof: str = ""


class Said(Frozen):
    """What a list of cases shows of a state."""

    answered: int = 0
    sent: date | None = None


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
    changed: dict[str, int] = Field(default_factory=dict)
    """At which version of the case each thing in it was changed last (`changes`)."""
    story_done: bool = False
    letters_seen: bool = False

    def last(self, letter: str) -> Version | None:
        """The last version of a letter; none where the person never wrote it over."""
        versions = self.versions.get(letter, ())
        return versions[-1] if versions else None

    def brief(self) -> Said:
        """What a list of cases shows."""
        return Said(answered=len(self.answers), sent=self.sent.on if self.sent else None)

    def written(self, letter: str) -> dict[int, str]:
        """The person's last words for a letter, by block; none where it stands as it was drafted."""
        last = self.last(letter)
        return last.words if last else {}
