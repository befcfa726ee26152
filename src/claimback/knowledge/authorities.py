"""Laws, rules and guidelines that may be cited, and when."""

from datetime import date
from typing import ClassVar

from claimback.knowledge.book import Book
from claimback.knowledge.record import Record, Verified
from claimback.model.rights import Authority


class AuthorityRecord(Record):
    """`authorities/*.yaml`: one law, rule or guideline."""

    folder: ClassVar[str] = "authorities"

    title: str
    citation: str
    href: str = ""
    applies_to: tuple[str, ...]
    """Plan types of the contract (`medicare_advantage`, ...), or `all`."""
    states: tuple[str, ...] = ()
    """Two-letter codes where it is a state's law; empty for federal law."""
    requirement: str
    quote: str = ""
    """Words of the source itself, where read."""
    caveat: str = ""
    in_force: dict[str, date | None] = {}
    """`from` and `to`, where known."""
    verified: Verified
    citable: bool


def authority(book: Book, id_: str, plan: str, on: date) -> Authority | None:
    """The authority, if it may be cited for that plan type on that day; else None."""
    record = book.records(AuthorityRecord).get(id_)
    if record is None or not record.citable:
        return None
    if plan not in record.applies_to and "all" not in record.applies_to:
        return None
    start, end = record.in_force.get("from"), record.in_force.get("to")
    if (start and on < start) or (end and on > end):
        return None
    return as_authority(record)


def as_authority(record: AuthorityRecord) -> Authority:
    """The record as the model's type."""
    return Authority(
        id=record.id,
        title=record.title,
        citation=record.citation,
        href=record.href,
        applies_to=record.applies_to,
        requirement=record.requirement,
        in_force_from=record.in_force.get("from"),
        in_force_to=record.in_force.get("to"),
        level=record.verified.level,
        citable=record.citable,
    )
