"""Windows and clocks as data: by when someone must act after a letter, and by when the plan must answer.

Every amount is a dated value with the authority that it was read in. A change in law is a new dated value, never an
edited one.
"""

from datetime import date
from typing import ClassVar, Literal

from pydantic import Field

from claimback.knowledge.book import Book
from claimback.knowledge.phrases import Pattern
from claimback.knowledge.record import Record
from claimback.model.base import Frozen
from claimback.model.denial import Denial

Anchor = Literal["notice_date", "receipt"]


class Dated(Frozen):
    """A value that holds from one day to another, both included; open where a day is left out."""

    first_day: date | None = None
    last_day: date | None = None

    def holds(self, on: date) -> bool:
        """Whether the value is in force on that day."""
        return not ((self.first_day and on < self.first_day) or (self.last_day and on > self.last_day))


class Window(Dated):
    """How long someone has to act, in calendar days or calendar months."""

    amount: int = Field(gt=0)
    unit: Literal["days", "months"]
    counted_from: Anchor
    presumed_receipt_days: int = Field(default=0, ge=0)
    """Days after the date on the notice on which the law presumes that it was received."""
    no_matching_day: Literal["last_of_month", "first_of_next"] = "last_of_month"
    """What a month without the day means: its last day (the earlier, safe reading), or what the law says."""
    roll: Literal["none", "federal"] = "none"
    """`federal`: a last day on a weekend or federal holiday moves on, because this law says so."""
    authority: str | None = None
    caution: bool = False
    """True where it is a safe guess rather than a verified rule: never printed as law."""
    longest: bool = False
    """The longest that the law lets the time be; the real one can be shorter, so it is never a day to lean on."""
    must_arrive: bool = False
    """The request must have arrived by then, not only have been sent."""
    note: str = ""

    @property
    def nominal_days(self) -> int:
        """Length in days, a month as 30, so that windows can be compared: 4 months are 120."""
        return self.amount * (30 if self.unit == "months" else 1)


class Clock(Dated):
    """How long the plan or reviewer has to decide."""

    decides: Literal["first_decision", "appeal"]
    case: Literal["pre_service", "post_service", "concurrent", "expedited"]
    amount: int = Field(gt=0)
    unit: Literal["days", "hours"]
    authority: str
    note: str = ""


class Expedited(Frozen):
    """The fast route: what it needs, how to ask, and on what it rests."""

    needs: str
    how: str
    authorities: tuple[str, ...] = ()


class RuleRecord(Record):
    """`rules/us/<regime>/*.yaml`: what comes after a letter of some level under one regime."""

    folder: ClassVar[str] = "rules/us"

    regime: str
    plans: tuple[str, ...] = Field(min_length=1)
    levels: tuple[str, ...] = Field(min_length=1)
    """Levels of the letter in hand, as in the contract."""
    stages: tuple[str, ...] = ()
    """Where given, only for these stages."""
    decisions: tuple[str, ...] = ("denied", "partially_approved", "upheld", "unknown")
    forum: str
    """Who decides next, in plain words."""
    deadline: str = Field(pattern=r"^[a-z_]+$")
    """Id of the deadline: `appeal`, `external_review`, `fair_hearing`, ..."""
    what: str
    """What the person does, as the calendar entry reads."""
    windows: tuple[Window, ...] = ()
    by_state: bool = False
    """The window is that of the state's external review, where the state is known."""
    automatic: bool = False
    """The plan itself forwards the case; nothing needs to be filed."""
    also: bool = False
    """A further right beside the main one, such as continued benefits."""
    who: str = ""
    expedited: Expedited | None = None
    clocks: tuple[Clock, ...] = ()
    notice: tuple[str, ...] = ()
    """Authorities for what the letter in hand must contain."""
    free: tuple[str, ...] = ()
    """Authorities for what may be demanded free of charge."""
    rests_on: tuple[str, ...] = ()
    """Authorities by which all this reaches the plan; each still counts only for its own plan types."""
    next: str = ""
    """What comes after this, in one sentence."""
    next_authority: str = ""
    unverified: tuple[str, ...] = ()
    """What is known to exist here but was not verified, and is therefore left out."""


class StateRule(Record):
    """`rules/states/<xx>.yaml`: external review of insured and individual plans in one state."""

    folder: ClassVar[str] = "rules/states"

    name: str
    process: Literal["state", "federal", "unverified"]
    window: Window | None = None
    """Only where it was verified."""
    expedited_window: Window | None = None
    """A shorter time for an expedited request, where the state has one."""
    decision_days: int | None = None
    decision_expedited: str = ""
    where_to_file: str = ""
    phone: str = ""
    url: str = ""
    fee: str = ""
    statute: str = ""
    authorities: tuple[str, ...] = ()
    note: str = ""
    verified_fields: tuple[str, ...]
    level: str


class SafeRule(Record):
    """`rules/safe/*.yaml`: the cautious window where the law for a case is unknown or unverified."""

    folder: ClassVar[str] = "rules/safe"

    plans: tuple[str, ...]
    levels: tuple[str, ...]
    deadline: str
    what: str
    windows: tuple[Window, ...] = Field(min_length=1)
    """The earliest of these is shown."""
    why: str


def rules_of(denial: Denial, book: Book) -> tuple[RuleRecord, ...]:
    """The rules for a denial's plan, level, stage and decision: the main one first."""
    found = [rule for rule in book.records(RuleRecord).values() if fits(rule, denial) and denial.plan in rule.plans]
    return tuple(sorted(found, key=lambda rule: rule.also))


def fits(rule: RuleRecord, denial: Denial) -> bool:
    """Whether a rule is about this level, stage and decision, whatever the plan."""
    return (
        denial.level in rule.levels
        and (not rule.stages or denial.stage in rule.stages)
        and denial.decision in rule.decisions
    )


class Signs(Record):
    """`rules/signs/*.yaml`: words of a letter that the rights stage must be able to tell apart."""

    folder: ClassVar[str] = "rules/signs"

    any: tuple[Pattern, ...] = Field(min_length=1)
