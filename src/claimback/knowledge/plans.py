"""Kinds of health plan, and how a person tells which one they have."""

from collections.abc import Collection
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


class Refines(Frozen):
    """How a person says that the plan is of this kind, which no letter shows."""

    of: tuple[str, ...] = Field(min_length=1)
    """Kinds of plan that the letter or the person named, of which this is a finer one."""
    says: tuple[str, ...] = Field(min_length=1)
    """Answers to the question `plan_special` that must all be given."""
    unless: tuple[str, ...] = ()
    """Answers to it that make another kind of the plan."""


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
    refines: Refines | None = None
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


def refined(book: Book, plan_id: str, said: Collection[str]) -> str:
    """The finest kind of plan that the answers to `plan_special` make of this one; itself where they make none."""
    for record in book.records(PlanRecord).values():
        finer = record.refines
        if finer and plan_id in finer.of and set(finer.says).issubset(said) and not set(finer.unless) & set(said):
            return refined(book, record.id, said)
    return plan_id


def contacts(book: Book, plan_id: str) -> tuple[ContactRecord, ...]:
    """Verified offices that help people with that kind of plan."""
    record, offices = plan(book, plan_id), book.records(ContactRecord)
    return tuple(offices[id_] for id_ in (record.contacts if record else ()) if offices[id_].verified)
