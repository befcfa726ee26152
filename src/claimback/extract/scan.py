"""What all finders look at: pages as views, lines, label pairs, dates, and cues of topics, found once."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from claimback.extract.labels import Pair, pairs
from claimback.extract.layout import Line, lines
from claimback.extract.shapes import is_like
from claimback.extract.view import View, view
from claimback.knowledge import Book
from claimback.knowledge.extraction import TopicRecord
from claimback.knowledge.phrases import expand
from claimback.knowledge.quick import Choice
from claimback.model import Document

_ASIDES = {"no_appeal", "claims", "intake", "records", "general", "provider_dispute"}
_REACH = 1_500
"""Letters on each side of a place: no sentence is longer, so that a page without a full stop costs no more."""
_STOP = re.compile(r"[.!?;](?=\)?[\"']? +[\"'(*]*[A-Z0-9])")


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that tell what stands near them is for. Offsets are of the flat view."""

    topic: str
    start: int
    end: int


@dataclass(frozen=True)
class Sheet:
    """One page with all that is known about its layout."""

    book: Book
    view: View
    lines: tuple[Line, ...]
    pairs: tuple[Pair, ...]
    cues: tuple[Cue, ...]
    before: tuple[str, int] = ("", 0)
    """The last topic of the page before, and how far from that page's end it stands."""

    @property
    def number(self) -> int:
        """The page's number."""
        return self.view.page.number

    @property
    def text(self) -> str:
        """The flat view: one line."""
        return self.view.flat.text

    @cached_property
    def stops(self) -> tuple[int, ...]:
        """Flat offsets at which sentences end, blank lines included."""
        text = self.text
        found = [m.end() for m in _STOP.finditer(text) if not self._abbreviated(m.end())]
        return tuple(sorted({0, *found, *self._blank, len(text)}))

    @cached_property
    def _blank(self) -> tuple[int, ...]:
        starts = [m.end() for m in re.finditer(r"\n\s*\n\s*", self.view.text)]
        return tuple(self.flat_at(start) for start in starts)

    def _abbreviated(self, end: int) -> bool:
        return self.text[end - 1] == "." and is_like(self.book, "abbreviation", self.text[max(0, end - 14) : end])

    def sentence(self, at: int) -> tuple[int, int]:
        """The sentence that holds a flat offset; of one without end, the part around it."""
        index = bisect_right(self.stops, at)
        start, end = self.stops[max(0, index - 1)], self.stops[min(index, len(self.stops) - 1)]
        return max(start, at - _REACH), min(end, at + _REACH)

    def flat_at(self, offset: int) -> int:
        """The flat offset of a page's offset."""
        flat = self.view.flat
        low = bisect_right(self._backs, offset) - 1
        return max(0, min(len(flat.text), offset - flat.shifts[max(0, low)]))

    @cached_property
    def _backs(self) -> list[int]:
        return [start + shift for start, shift in zip(self.view.flat.starts, self.view.flat.shifts, strict=True)]

    def topic(self, start: int, reach: int = 420) -> tuple[str, int]:
        """The topic of the nearest cue before a flat offset, and its distance; `("", reach)` for none."""
        index = bisect_left(self._cue_starts, start) - 1
        while index > 0 and self._aside(self.cues[index], start):
            index -= 1
        if index < 0 or start - self.cues[index].end > reach:
            return self._carried(start, reach)
        return self.cues[index].topic, start - self.cues[index].end

    def _carried(self, start: int, reach: int) -> tuple[str, int]:
        """The topic at the end of the page before, for the words that go on at the top of this one."""
        distance = start + self.before[1]
        return (self.before[0], distance) if self.before[0] and distance <= reach else ("", reach)

    def _aside(self, cue: Cue, start: int) -> bool:
        """True for a cue in brackets that close before the place, such as `(not to the claims office)`."""
        opened = self.text.rfind("(", max(0, cue.start - 80), cue.start)
        if cue.topic not in _ASIDES or opened < 0 or ")" in self.text[opened : cue.start]:
            return False
        closed = self.text.find(")", cue.end, cue.end + 80)
        return 0 <= closed < start

    def topic_in_sentence(self, start: int, end: int) -> str:
        """The topic that lies nearest in the same sentence, before or behind; else the nearest before."""
        first, last = self.sentence(start)
        inside = [c for c in self.cues if c.start >= first and c.end <= last and (c.end <= start or c.start >= end)]
        if not inside:
            return self.topic(start)[0]
        return min(inside, key=lambda c: start - c.end if c.end <= start else 1.3 * (c.start - end) + 5).topic

    @cached_property
    def _cue_starts(self) -> list[int]:
        return [cue.start for cue in self.cues]


@dataclass(frozen=True)
class Scan:
    """The whole document, ready for the finders."""

    book: Book
    document: Document
    sheets: tuple[Sheet, ...]
    approved: list[tuple[int, int, int]] = field(default_factory=list)
    """Stretches (page, start, end) about something that was approved, where something else was denied."""

    @cached_property
    def all_text(self) -> str:
        """Every page's flat view, for questions about the letter as a whole."""
        return "\n".join(sheet.text for sheet in self.sheets)

    @property
    def pairs(self) -> list[Pair]:
        """Every label pair in reading order."""
        return [pair for sheet in self.sheets for pair in sheet.pairs]

    def is_approved(self, page: int, start: int) -> bool:
        """True where that place speaks of an approved item of a split decision."""
        return any(p == page and a <= start < b for p, a, b in self.approved)

    def says(self, shape: str) -> bool:
        """True where the letter has words of that shape anywhere."""
        return is_like(self.book, shape, self.all_text)


def _topics(book: Book) -> Choice:
    records = sorted(book.records(TopicRecord).values(), key=lambda r: r.topic != "no_appeal")
    return Choice([(expand(book, p.match), record.topic) for record in records for p in record.patterns])


def _cues(book: Book, text: str) -> tuple[Cue, ...]:
    return tuple(Cue(*found) for found in book.made(_topics).finditer(text))


def scan(document: Document, book: Book) -> Scan:
    """Looks at every page."""
    sheets: list[Sheet] = []
    before = ("", 0)
    for page in document.pages:
        seen = view(page, book)
        all_lines = lines(seen)
        cues = _cues(book, seen.flat.text)
        sheets.append(Sheet(book, seen, all_lines, tuple(pairs(book, seen, all_lines)), cues, before))
        before = (cues[-1].topic, len(seen.flat.text) - cues[-1].end) if cues else ("", 0)
    return Scan(book, document, tuple(sheets))
