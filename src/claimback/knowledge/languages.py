"""Languages by their commonest small words, to say plainly that a letter is not in English."""

import re
from collections import Counter
from typing import ClassVar

from claimback.knowledge.book import Book
from claimback.knowledge.record import Record

_WORD = re.compile(r"[^\W\d_]+")
ENOUGH = 25
"""Fewer words than this (a picture's caption, a stub) tell no language."""
SURE = 3
"""Another language must have this many times the small words of English."""


class LanguageRecord(Record):
    """`languages/*.yaml`: a language and words that almost every text in it has, and English has not."""

    folder: ClassVar[str] = "languages"
    name: str
    words: frozenset[str]
    examples: tuple[str, ...]


def foreign(book: Book, text: str) -> str | None:
    """The name of the language of a text when it is clearly not English, else None.

    English letters often end in many lines of other languages (taglines), so English small words anywhere count for
    English.
    """
    words = Counter(_WORD.findall(text.casefold()))
    total = words.total()
    if total < ENOUGH:
        return None
    records = book.records(LanguageRecord).values()
    counts = {record.name: sum(words[word] for word in record.words & words.keys()) for record in records}
    name = max(counts, key=lambda name: counts[name])
    clear = counts[name] >= total / 12 and counts[name] > SURE * counts["English"]
    return name if clear and name != "English" else None
