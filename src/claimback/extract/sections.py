"""The parts of a letter by their role: letterhead, recipient, re-block, salutation, reasons, rights, and so on."""

import re
from dataclasses import dataclass

from claimback.extract.names import Salutation
from claimback.extract.scan import Scan, Sheet
from claimback.extract.shapes import Shape, compile_all, first
from claimback.extract.tables import Row
from claimback.knowledge import Book
from claimback.knowledge.extraction import SectionRecord
from claimback.model import Section

_RUN_IN = re.compile(r"^\W*(?!You |We |This |It |On |In |For |The |Please )([A-Z][^.:?\n]{2,58}[.:?])(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Kind:
    """The patterns of one kind of section."""

    kind: str
    headings: tuple[Shape, ...]
    cues: tuple[Shape, ...]


_ORDER = ("taglines", "nondiscrimination", "signature", "enclosures", "codes_legend", "records_reviewed", "rights",
          "policy_background", "criteria", "rationale", "contacts", "decision")  # fmt: skip


def _kinds(book: Book) -> tuple[Kind, ...]:
    records = {r.kind: r for r in book.records(SectionRecord).values()}
    names = [name for name in _ORDER if name in records] + sorted(set(records) - set(_ORDER))
    return tuple(
        Kind(name, compile_all(book, records[name].headings), compile_all(book, records[name].cues)) for name in names
    )


def sections(scan: Scan, greeting: Salutation, table: list[Row]) -> tuple[Section, ...]:
    """Every block of lines with its kind; a block without a sign of its own goes on with the one before."""
    found: list[Section] = []
    kind = "letterhead"
    for sheet in scan.sheets:
        for start, end in _blocks(scan, sheet):
            kind = _kind(scan, _Block(sheet, start, end, kind, greeting), table)
            found.append(Section(kind=kind, page=sheet.number, start=start, end=end))
    return tuple(_joined(found))


def _blocks(scan: Scan, sheet: Sheet) -> list[tuple[int, int]]:
    """Stretches of lines between blank lines, and heads of capitals split off."""
    found: list[tuple[int, int]] = []
    begin, end = None, 0
    for line in sheet.lines:
        if not line.cells:
            if begin is not None:
                found.append((begin, end))
            begin = None
            continue
        head = begin is not None and len(line.cells) == 1 and _is_heading(scan, line.cells[0].text)
        if head and begin is not None:
            found.append((begin, end))
            begin = line.cells[0].start
        begin = line.cells[0].start if begin is None else begin
        end = line.cells[-1].end
    if begin is not None:
        found.append((begin, end))
    return found


def _is_heading(scan: Scan, text: str) -> bool:
    return _is_head(text) and any(s.pattern.search(text) for kind in scan.book.made(_kinds) for s in kind.headings)


def _is_head(text: str) -> bool:
    """A short line of capitals, or one that ends with a colon or a question mark."""
    letters = [c for c in text if c.isalpha()]
    capitals = len(letters) > 3 and all(c.isupper() for c in letters) and len(text) < 70
    return capitals or (len(text) < 50 and text[-1] in "?" and text[:1].isupper())


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines of one page that stand together, and what came before them."""

    sheet: Sheet
    start: int
    end: int
    before: str
    greeting: Salutation

    @property
    def early(self) -> bool:
        """True in the head of the letter."""
        place = (self.sheet.number, self.start)
        return place < (self.greeting.page, self.greeting.start) or self.sheet.view.line_of(self.start) < 25

    @property
    def text(self) -> str:
        """The block as it stands."""
        return self.sheet.view.text[self.start : self.end]


def _kind(scan: Scan, block: _Block, table: list[Row]) -> str:
    sheet, start, end, greeting = block.sheet, block.start, block.end, block.greeting
    if any(row.sheet.number == sheet.number and start <= row.line.start < end for row in table):
        return "table"
    if sheet.number == greeting.page and greeting.end > greeting.start and start <= greeting.start < end:
        return "salutation" if end - start < 90 else "decision"
    headed = _headed(scan, sheet, start, end)
    if headed != "rights" and _is_list(block):
        return "re_block"
    return headed or _unheaded(scan, block)


def _is_list(block: _Block) -> bool:
    """True for a block of labels with values in the head of the letter."""
    sheet = block.sheet
    idle = {"amount", "other_text", "provider", "criteria"}
    labelled = [p for p in sheet.pairs if block.start <= p.label_start < block.end and p.how != "loose"]
    count = sheet.view.line_of(block.end) - sheet.view.line_of(block.start) + 1
    told = [p for p in labelled if p.slots[0] not in idle]
    return block.early and sheet.number == 1 and bool(told) and len(labelled) >= max(1, count // 3)


def _unheaded(scan: Scan, block: _Block) -> str:
    before = block.before
    cued = _cued(scan, block)
    if block.early and block.sheet.number == 1 and before in {"letterhead", "recipient"}:
        address = before == "letterhead" and block.start > 0 and first(scan.book, "zip", block.text)
        if address or not cued:
            return "recipient" if address else before
    if cued and not (before in {"taglines", "nondiscrimination"} and cued in {"rights", "contacts"}):
        return cued
    return "decision" if before in {"salutation", "recipient", "re_block", "table"} else before


def _headed(scan: Scan, sheet: Sheet, start: int, end: int) -> str | None:
    text = sheet.view.text[start:end]
    line = text.split("\n", 1)[0].strip()
    run_in = _RUN_IN.match(line)
    short = len(line) < 75 and not line.endswith((".", ","))
    head = run_in.group(1) if run_in else line if short or _is_head(line) else ""
    if not head:
        return None
    for kind in scan.book.made(_kinds):
        if any(shape.pattern.search(head) for shape in kind.headings):
            return kind.kind
    return None


def _cued(scan: Scan, block: _Block) -> str | None:
    sheet = block.sheet
    begin, stop = sheet.flat_at(block.start), sheet.flat_at(block.end - 1) + 1
    text = sheet.text[begin:stop]
    for kind in scan.book.made(_kinds):
        if kind.kind == "rights" and _tells_how(scan, sheet, begin, stop):
            return "rights"
        if any(shape.pattern.search(text) for shape in kind.cues):
            return kind.kind
    return None


def _tells_how(scan: Scan, sheet: Sheet, begin: int, stop: int) -> bool:
    """True for words of an appeal together with a number, an address or a time limit for it."""
    text = sheet.text[begin:stop]
    told = any(begin <= cue.start < stop and cue.topic == "appeal" for cue in sheet.cues)
    return told and any(first(scan.book, shape, text) for shape in ("phone", "zip", "window"))


def _joined(found: list[Section]) -> list[Section]:
    """Neighbours of one kind as one section."""
    kept: list[Section] = []
    for one in found:
        if kept and kept[-1].kind == one.kind and kept[-1].page == one.page:
            kept[-1] = kept[-1].model_copy(update={"end": one.end})
        else:
            kept.append(one)
    return kept
