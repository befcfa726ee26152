"""Where to mail the appeal: postal addresses found by their state and ZIP code, read back to their begin."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claimback.extract.candidate import Candidate
from claimback.extract.labels import join
from claimback.extract.layout import Cell
from claimback.extract.names import Salutation
from claimback.extract.scan import Scan, Sheet
from claimback.extract.shapes import first, is_like, shapes

_LABELLED = re.compile(r"^.{0,40}?:\s+(?=\S)")
_KEEP = re.compile(r"(?:attn|attention|c/o)\.?:?\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address on one line, with its pieces on the page."""

    value: str
    sheet: Sheet
    start: int
    end: int
    head: int
    """Where its context is to be read: the offset before which the cue stands."""


def addresses(scan: Scan) -> list[Address]:
    """Every postal address with a street or box."""
    found: list[Address] = []
    for sheet in scan.sheets:
        for match in shapes(scan.book, "zip")[0].pattern.finditer(sheet.view.text):
            one = _block(scan, sheet, match) or _running(scan, sheet, match)
            if one and _has_place(scan, one.value):
                found.append(one)
    return found


def _has_place(scan: Scan, text: str) -> bool:
    box = is_like(scan.book, "post_box", text)
    return box or is_like(scan.book, "street", text) or re.search(r"(?:^|, )\d+ \w", text) is not None


def _cell_at(sheet: Sheet, offset: int) -> Cell | None:
    line = sheet.lines[sheet.view.line_of(offset)]
    return next((c for c in line.cells if c.start <= offset < c.end), None)


def _block(scan: Scan, sheet: Sheet, zip_: re.Match[str]) -> Address | None:
    """An address of several short lines, one below the other."""
    cell = _cell_at(sheet, zip_.start())
    if cell is None or zip_.end() < cell.end - 1 or len(cell.text) > 60 or cell.line == 0:
        return None
    pieces = [(cell.start, zip_.end())]
    head, column = cell.start, cell.column
    for above in range(cell.line - 1, max(-1, cell.line - 7), -1):
        part = _above(scan, sheet, above, column)
        if part is None:
            break
        pieces.insert(0, (part[0], part[1]))
        head = part[0]
        if part[2]:
            break
    if len(pieces) == 1 and not _has_place(scan, cell.text):
        return None
    if len(pieces) == 1 or _runs(sheet, pieces):
        return None
    value = ", ".join(join(sheet.view, (piece,)).strip(" ,") for piece in pieces)
    return Address(value, sheet, pieces[0][0], zip_.end(), head)


def _runs(sheet: Sheet, pieces: list[tuple[int, int]]) -> bool:
    """True where the lines are running text and no address block."""
    first_line = sheet.view.text[pieces[0][0] : pieces[0][1]]
    text = sheet.view.text
    broken = any(text[end - 1] == "," and text[end - 2].isalpha() for _, end in pieces[:-1])
    return len(first_line) > 62 or first_line[:1].islower() or (broken and len(first_line) > 45)


def _above(scan: Scan, sheet: Sheet, line: int, column: int) -> tuple[int, int, bool] | None:
    """The piece of a higher line in the same column; True at its end when nothing above it belongs."""
    for cell in sheet.lines[line].cells:
        if abs(cell.column - column) <= 2:
            text = cell.text
            prose = len(text) > 62 or text[-1] in ":?!" or (text[-1] == "." and text.count(" ") > 5)
            labelled = _LABELLED.match(text)
            if labelled and not _KEEP.search(labelled.group().rstrip()):
                return (cell.start + labelled.end(), cell.end, True) if labelled.end() < len(text) else None
            prose = prose or (text[:1].islower() and not text.startswith("c/o"))
            return None if prose or is_like(scan.book, "date_only", text) else (cell.start, cell.end, False)
        labelled = _LABELLED.match(cell.text)
        if labelled and abs(cell.column + labelled.end() - column) <= 2:
            return cell.start + labelled.end(), cell.end, True
    return None


def _running(scan: Scan, sheet: Sheet, zip_: re.Match[str]) -> Address | None:
    """An address inside a sentence or on one line."""
    end = sheet.flat_at(zip_.end() - 1) + 1
    floor = max(0, end - 230)
    begins = [s for s in sheet.stops if floor <= s < sheet.flat_at(zip_.start())]
    begin = begins[-1] if begins else floor
    text = sheet.text[begin:end]
    cuts = [
        m.end()
        for m in shapes(scan.book, "address_cut")[0].pattern.finditer(text)
        if not _KEEP.search(m.group().strip())
    ]
    cuts = [cut for cut in cuts if not _KEEP.search(text[:cut]) and _has_place(scan, text[cut:])]
    begin += cuts[-1] if cuts else 0
    text = sheet.text[begin:end]
    lead = first(scan.book, "address_lead", text)
    begin += lead.end() if lead else 0
    start, stop = sheet.view.flat.back(begin, end)
    value = sheet.view.written(start, stop)
    return Address(value, sheet, start, stop, start) if 12 < len(value) < 200 else None


def mail(scan: Scan, greeting: Salutation, external: bool) -> Iterator[Candidate]:
    """Addresses to which the letter says that appeals go."""
    found = addresses(scan)
    for order, one in enumerate(found):
        score, how = _score(scan, one, external)
        top = one.sheet.number == 1 and one.sheet.view.line_of(one.start) < 8
        early = top or (
            greeting.end > greeting.start and one.sheet.number == greeting.page and one.end < greeting.start
        )
        if score and not early:
            yield Candidate(
                "appeal_address", one.value, one.sheet.number, one.start, one.end, how, score - 0.003 * order
            )
    yield from _letterhead(scan, found)


def _score(scan: Scan, one: Address, external: bool) -> tuple[float, str]:
    sheet = one.sheet
    if is_like(scan.book, "other_address", one.value):
        return (
            (_external(scan), "topic:external")
            if external and not is_like(scan.book, "never_address", one.value)
            else (0, "")
        )
    topic, distance = sheet.topic(sheet.flat_at(one.head))
    if is_like(scan.book, "appeal_address", one.value) and topic != "provider_dispute":
        return (0.7 if topic == "records" else 0.96), "words:appeal"
    if topic == "appeal" or (topic == "expedited" and is_like(scan.book, "appealable", one.value)):
        return 0.9 - distance / 3000, "topic:appeal"
    return (_external(scan), "topic:external") if external and topic in {"external", "hearing"} else (0, "")


def _external(scan: Scan) -> float:
    """How sure an outside reviewer's address is: the next step of a final decision, else only perhaps."""
    return 0.97 if scan.says("final_decision") else 0.78


def _letterhead(scan: Scan, found: list[Address]) -> Iterator[Candidate]:
    """The letter's own address, where the appeal part refers up to it."""
    top = next((one for one in found if one.sheet.number == 1 and one.sheet.view.line_of(one.start) < 8), None)
    for sheet in scan.sheets:
        where = first(scan.book, "refers_up", sheet.text)
        if where and top and sheet.topic(where.start(), 700)[0] in {"appeal", "no_appeal"}:
            yield Candidate("appeal_address", top.value, 1, top.start, top.end, "letterhead:refers_up", 0.8)
