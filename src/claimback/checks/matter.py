"""What a check looks at, and the ways that all checks walk through a letter."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar, cast

from claimback.knowledge import Book
from claimback.model import Analysis, Block, Draft, Evidence, Finding, Known, Level, Sentence

LONGEST = 120
"""Signs of the longest word that is looked at whole."""
_ENDLESS = re.compile(rf"\S{{{LONGEST},}}")
T = TypeVar("T")
MAIN = "appeal-letter"
TO_FILL = ("doctor-letter",)
"""Drafts that someone else completes: an open blank in them is expected."""


@dataclass(frozen=True, slots=True)
class Matter:
    """A case with its letters, on a day."""

    drafts: tuple[Draft, ...]
    analysis: Analysis
    known: Known
    evidence: Evidence
    today: date
    book: Book
    _once: dict[object, object] = field(default_factory=dict[object, object], compare=False)

    def once(self, key: object, make: Callable[[], T]) -> T:
        """What `make` makes, made once for this matter."""
        if key not in self._once:
            self._once[key] = make()
        return cast("T", self._once[key])

    @property
    def plan(self) -> str:
        """The plan type: what is known of it, else what the letter shows."""
        return self.known.text("plan") or self.analysis.denial.plan

    def draft(self, id_: str = MAIN) -> Draft | None:
        """The letter of that id."""
        return next((draft for draft in self.drafts if draft.id == id_), None)


def sent(draft: Draft) -> Iterator[tuple[Block, Sentence]]:
    """The sentences that will be sent; asides to the writer are not."""
    for block in draft.blocks:
        if block.kind != "note":
            yield from ((block, sentence) for sentence in block.sentences)


def spoken(matter: Matter) -> Iterator[tuple[Draft, Block, Sentence]]:
    """Every sentence that will be sent, of every letter."""
    for draft in matter.drafts:
        yield from ((draft, block, sentence) for block, sentence in sent(draft))


def written(sentence: Sentence) -> str:
    """The sentence without its blanks, which claim nothing; the cells of a row stand apart."""
    text = ""
    for run in sentence.runs:
        apart = text[-1:].isalnum() and run.text[:1].isalnum()
        text += (" " if apart else "") + ("…" if run.blank else run.text)
    return clipped(text)


def clipped(text: str) -> str:
    """The text with signs without end cut short: no word is that long, and patterns would try each sign of it."""
    return _ENDLESS.sub(lambda hit: hit.group()[:LONGEST], text)


def about(id_: str, level: Level, message: str, where: str, fix: str = "") -> Finding:
    """A finding about a letter."""
    return Finding(id=id_, level=level, message=message, where=where, fix=fix)


def excerpt(text: str, most: int = 90) -> str:
    """The beginning of a sentence, to find it by."""
    flat = " ".join(text.split())
    return flat if len(flat) <= most else f"{flat[: most - 1].rstrip()}…"
