"""A page of a note as units: each a sentence or a line that says one thing, with the part of the note it stands in."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from claimback.knowledge import Book, compiled
from claimback.knowledge.cues_records import SectionCues, Structure
from claimback.model import Document, Flat, flatten

MOST = 500
"""Characters of the longest unit."""
FITS = 0.8
"""Part of a paragraph's width up to which a line ended on purpose. Type of varying width wraps unevenly."""
LONG_LINE = 60
"""A line of at least this many characters may go on in the next one; a shorter one ended on purpose."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence or line. `section` is the part of the note, such as `hpi`, or empty before the first heading."""

    page: int
    start: int
    end: int
    flat: Flat
    section: str
    context: str = ""
    """What the part makes of every mention, such as `family`."""

    @property
    def text(self) -> str:
        """The flat text."""
        return self.flat.text


def units(document: Document, book: Book) -> tuple[Unit, ...]:
    """Every unit of a document in reading order."""
    found: list[Unit] = []
    section = ""
    for page in document.pages:
        for start, end in _blocks(page.text, book):
            section = _heading(page.text[start:end], book) or section
            context = _contexts(book).get(section, "")
            for a, b in _sentences(page.text, start, end, book):
                found.append(Unit(page.number, a, b, flatten(page.text, a, b), section, context))
    return tuple(found)


def _contexts(book: Book) -> dict[str, str]:
    return {record.id: record.context or "" for record in book.records(SectionCues).values()}


def _heading(text: str, book: Book) -> str | None:
    line = text.strip().split("\n")[0]
    for record in book.records(SectionCues).values():
        if any(compiled(book, heading.match).search(line) for heading in record.headings):
            return record.id
    return None


def _structure(book: Book) -> Structure:
    return book.records(Structure)["structure"]


def _blocks(text: str, book: Book) -> Iterator[tuple[int, int]]:
    """Stretches of lines that belong together: a new one at a blank line, a bullet, a label, or after a short line."""
    begin, at, before, widest = 0, 0, "", _widest(text)
    for number, line in enumerate(text.splitlines(keepends=True)):
        if at > begin and (_starts(line, book) or _ended(before.rstrip(), line, widest[number])):
            yield begin, at
            begin = at
        at += len(line)
        before = line
    if at > begin:
        yield begin, at


def _ended(before: str, line: str, width: int) -> bool:
    """Whether a line ended on purpose: it is short, or the next word would plainly have fitted."""
    word = line.split(maxsplit=1)[0] if line.strip() else ""
    return len(before.strip()) < LONG_LINE or len(before) + 1 + len(word) < width * FITS


def _widest(text: str) -> list[int]:
    """For each line the length of the longest one in its paragraph, which was wrapped at least that wide."""
    widest: list[int] = []
    paragraph: list[int] = []
    for line in [*text.splitlines(), ""]:
        paragraph.append(len(line.rstrip()))
        if not line.strip():
            widest += [max(paragraph)] * len(paragraph)
            paragraph = []
    return widest


def _starts(line: str, book: Book) -> bool:
    return not line.strip() or any(compiled(book, p.match).search(line) for p in _structure(book).starts_line)


def _sentences(text: str, start: int, end: int, book: Book) -> Iterator[tuple[int, int]]:
    cuts = {start, end}
    for pattern in _structure(book).ends_sentence:
        cuts |= {m.end() for m in compiled(book, pattern.match).finditer(text, start, end)}
    for a, b in pairwise(sorted(cuts)):
        piece = text[a:b]
        if piece.strip():
            lead = len(piece) - len(piece.lstrip())
            yield from _parts(text, a + lead, a + len(piece.rstrip()))


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence in pieces of bounded length, cut at white space: patterns take time that grows with its square."""
    while end - start > MOST:
        cut = max(text.rfind(" ", start + 1, start + MOST), text.rfind("\n", start + 1, start + MOST))
        cut = cut if cut > start else start + MOST
        if text[start:cut].strip():
            yield start, cut
        start = cut
    if text[start:end].strip():
        yield start, end
