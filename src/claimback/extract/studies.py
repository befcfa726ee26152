"""Studies that stand in a cell of their own, whatever its label says: what a letter's head or a table asks for."""

from bisect import bisect_left
from collections.abc import Iterator

from claimback.extract import services
from claimback.extract.candidate import Candidate
from claimback.extract.layout import Cell
from claimback.extract.scan import Scan, Sheet
from claimback.extract.shapes import first, is_like
from claimback.knowledge import Book

_MOST_WORDS = 16
_PAGES = 2
_EARLY = 45


def studies(scan: Scan) -> Iterator[Candidate]:
    """A cell that is nothing but the name of an imaging study, in the head of the letter or in a table.

    Weaker than a known label or a sentence that asks for the study, and stronger than a mere mention.
    """
    for sheet in scan.sheets[:_PAGES]:
        named = sorted(at for _, at, _ in services.every(scan.book, "modality", sheet.view.text))
        for number, line in enumerate(sheet.lines[:_EARLY]):
            for cell in line.cells:
                at = bisect_left(named, cell.start)
                if at < len(named) and named[at] < cell.end:
                    yield from _named(scan, sheet, number, cell)


def _named(scan: Scan, sheet: Sheet, number: int, cell: Cell) -> Iterator[Candidate]:
    found = first(scan.book, "study_label", cell.text)
    begin = found.end() if found else 0
    text = cell.text[begin:]
    start, end = services.clean(scan.book, text)
    value = text[start:end].strip()
    if not _is_study(scan.book, value) or _told_of_past(scan, sheet, number, cell):
        return
    rich = 0.03 * sum(bool(services.aspect(scan.book, name, value)) for name in services.ASPECTS)
    score = 0.68 + rich + (0.05 if is_like(scan.book, "cpt_code", cell.text) else 0.0)
    at = cell.start + begin + start
    yield Candidate("service", value, sheet.number, at, at + len(value), "cell:service", score)


def _is_study(book: Book, value: str) -> bool:
    words = value.split()
    if not 1 < len(words) <= _MOST_WORDS or is_like(book, "study_not", value) or is_like(book, "not_service", value):
        return False
    named = services.aspect(book, "modality", value)
    place = first(book, "facility", value)
    if not named or (place is not None and place.end() - place.start() > 0.6 * len(value)):
        return False
    lead = value[: named[0][1]].split()
    return len(lead) <= 4 and bool(services.aspect(book, "body_part", value) or len(words) <= 4)


def _told_of_past(scan: Scan, sheet: Sheet, number: int, cell: Cell) -> bool:
    """True for a list of earlier studies, of what was reviewed, or of what would do instead."""
    above = " ".join(part.text for line in sheet.lines[max(0, number - 2) : number] for part in line.cells)
    beside = " ".join(part.text for part in sheet.lines[number].cells if part.start < cell.start)
    return is_like(scan.book, "study_past", f"{above} {beside}") or is_like(scan.book, "study_past", cell.text)
