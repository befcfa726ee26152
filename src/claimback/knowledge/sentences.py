"""Sentences that the program itself says to a person, as data, so that they can be said in another language."""

from datetime import date
from typing import ClassVar

from claimback.knowledge.book import Book
from claimback.knowledge.record import Record


class Sentences(Record):
    """`sentences/*.yaml`: what one part of the program says, by name; `{slots}` are filled in."""

    folder: ClassVar[str] = "sentences"

    texts: dict[str, str]
    made_in_code: bool = False
    """Finished sentences are found again by these forms (`claimback.knowledge.retelling`)."""


def say(book: Book, name: str, **slots: object) -> str:
    """The sentence `group.name` with its slots filled."""
    return form(book, name).format(**slots)


def form(book: Book, name: str) -> str:
    """The sentence `group.name` as it stands, for a template that is filled elsewhere."""
    group, _, rest = name.partition(".")
    return book.records(Sentences)[group].texts[rest]


def spoken(book: Book, day: date) -> str:
    """A date as people say it: March 4, 2026."""
    return say(book, "time.date", month=say(book, f"time.month_{day.month}"), day=day.day, year=day.year)


def length(book: Book, amount: int, unit: str) -> str:
    """`180 days`, `1 month`."""
    return say(book, f"time.{unit.replace(' ', '_')}_{'one' if amount == 1 else 'many'}", count=amount)
