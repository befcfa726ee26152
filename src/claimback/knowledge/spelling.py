"""Words that the reader of a picture got wrong by one letter, matched as the words that the knowledge has."""

import re
from collections.abc import Callable, Iterator
from typing import ClassVar

from claimback.knowledge.book import Book
from claimback.knowledge.cues_classify import CUES, Concepts
from claimback.knowledge.extraction import (
    LabelRecord,
    MentionRecord,
    SectionRecord,
    ServiceRecord,
    ShapeRecord,
    TopicRecord,
)
from claimback.knowledge.record import Record
from claimback.model.base import Frozen

_LEAST = 6
"""Letters of a word below which it is left alone: too many short words are one letter apart."""
_WORD = re.compile(rf"[A-Za-z]{{{_LEAST},}}")
_KNOWN = re.compile(r"[a-z]{4,}")


class Sign(Frozen):
    """Signs that their neighbors show to be others. What `match` finds is replaced by as many signs."""

    match: str
    reads: str
    examples: dict[str, str]
    """A stretch as read, and as meant."""


class Spelling(Record):
    """`spelling/*.yaml`: pairs of letters of which the first is read where the second stands."""

    folder: ClassVar[str] = "spelling"
    about: str = ""
    read_for: tuple[str, ...]
    examples: dict[str, str]
    """A word as read, and as meant."""
    signs: tuple[Sign, ...] = ()
    kept: tuple[str, ...]
    """Words that stay as they are, although a letter of theirs could be another."""


def meant(book: Book) -> Callable[[str], str]:
    """A function that gives a text of the same length in which damaged words are the words they stand for."""
    return book.made(_Speller).text


class _Speller:
    """Known words, the letters to try, and every word that was looked at."""

    def __init__(self, book: Book) -> None:
        self._known = frozenset(_vocabulary(book))
        self._pairs: dict[str, list[str]] = {}
        for record in book.records(Spelling).values():
            for read, stands in record.read_for:
                self._pairs.setdefault(read, []).append(stands)
        signs = [sign for record in book.records(Spelling).values() for sign in record.signs]
        self._signs = [(re.compile(sign.match), sign.reads) for sign in signs]
        self._seen: dict[str, str] = {}

    def text(self, text: str) -> str:
        """The text, mended."""
        for pattern, reads in self._signs:
            text = pattern.sub(reads, text)
        return _WORD.sub(lambda found: self._word(found.group()), text)

    def _word(self, word: str) -> str:
        low = word.lower()
        if low in self._known:
            return word
        right = self._seen.get(low)
        if right is None:
            if len(self._seen) > _MOST:
                self._seen.clear()
            right = self._seen[low] = self._mended(low)
        return "".join(b.upper() if a.isupper() else b for a, b in zip(word, right, strict=True))

    def _mended(self, low: str) -> str:
        """The one known word that is a letter away, or the word itself where there is none or more than one."""
        tried = {
            low[:at] + other + low[at + 1 :] for at, letter in enumerate(low) for other in self._pairs.get(letter, ())
        }
        found = tried & self._known
        return found.pop() if len(found) == 1 else low


_MOST = 20_000


def _vocabulary(book: Book) -> Iterator[str]:
    for phrases in (phrases for one in book.records(Concepts).values() for phrases in one.concepts.values()):
        for phrase in phrases:
            yield from (word for step in phrase.split() for word in step.split("|") if _KNOWN.fullmatch(word))
    for record in book.records(Spelling).values():
        yield from (word.lower() for word in record.kept)
    for example in _examples(book):
        yield from _KNOWN.findall(example.lower())


def _examples(book: Book) -> Iterator[str]:
    for model in CUES:
        for cue in book.records(model).values():
            yield from (*cue.examples, *cue.counter)
            yield from (example for rule in cue.rules for example in (*rule.examples, *rule.counter))
    for model in (LabelRecord, MentionRecord, ServiceRecord, ShapeRecord, TopicRecord):
        for record in book.records(model).values():
            yield from (example for one in record.patterns for example in one.examples)
    for section in book.records(SectionRecord).values():
        yield from (example for one in (*section.headings, *section.cues) for example in one.examples)
