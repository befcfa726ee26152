"""Kinds of health plan, and how a person tells which one they have."""

from typing import ClassVar, Literal

from pydantic import Field

from claimback.knowledge.book import Book
from claimback.knowledge.record import Record
from claimback.model.base import Frozen


class Ask(Frozen):
    """One question of the decision tree. Questions are asked in order; the first yes names the plan."""

    order: int
    question: str
    where_to_look: str


class PlanRecord(Record):
    """`plans/<plan>.yaml`: one kind of plan."""

    folder: ClassVar[str] = "plans"

    name: str
    kind: Literal["regime", "signpost", "unclear"]
    """`signpost`: we say what it is and who handles it, and claim nothing that is not verified."""
    regime: str
    """Folder of `rules/us`, empty for none."""
    contract: bool = True
    """Whether it is a plan type of the output contract; others are told to the person only."""
    what_it_is: str
    tell: tuple[str, ...] = Field(min_length=1)
    """Signs by which a person can tell."""
    ask: Ask | None = None
    reached_by: str
    """Which law reaches it, and which does not."""
    who_handles: str
    contacts: tuple[str, ...] = ()
    """Ids of `contacts/`."""


class ContactRecord(Record):
    """`contacts/*.yaml`: a public office that helps, free of charge. Only verified numbers are printed."""

    folder: ClassVar[str] = "contacts"

    name: str
    phone: str = ""
    fax: str = ""
    url: str = ""
    helps_with: str
    verified: bool
    note: str = ""


def plan(book: Book, id_: str) -> PlanRecord | None:
    """The plan type of that id, or None."""
    return book.records(PlanRecord).get(id_)


def tree(book: Book) -> tuple[tuple[PlanRecord, Ask], ...]:
    """The decision tree: questions in order, each with the plan that a yes names."""
    asked = [(record, record.ask) for record in book.records(PlanRecord).values() if record.ask]
    return tuple(sorted(asked, key=lambda pair: pair[1].order))


def contacts(book: Book, plan_id: str) -> tuple[ContactRecord, ...]:
    """Verified offices that help people with that kind of plan."""
    record, offices = plan(book, plan_id), book.records(ContactRecord)
    return tuple(offices[id_] for id_ in (record.contacts if record else ()) if offices[id_].verified)
