"""Labels, blanks and word lists that letters share."""

from typing import ClassVar

from pydantic import Field

from claimback.knowledge.book import Book
from claimback.knowledge.record import Record


class Words(Record):
    """`letters/words/*.yaml`: how values are named in a letter."""

    folder: ClassVar[str] = "letters/words"

    labels: dict[str, dict[str, str]] = Field(default_factory=dict)
    """By group, such as `body_part`: value to words."""
    blanks: dict[str, str] = Field(default_factory=dict)
    """By fact name: what a visible blank asks for."""
    forms: dict[str, str] = Field(default_factory=dict)
    """How dates, counts and lists are put into a sentence."""
    lists: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """Plain word lists, such as the credentials of a clinician."""


def words(book: Book) -> Words:
    """All words in one record."""
    return book.made(_merged)


def _merged(book: Book) -> Words:
    records = list(book.records(Words).values())
    return records[0].model_copy(
        update={
            "labels": {group: names for record in records for group, names in record.labels.items()},
            "blanks": {name: text for record in records for name, text in record.blanks.items()},
            "forms": {name: text for record in records for name, text in record.forms.items()},
            "lists": {name: items for record in records for name, items in record.lists.items()},
        }
    )
