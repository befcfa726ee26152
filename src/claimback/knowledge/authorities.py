"""Laws, rules and guidelines that may be cited, for whom, and when."""

from datetime import date
from typing import ClassVar, Self

from pydantic import Field, model_validator

from claimback.knowledge.book import Book
from claimback.knowledge.record import Record, Verified
from claimback.model.rights import Authority

EXTRA_PLANS = ("all", "chip")
"""Values of `applies_to` beside the kinds of plan of `plans/`."""


class AuthorityRecord(Record):
    """`authorities/*.yaml`: one law, rule or guideline."""

    folder: ClassVar[str] = "authorities"

    title: str
    citation: str
    cite: dict[str, str] = Field(default_factory=dict)
    """The citation for a plan type, where the same rule stands at different places."""
    href: str = ""
    hrefs: dict[str, str] = Field(default_factory=dict)
    """The address for a plan type that has a citation of its own."""
    applies_to: tuple[str, ...] = Field(min_length=1)
    """Ids of `plans/` (`medicare_advantage`, ...), or one of `EXTRA_PLANS`."""
    states: tuple[str, ...] = ()
    """Two-letter codes where it is a state's law; empty for federal law."""
    requirement: str
    """What it requires, in our own words: one sentence that may be quoted to a plan."""
    quote: str = ""
    """Words of the source itself, where read."""
    caveat: str = ""
    in_force: dict[str, date | None] = Field(default_factory=dict)
    """`from` and `to`, both days included, where known."""
    verified: Verified
    citable: bool

    @model_validator(mode="after")
    def _memory_is_never_cited(self) -> Self:
        if self.citable and self.verified.level in ("memory", "single_secondary"):
            raise ValueError("what was verified by memory or a single secondary source cannot be citable")
        if not set(self.in_force) <= {"from", "to"}:
            raise ValueError("in_force knows only from and to")
        return self

    def reaches(self, plan: str, state: str | None = None) -> bool:
        """Whether it governs that plan type; a state's law only where `state` (two letters) is known to be its own."""
        governs = plan in self.applies_to or "all" in self.applies_to
        return governs and (not self.states or (state is not None and state.upper() in self.states))

    def valid(self, on: date) -> bool:
        """Whether it is in force on that day, as far as its dates are known."""
        start, end = self.in_force.get("from"), self.in_force.get("to")
        return not ((start and on < start) or (end and on > end))


def authority(book: Book, id_: str, plan: str, on: date, state: str | None = None) -> Authority | None:
    """The authority, if it may be cited for that plan type (and state) on that day; else None."""
    record = book.records(AuthorityRecord).get(id_)
    if record is None or not record.citable or not record.reaches(plan, state) or not record.valid(on):
        return None
    return as_authority(record, plan)


def first(book: Book, ids: tuple[str, ...], plan: str, on: date, state: str | None = None) -> Authority | None:
    """The first of several authorities that may be cited; None where none may."""
    return next((found for id_ in ids if (found := authority(book, id_, plan, on, state))), None)


def as_authority(record: AuthorityRecord, plan: str = "") -> Authority:
    """The record as the model's type, with the citation for that plan type."""
    return Authority(
        id=record.id,
        title=record.title,
        citation=record.cite.get(plan, record.citation),
        href=record.hrefs.get(plan, record.href),
        applies_to=record.applies_to,
        requirement=record.requirement,
        in_force_from=record.in_force.get("from"),
        in_force_to=record.in_force.get("to"),
        level=record.verified.level,
        citable=record.citable,
    )
