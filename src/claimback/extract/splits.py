"""Letters that approve one thing and deny another: which stretch speaks of which."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claimback.extract import services
from claimback.extract.candidate import Candidate
from claimback.extract.layout import Cell
from claimback.extract.scan import Scan, Sheet
from claimback.extract.shapes import first, is_like, shapes
from claimback.knowledge import Book

_NUMBERED = re.compile(r"^\(?\d{1,2}[.)]\s+")


@dataclass(frozen=True, slots=True)
class Item:
    """A listed service with its own verdict, and the stretch of the page that describes it."""

    page: int
    start: int
    end: int
    denied: bool


def items(scan: Scan) -> list[Item]:
    """Listed services that each have a verdict in a cell or column of its own."""
    found: list[Item] = []
    for sheet in scan.sheets:
        begin = 0
        for line in sheet.lines:
            if not line.cells:
                continue
            if _NUMBERED.match(line.cells[0].text) or _is_head(scan.book, line.cells):
                begin = line.start if _NUMBERED.match(line.cells[0].text) else line.end + 1
            verdict = next((v for cell in line.cells[1:] if (v := _verdict(scan, cell.text)) is not None), None)
            verdict = _closing(scan, line.cells[-1].text) if verdict is None else verdict
            if verdict is not None:
                found.append(Item(sheet.number, min(begin or line.start, line.start), _tail(sheet, line.end), verdict))
                begin = line.end + 1
    return found


def _is_head(book: Book, cells: tuple[Cell, ...]) -> bool:
    return len(cells) >= 2 and is_like(book, "item_head", cells[-1].text)


def _closing(scan: Scan, text: str) -> bool | None:
    """The verdict that ends a line which names a study, where the gap before it is small."""
    found = first(scan.book, "verdict_tail", text)
    named = found and (services.is_imaging(scan.book, text[: found.start()]) or _NUMBERED.match(text))
    return _verdict(scan, found.group(1)) if found and named else None


def _verdict(scan: Scan, text: str) -> bool | None:
    """True for a denial, False for an approval, None for anything else."""
    text = text.strip(" .*")
    if is_like(scan.book, "status_denied", text):
        return True
    return False if is_like(scan.book, "status_approved", text) else None


def _tail(sheet: Sheet, end: int) -> int:
    """The end of the lines that go on with an item: up to the next numbered item or blank line."""
    for line in sheet.lines[sheet.view.line_of(end) + 1 :]:
        cell = line.cells[0] if len(line.cells) == 1 else None
        if cell is None or cell.column < 4 or _NUMBERED.match(cell.text):
            break
        end = line.end
    return end


def facts(scan: Scan, denied: list[Item]) -> Iterator[Candidate]:
    """The services and codes of denied items, from their cells."""
    for item in denied:
        sheet = scan.sheets[item.page - 1]
        for line in sheet.lines:
            if item.start <= line.start < item.end:
                yield from _cells(scan, sheet, line.cells)


def _cells(scan: Scan, sheet: Sheet, cells: tuple[Cell, ...]) -> Iterator[Candidate]:
    for cell in cells:
        number = _NUMBERED.match(cell.text)
        start = cell.start + (number.end() if number else 0)
        for code in shapes(scan.book, "procedure_code")[0].pattern.finditer(sheet.view.text, start, cell.end):
            lead = sheet.view.text[start : code.start()]
            if cell.text[:5] == code.group(1) or is_like(scan.book, "item_code_lead", lead):
                yield Candidate("procedure_code", code.group(1), sheet.number, *code.span(1), "item:code", 0.95)
        if _verdict(scan, cell.text) is None and services.is_imaging(scan.book, sheet.view.text[start : cell.end]):
            begin, end = services.clean(scan.book, sheet.view.text[start : cell.end])
            value = sheet.view.written(start + begin, start + end)
            yield Candidate("service", value, sheet.number, start + begin, start + end, "item:service", 0.96)


def mark(scan: Scan) -> list[Item]:
    """Notes the approved stretches of a split decision in the scan, and returns the denied items."""
    found = items(scan)
    denied = [item for item in found if item.denied]
    if denied:
        scan.approved.extend((item.page, item.start, item.end) for item in found if not item.denied)
    return denied if len(found) > len(denied) else []
