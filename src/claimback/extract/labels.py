"""Labels such as `Member ID`, and the values that stand beside, behind or below them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from claimback.extract.layout import Cell, Line, below, right
from claimback.extract.view import View
from claimback.knowledge import Book
from claimback.knowledge.extraction import LabelRecord
from claimback.knowledge.phrases import expand
from claimback.knowledge.quick import Starts

_COLON = re.compile(r" ?(?:\(s\)|\([^()\n]{1,24}\))?[ .]*[:=][:=# ]*|[ .]*(?:#)[: ]*|(?: -{1,2} )(?=\S)")
_LOOSE = re.compile(r"\.? {1,2}(?=\S*\d)|\.? {2}(?=\S)| (?=[A-Z]{1,5}(?:-[A-Z]{1,3})? \d)")
_BULLET = re.compile(r"(?:[*>(-]|\(?\d{1,2}[.)]|[a-z]\))\s*")
_INLINE = re.compile(r"[,;/(]\s*|\s{2,}|[.:]\s+| - ")
_MORE = re.compile(r"\s*[/&]\s*$")


@dataclass(frozen=True, slots=True)
class Label:
    """Words of a known label in a cell."""

    slots: tuple[str, ...]
    weight: float
    start: int
    end: int
    how: str
    """`colon`, `loose` (only a space before the value) or `alone` (the whole cell is the label)."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A label with the stretch of the page that holds its value, which may go on in further pieces."""

    slots: tuple[str, ...]
    weight: float
    how: str
    view: View
    start: int
    end: int
    pieces: tuple[tuple[int, int], ...]
    line: int
    label_start: int

    @property
    def text(self) -> str:
        """The value as matched on, first piece only."""
        return self.view.text[self.start : self.end]

    @property
    def full(self) -> str:
        """The whole value as the page writes it, pieces joined, broken words closed."""
        return join(self.view, self.pieces)


def join(view: View, pieces: tuple[tuple[int, int], ...]) -> str:
    """Pieces of a page as one line."""
    out = ""
    for start, end in pieces:
        word = view.written(start, end)
        broken = re.search(r"[a-z]-$", out) and word[:1].islower()
        out = out[:-1] + word if broken else f"{out} {word}".strip()
    return out


class Labels:
    """All labels of the book, found by their first letters."""

    def __init__(self, book: Book) -> None:
        each: list[tuple[str, tuple[str, ...], float]] = []
        for record in book.records(LabelRecord).values():
            slots = (record.slot, *record.also)
            each += [(expand(book, pattern.match), slots, pattern.weight) for pattern in record.patterns]
        self._each = [(re.compile(text, re.IGNORECASE).match, slots, weight) for text, slots, weight in each]
        self._starts = Starts([text for text, _, _ in each])

    def at(self, text: str, start: int, end: int) -> Label | None:
        """The longest label that begins exactly at `start`, or None."""
        best: Label | None = None
        for number in self._starts.at(text, start):
            match, slots, weight = self._each[number]
            found = match(text, start, end)
            if found is None or (best is not None and found.end() < best.end):
                continue
            tied = best.slots if best is not None and found.end() == best.end else ()
            first = best is None or not tied or weight > best.weight
            merged = (*slots, *tied) if first else (*tied, *slots)
            heaviest = weight if best is None or first else best.weight
            best = Label(tuple(dict.fromkeys(merged)), heaviest, start, found.end(), "")
        return best


def labels(book: Book) -> Labels:
    """The labels of a book; use through `book.made`."""
    return Labels(book)


def _ends(text: str, found: Label, stop: int) -> Label | None:
    rest = text[found.end : stop]
    if not rest.strip(" .:#?"):
        return Label(found.slots, found.weight, found.start, stop, "alone")
    gap = _COLON.match(rest)
    if text[found.end - 1] == "#" and not gap:
        gap = re.match(r" ?(?=\w)", rest)
    if gap:
        return Label(found.slots, found.weight, found.start, found.end + gap.end(), "colon")
    gap = _LOOSE.match(rest)
    if gap:
        return Label(found.slots, found.weight, found.start, found.end + gap.end(), "loose")
    return None


def _known(all_labels: Labels, text: str, start: int, stop: int) -> Label | None:
    found = all_labels.at(text, start, stop)
    return _ends(text, found, stop) if found else None


def _mended(all_labels: Labels, view: View, cell: Cell) -> Label | None:
    """A label that a scanner damaged (`Mernber lD:`): its words put right, its place kept."""
    head, colon, _ = cell.text.partition(":")
    if not view.damaged or not colon or len(head) > 40:
        return None
    fixed = re.sub(r"\bl(?=[dn]\b)", "i", head.lower().replace("rn", "m").replace("0", "o").replace("1", "l"))
    found = all_labels.at(fixed, 0, len(fixed))
    if not found or found.end < len(fixed.rstrip(" .#")):
        return None
    after = cell.start + len(head) + 1
    after += len(view.text[after : cell.end]) - len(view.text[after : cell.end].lstrip())
    return Label(found.slots, found.weight, cell.start, after, "colon" if after < cell.end else "alone")


def in_cell(all_labels: Labels, cell: Cell) -> list[Label]:
    """Every label of a cell: at its begin, and within it after a comma, bracket, slash or gap."""
    text, view = cell.view.text, cell.view
    begin = cell.start
    bullet = _BULLET.match(text, begin, cell.end)
    begin = bullet.end() if bullet else begin
    first = _known(all_labels, text, begin, cell.end) or _mended(all_labels, view, cell)
    found = [first] if first else []
    at = first.end if first else begin
    inner = _known(all_labels, text, at, cell.end) if first and first.how == "colon" else None
    if inner and inner.how == "colon":
        found, at = [*found, inner], inner.end
    for gap in _INLINE.finditer(text, at, cell.end):
        if gap.end() < at:
            continue
        label = _known(all_labels, text, gap.end(), cell.end)
        if label and label.how != "alone" and (label.how == "colon" or _is_id(label)):
            found.append(label)
            at = label.end
    return found + _bare(all_labels, cell, at, bool(found))


def _bare(all_labels: Labels, cell: Cell, at: int, labelled: bool) -> list[Label]:
    """Labels inside a value, one space behind it: `Jun-ho Whitcombe DOB: 2/2/80`."""
    found: list[Label] = []
    text = cell.view.text
    for word in re.finditer(r"(?<=\S )(?=[A-Z])", text[at : cell.end]):
        start = at + word.start()
        label = _known(all_labels, text, start, cell.end) if labelled or ":" in text[start : cell.end] else None
        if label and label.how == "colon" and (not found or start >= found[-1].end):
            found.append(label)
    return found


def _is_id(label: Label) -> bool:
    return label.slots[0] in {"member_id", "claim_number", "reference_number", "group_number", "procedure_code"}


def pairs(book: Book, view: View, all_lines: tuple[Line, ...]) -> list[Pair]:
    """Every label of the page with its value, in reading order."""
    all_labels = book.made(labels)
    by_cell = {cell.start: in_cell(all_labels, cell) for line in all_lines for cell in line.cells}
    found: list[Pair] = []
    for line in all_lines:
        for cell in line.cells:
            found += _pairs_of(all_lines, cell, by_cell)
    return found


def _pairs_of(all_lines: tuple[Line, ...], cell: Cell, by_cell: dict[int, list[Label]]) -> Iterator[Pair]:
    here = by_cell[cell.start]
    stops = [*(label.start for label in here[1:]), cell.end]
    for label, stop in zip(here, stops, strict=False):
        if label.how != "alone":
            yield _pair(all_lines, cell, label, stop, by_cell)
            continue
        for value, how in ((right(all_lines, cell), "right"), (below(all_lines, cell), "below")):
            if value is not None and not _labelled(by_cell, value):
                whole = _widened(all_lines, value, by_cell) if how == "right" else value
                head = Label(label.slots, label.weight, label.start, whole.start, how)
                yield _pair(all_lines, whole, head, whole.end, by_cell)
                break


def _widened(all_lines: tuple[Line, ...], value: Cell, by_cell: dict[int, list[Label]]) -> Cell:
    """A value that a scanner tore apart (`MRI     left knee`), with the words right behind a small gap."""
    for cell in all_lines[value.line].cells if value.view.page.ocr else ():
        if value.end < cell.start <= value.end + 7 and not by_cell.get(cell.start):
            value = replace(value, end=cell.end)
    return value


def _labelled(by_cell: dict[int, list[Label]], cell: Cell) -> bool:
    here = by_cell.get(cell.start, [])
    return bool(here) and here[0].start == cell.start and here[0].how in {"alone", "colon"}


def _pair(all_lines: tuple[Line, ...], cell: Cell, label: Label, stop: int, by_cell: dict[int, list[Label]]) -> Pair:
    start, end, view = label.end, stop, cell.view
    while end > start and view.text[end - 1] in " ,;/(|":
        end -= 1
    pieces = [(start, end)]
    if stop == cell.end:
        pieces += _wrapped(all_lines, cell, start, by_cell)
    return Pair(label.slots, label.weight, label.how, view, start, end, tuple(pieces), cell.line, label.start)


def _wrapped(
    all_lines: tuple[Line, ...], cell: Cell, start: int, by_cell: dict[int, list[Label]]
) -> Iterator[tuple[int, int]]:
    """Lines below that go on with the value: they begin at the value's column, and have no label of their own."""
    value_column = start - all_lines[cell.line].start
    for line in all_lines[cell.line + 1 : cell.line + 5]:
        if not line.cells:
            return
        inside = line.cells[0]
        if abs(inside.column - value_column) > 2 or value_column < 2 or _labelled(by_cell, inside):
            return
        yield inside.start, inside.end
