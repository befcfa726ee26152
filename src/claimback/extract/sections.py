"""The parts of a letter by their role: letterhead, recipient, re-block, salutation, reasons, rights, and so on."""

import re
from dataclasses import dataclass

from claimback.extract.names import Salutation
from claimback.extract.scan import Scan, Sheet
from claimback.extract.shapes import Shape, compile_all, first, is_like
from claimback.extract.tables import Row
from claimback.knowledge import Book
from claimback.knowledge.extraction import SectionRecord
from claimback.model import Section

_RUN_IN = re.compile(r"^\W*([A-Z][^.:?\n]{2,58}[.:?])(?=\s|$)")


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
        for start, end in _blocks(sheet):
            kind = _kind(scan, sheet, start, end, kind, greeting, table)
            found.append(Section(kind=kind, page=sheet.number, start=start, end=end))
    return tuple(_joined(found))


def _blocks(sheet: Sheet) -> list[tuple[int, int]]:
    """Stretches of lines between blank lines, and heads of capitals split off."""
    found: list[tuple[int, int]] = []
    begin = None
    for line in sheet.lines:
        if not line.cells:
            if begin is not None:
                found.append((begin, end))
            begin = None
            continue
        head = begin is not None and _is_head(line.cells[0].text) and len(line.cells) == 1
        if head and begin is not None:
            found.append((begin, end))
            begin = line.cells[0].start
        begin = line.cells[0].start if begin is None else begin
        end = line.cells[-1].end
    if begin is not None:
        found.append((begin, end))
    return found


def _is_head(text: str) -> bool:
    """A short line of capitals, or one that ends with a colon or a question mark."""
    letters = [c for c in text if c.isalpha()]
    capitals = len(letters) > 3 and all(c.isupper() for c in letters) and len(text) < 70
    return capitals or (len(text) < 50 and text[-1] in "?" and text[:1].isupper())


def _kind(
    scan: Scan, sheet: Sheet, start: int, end: int, before: str, greeting: Salutation, table: list[Row]
) -> str:
    if any(row.sheet.number == sheet.number and start <= row.line.start < end for row in table):
        return "table"
    if sheet.number == greeting.page and greeting.end > greeting.start and start <= greeting.start < end:
        return "salutation" if end - start < 90 else "decision"
    headed = _headed(scan, sheet, start, end)
    pairs = [p for p in sheet.pairs if start <= p.label_start < end and p.slots[0] not in {"amount", "other_text"}]
    early = (sheet.number, start) < (greeting.page, greeting.start) or sheet.view.line_of(start) < 25
    lines_ = sheet.view.line_of(end) - sheet.view.line_of(start) + 1
    if early and sheet.number == 1 and pairs and len(pairs) >= max(1, lines_ // 3):
        return "re_block"
    if headed:
        return headed
    if early and sheet.number == 1 and before in {"letterhead", "recipient"}:
        text = sheet.view.text[start:end]
        return "recipient" if before == "letterhead" and start > 0 and first(scan.book, "zip", text) else before
    cued = _cued(scan, sheet, start, end)
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


def _cued(scan: Scan, sheet: Sheet, start: int, end: int) -> str | None:
    text = sheet.text[sheet.flat_at(start) : sheet.flat_at(end - 1) + 1]
    for kind in scan.book.made(_kinds):
        if any(shape.pattern.search(text) for shape in kind.cues):
            return kind.kind
    return None


def _joined(found: list[Section]) -> list[Section]:
    """Neighbours of one kind as one section."""
    kept: list[Section] = []
    for one in found:
        if kept and kept[-1].kind == one.kind and kept[-1].page == one.page:
            kept[-1] = kept[-1].model_copy(update={"end": one.end})
        else:
            kept.append(one)
    return kept


__all__ = ["is_like", "sections"]
