"""What the checks of letters look for, as data: phrases with examples, and words that need no proof."""

import re
from typing import ClassVar, Literal

from claimback.knowledge.book import Book
from claimback.knowledge.phrases import Pattern, compiled
from claimback.knowledge.record import Record
from claimback.model.finding import Level

Subject = Literal[
    "body_part", "certainty", "citation", "claim", "date", "enclosed", "exhibit", "instruction", "modality",
    "negation", "number_word", "outcome", "paper_says", "placeholder", "quotation", "regime", "short_date", "side",
    "strength", "study", "tone",
]  # fmt: skip


class Watch(Record):
    """`checks/watch/**.yaml`: phrases that one check looks for in a letter."""

    folder: ClassVar[str] = "checks/watch"

    subject: Subject
    """The check that uses it."""
    level: Level = "warning"
    message: str = ""
    """For the person, in plain words; `{words}` is what was found."""
    fix: str = ""
    patterns: tuple[Pattern, ...]
    unless: tuple[Pattern, ...] = ()
    """Looked for in what the sentence rests on: what shows a claim, or makes it weaker than the sentence says."""
    value: str = ""
    """A side, a part of the body, or a treatment by the name that facts use."""
    plans: tuple[str, ...] = ()
    """For a law: the plan types to which it applies."""


class PlainWords(Record):
    """`checks/words/*.yaml`: words with a capital letter that are no name and need no proof."""

    folder: ClassVar[str] = "checks/words"

    words: tuple[str, ...]


class CommonWords(Record):
    """`checks/common/*.yaml`: words that say nothing about a case, so that any sentence may use them."""

    folder: ClassVar[str] = "checks/common"

    words: tuple[str, ...]


def watches(book: Book, subject: Subject) -> tuple[Watch, ...]:
    """All that is watched for by one check."""
    return book.made(_by_subject).get(subject, ())


def _by_subject(book: Book) -> dict[str, tuple[Watch, ...]]:
    records = book.records(Watch).values()
    return {name: tuple(one for one in records if one.subject == name) for name in {one.subject for one in records}}


def found(book: Book, patterns: tuple[Pattern, ...], text: str) -> re.Match[str] | None:
    """The first place where one of the patterns matches, or None."""
    return next((hit for pattern in patterns if (hit := compiled(book, pattern.match).search(text))), None)


def every(book: Book, patterns: tuple[Pattern, ...], text: str) -> tuple[re.Match[str], ...]:
    """Every place where a pattern matches, in order; of places that overlap only the first and longest."""
    hits = [hit for pattern in patterns for hit in compiled(book, pattern.match).finditer(text)]
    kept: list[re.Match[str]] = []
    for hit in sorted(hits, key=lambda hit: (hit.start(), -hit.end())):
        if not kept or hit.start() >= kept[-1].end():
            kept.append(hit)
    return tuple(kept)
