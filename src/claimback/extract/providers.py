"""The clinician who ordered, or the facility that gave, the care."""

import re
from collections.abc import Iterator

from claimback.extract.candidate import Candidate
from claimback.extract.ids import is_masked
from claimback.extract.labels import Pair
from claimback.extract.layout import Cell, below
from claimback.extract.names import Salutation
from claimback.extract.scan import Scan, Sheet
from claimback.extract.shapes import first, is_like, mentions

_CUT = re.compile(r"\s*(?:\(|;|\bNPI\b|\bfax\b|\bphone\b|,\s*\d|\s{3,})")


def providers(scan: Scan, greeting: Salutation) -> Iterator[Candidate]:
    """Labelled ones first, then running words, then a clinician to whom the letter is written."""
    for sheet in scan.sheets:
        for pair in sheet.pairs:
            if pair.slots[0] in {"provider", "subscriber_name"} and not is_masked(scan, pair.text):
                yield from _labelled(scan, sheet, pair)
        for found, weight in mentions(scan.book, "provider", sheet.view):
            yield from _told(scan, sheet, found, weight)
        if sheet.number == 1:
            yield from _addressed(scan, sheet, greeting)


def _labelled(scan: Scan, sheet: Sheet, pair: Pair) -> Iterator[Candidate]:
    end = pair.end if pair.end - pair.start < 120 else pair.start + 120
    clinician = first(scan.book, "clinician", sheet.view.text, pair.start, end)
    if clinician:
        weight = pair.weight if pair.slots[0] == "provider" else 0.9
        yield _candidate(sheet, *clinician.span(1), "label:provider", 0.97 * weight)
        return
    if pair.slots[0] != "provider":
        return
    cut = _CUT.search(sheet.view.text, pair.start, end)
    stop = cut.start() if cut else end
    text = sheet.view.text[pair.start : stop].strip()
    if pair.how == "loose" and not is_like(scan.book, "facility", text):
        return
    if len(text) > 3 and text[0].isupper() and not text.isdigit() and text.count(" ") < 9:
        facility = 0.94 if pair.weight < 0.8 else 1.0
        yield _candidate(sheet, pair.start, stop, "label:provider", 0.93 * pair.weight * facility)


def _candidate(sheet: Sheet, start: int, end: int, how: str, score: float) -> Candidate:
    value = sheet.view.written(start, end).rstrip(" ,;")
    return Candidate("provider", value, sheet.number, start, end, how, score)


def _told(scan: Scan, sheet: Sheet, found: re.Match[str], weight: float) -> Iterator[Candidate]:
    start, end = sheet.view.flat.back(*found.span(1))
    text = found.group(1)
    clinician = is_like(scan.book, "clinician", text)
    facility = is_like(scan.book, "facility", text)
    plain = not is_like(scan.book, "not_person", text) and " " in text
    if clinician or facility or plain:
        bonus = 1.0 if clinician or facility else 0.8
        full = 1.0 if len(text.split()) > 2 or facility else 0.9
        yield _candidate(sheet, start, end, "words:provider", weight * bonus * full)


def _addressed(scan: Scan, sheet: Sheet, greeting: Salutation) -> Iterator[Candidate]:
    """A clinician in the head of the letter, alone in a cell."""
    for line in sheet.lines[:30]:
        for cell in line.cells:
            found = first(scan.book, "clinician", sheet.view.text, cell.start, cell.end)
            if found and cell.start < greeting.end and found.start() == cell.start and found.end() >= cell.end - 14:
                yield _candidate(sheet, *found.span(1), "address_block", 0.7)
            elif line.start > 120 and cell.start < greeting.start and _is_place(scan, sheet, cell):
                yield _candidate(sheet, cell.start, cell.end, "address_block", 0.6)


def _is_place(scan: Scan, sheet: Sheet, cell: Cell) -> bool:
    """True for a facility that begins an address block."""
    found = first(scan.book, "facility", cell.text)
    lower = below(sheet.lines, cell)
    number = sheet.view.line_of(cell.start)
    opens = number > 0 and not sheet.lines[number - 1].cells
    return found is not None and found.start() == 0 and lower is not None and opens and len(cell.text) < 60
