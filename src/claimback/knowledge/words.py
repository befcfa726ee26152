"""Plain words for the names that the program uses: facts, decisions, stages, levels, plan types."""

from typing import ClassVar

from claimback.knowledge.book import Book
from claimback.knowledge.record import Record


class Words(Record):
    """`words/*.yaml`: what to call each value in front of a person."""

    folder: ClassVar[str] = "words"
    words: dict[str, str]


def word(book: Book, group: str, value: str) -> str:
    """The plain words for a value of a group (`fact`, `decision`, ...); the value itself where there are none."""
    record = book.records(Words).get(group)
    return record.words.get(value, value.replace("_", " ")) if record else value.replace("_", " ")
