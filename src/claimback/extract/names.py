"""The member's or patient's name: from labels, the address block, or the salutation."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claimback.extract.candidate import Candidate
from claimback.extract.ids import is_masked
from claimback.extract.layout import Cell, below
from claimback.extract.scan import Scan, Sheet
from claimback.extract.shapes import first, is_like, mentions

_SALUTATION = re.compile(r"(?:dear|hello|hi|greetings|to the (?=parent|guardian|family))\b,? +(?=\S)", re.IGNORECASE)
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Salutation:
    """Where the letter addresses its reader, and by what name."""

    page: int
    start: int
    end: int
    name: str
    clinician: bool


def person(scan: Scan, text: str, start: int, end: int, least: int = 2) -> tuple[int, int] | None:
    """The place of a person's name that begins the stretch, without title; None where there is none."""
    found = first(scan.book, "person", text, start, end)
    if found is None or found.start() > start + 1:
        return None
    stop, words = found.start(1), 0
    for word in _WORD.finditer(text, found.start(1), found.end(1)):
        bare = word.group().strip(".,;:()'")
        if is_like(scan.book, "not_person", bare) or is_like(scan.book, "credential", bare) or not bare:
            break
        words, stop = words + 1, word.end()
        if word.group().endswith((";", ")")):
            break
    while stop > start and text[stop - 1] in ",;:)(":
        stop -= 1
    return (found.start(1), stop) if words >= least else None


def salutation(scan: Scan) -> Salutation:
    """The first salutation; without one, a place 40% down the first page."""
    for sheet in scan.sheets[:2]:
        for line in sheet.lines:
            for cell in line.cells:
                found = _SALUTATION.match(cell.text)
                if found and len(cell.text) < 70 and cell.text.rstrip()[-1:] in ":,;.":
                    return _greeted(scan, cell, found.end())
    text = scan.sheets[0].view.text if scan.sheets else ""
    place = int(len(text) * 0.4)
    return Salutation(1, place, place, "", False)


def _greeted(scan: Scan, cell: Cell, skip: int) -> Salutation:
    text = cell.view.text
    rest = text[cell.start + skip : cell.end]
    place = person(scan, text, cell.start + skip, cell.end, least=1)
    alone = None if place else first(scan.book, "first_name", text[cell.start + skip : cell.end])
    if alone and not is_like(scan.book, "not_person", alone.group(1)):
        place = (cell.start + skip, cell.start + skip + alone.end(1))
    doctor = bool(re.match(r"dr\b|doctor\b|provider\b|physician\b", rest, re.I)) or is_like(
        scan.book, "clinician", rest
    )
    name = text[place[0] : place[1]] if place else ""
    return Salutation(cell.page, cell.start, cell.end, name, doctor)


def member_names(scan: Scan, greeting: Salutation) -> Iterator[Candidate]:
    """Every place that may name the member."""
    yield from _labelled(scan)
    yield from _addressed(scan, greeting)
    yield from _told(scan)
    if greeting.name and not greeting.clinician:
        sheet = scan.sheets[greeting.page - 1]
        start = sheet.view.text.index(greeting.name, greeting.start)
        score = 0.9 if " " in greeting.name else 0.5
        title = re.search(r"\b(?:mr|mrs|ms|mx|miss)\b", sheet.view.text[greeting.start : start], re.I)
        score = 0.45 if title and " " not in greeting.name else score
        yield _candidate(sheet, start, start + len(greeting.name), "salutation", score)


def _told(scan: Scan) -> Iterator[Candidate]:
    for sheet in scan.sheets:
        for found, weight in mentions(scan.book, "member_name", sheet.view):
            start, end = sheet.view.flat.back(*found.span(1))
            place = person(scan, sheet.view.text, start, end)
            if place:
                yield _candidate(sheet, *place, "words:member_name", weight)


def _candidate(sheet: Sheet, start: int, end: int, how: str, score: float) -> Candidate:
    return Candidate("member_name", sheet.view.written(start, end), sheet.number, start, end, how, score)


def _labelled(scan: Scan) -> Iterator[Candidate]:
    for sheet in scan.sheets:
        for pair in sheet.pairs:
            slot = pair.slots[0]
            if slot not in {"member_name", "subscriber_name"} or is_masked(scan, pair.text):
                continue
            place = person(scan, pair.view.text, pair.start, pair.end)
            clinician = is_like(scan.book, "clinician", pair.text)
            if place and not clinician and (pair.how != "loose" or place[0] == pair.start):
                score = pair.weight * (0.97 if slot == "member_name" else 0.8)
                yield _candidate(sheet, *place, f"label:{slot}", score * (0.9 if pair.how == "below" else 1))


def _addressed(scan: Scan, greeting: Salutation) -> Iterator[Candidate]:
    """A name over a street or box and a ZIP code, before the salutation."""
    for sheet in scan.sheets[:1]:
        for line in sheet.lines[:45]:
            for cell in line.cells:
                if cell.start > greeting.end or len(cell.text) > 50:
                    continue
                place = person(scan, sheet.view.text, cell.start, cell.end)
                if place is None or place[1] < cell.end - 1 or is_like(scan.book, "clinician", cell.text):
                    continue
                greeted = _is_greeted(cell.text.split(), greeting.name.split())
                if _is_address_below(scan, sheet, cell) or (greeted and not greeting.clinician):
                    yield _candidate(sheet, *place, "address_block", 0.91 if greeted else 0.88)
                elif is_like(scan.book, "rank", cell.text) or _care_of(sheet, cell):
                    yield _candidate(sheet, *place, "address_block", 0.75)


def _is_greeted(words: list[str], greeting: list[str]) -> bool:
    """Whether the salutation is by this name: its last word, or its first alone."""
    return bool(greeting) and (
        words[-1] == greeting[-1] or (len(greeting) == 1 < len(words) and words[0] == greeting[0])
    )


def _care_of(sheet: Sheet, cell: Cell) -> bool:
    lower = below(sheet.lines, cell)
    return lower is not None and lower.text.lower().startswith("c/o")


def _is_address_below(scan: Scan, sheet: Sheet, cell: Cell) -> bool:
    """A street or box within two lines below, and a ZIP code within four."""
    text, at = "", cell
    for _ in range(5):
        lower = below(sheet.lines, at)
        if lower is None:
            break
        text, at = f"{text}\n{lower.text}", lower
    street = is_like(scan.book, "street", text) or is_like(scan.book, "post_box", text) or "c/o" in text
    number = re.match(r"\n\d", text)
    return bool((street or number) and first(scan.book, "zip", text)) or bool(
        first(scan.book, "zip", text) and text.count("\n") <= 3 and cell.page == 1 and cell.line > 3
    )
