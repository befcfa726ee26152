"""By when, by what right, and what next."""

from datetime import date
from typing import Literal

from claimback.model.base import Frozen
from claimback.model.document import Span
from claimback.model.finding import Finding


class Authority(Frozen):
    """A law, rule or guideline that may be cited for some plan types while it is in force."""

    id: str
    title: str
    citation: str
    href: str = ""
    applies_to: tuple[str, ...]
    requirement: str
    """What it requires, in our own words."""
    in_force_from: date | None = None
    in_force_to: date | None = None
    level: str
    """How it was verified, such as `primary_text`."""
    citable: bool


class Deadline(Frozen):
    """One date by which someone must act, and how it was counted."""

    id: str
    what: str
    due: date
    days: int
    counted_from: str
    """`notice_date`, `receipt`, `sent`, or `stated` when the letter prints the date itself."""
    source: Literal["letter", "law", "practice"]
    authority: str | None = None
    how: str
    """The count in words a person can check: `180 days after March 4, 2026`."""
    basis: Span | None = None
    """The letter's own words, where it gives the time."""


class Step(Frozen):
    """Something the person can do next, most useful first."""

    id: str
    what: str
    why: str
    when: date | None = None
    authority: str | None = None


class Rights(Frozen):
    """Everything that follows from the plan type, the level and the dates."""

    deadlines: tuple[Deadline, ...] = ()
    steps: tuple[Step, ...] = ()
    defects: tuple[Finding, ...] = ()
    """What the notice itself lacks or gets wrong."""
    findings: tuple[Finding, ...] = ()
