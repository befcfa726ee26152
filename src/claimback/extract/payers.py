"""Who insures and who decided: the letterhead, labels, and words such as `on behalf of`."""

import re
from collections.abc import Iterator
from dataclasses import replace

from claimback.extract.candidate import Candidate
from claimback.extract.ids import is_masked
from claimback.extract.layout import Cell
from claimback.extract.names import Salutation
from claimback.extract.scan import Scan, Sheet
from claimback.extract.shapes import Shape, compile_all, first, is_like, mentions
from claimback.knowledge import Book
from claimback.knowledge.extraction import PayerRecord

_EARLY = 1_800
"""Characters of a page within which a letter says who reviewed; it keeps the search short."""


def _of_role(book: Book, role: str) -> tuple[Shape, ...]:
    found: list[Shape] = []
    for record in book.records(PayerRecord).values():
        if record.role == role:
            found += compile_all(book, record.names)
    return tuple(found)


def _reviewers(book: Book) -> tuple[Shape, ...]:
    return _of_role(book, "reviewer")


def _insurers(book: Book) -> tuple[Shape, ...]:
    return _of_role(book, "insurer")


def reviewers(scan: Scan, greeting: Salutation) -> Iterator[Candidate]:
    """Known reviewing companies where the letter says that they decided; never for a guideline they only wrote."""
    for sheet in scan.sheets:
        flat = sheet.view.flat
        for shape in scan.book.made(_reviewers):
            for found in shape.pattern.finditer(flat.text):
                start, end = flat.back(*found.span())
                score = _reviewer_score(sheet, found, start, greeting)
                if score:
                    value = sheet.view.written(start, end)
                    yield Candidate("reviewer", value, sheet.number, start, end, "payers:reviewer", score)
        for pair in sheet.pairs:
            if pair.slots[0] == "reviewer" and is_like(scan.book, "review_word", pair.text) and len(pair.text) < 60:
                yield _made("reviewer", sheet, (pair.start, pair.end), "label:reviewer", 0.85)
        for found, weight in mentions(scan.book, "reviewer", sheet.view, _EARLY):
            yield from _named(scan, sheet, found, weight)
        yield from _on_behalf(scan, sheet)
        yield from _headed(scan, sheet)


def _named(scan: Scan, sheet: Sheet, found: re.Match[str], weight: float) -> Iterator[Candidate]:
    """A company that running words call the reviewer; never a person, a department or an outside reviewer."""
    value = found.group(1)
    company = is_like(scan.book, "review_word", value) or is_like(scan.book, "org_word", value)
    company = company or is_like(scan.book, "facility", value)
    if company and not is_like(scan.book, "unit_only", value) and not is_like(scan.book, "clinician", value):
        yield _made("reviewer", sheet, sheet.view.flat.back(*found.span(1)), "words:reviewer", weight)


def _headed(scan: Scan, sheet: Sheet) -> Iterator[Candidate]:
    """A reviewing company in the letterhead, where the letter names an insurer besides."""
    if sheet.number != 1:
        return
    for cell in (cell for line in sheet.lines[:4] for cell in line.cells):
        reviewing = is_like(scan.book, "review_word", cell.text) and len(cell.text) < 70 and ":" not in cell.text
        apart = is_like(scan.book, "unit_only", cell.text) or is_like(scan.book, "heading_word", cell.text)
        outside = is_like(scan.book, "outside_reviewer", cell.text)
        if reviewing and not apart and not outside and _insurer_besides(scan, cell.text):
            yield _made("reviewer", sheet, _trim(sheet, cell.start, cell.end), "letterhead:reviewer", 0.84)
            return


def _insurer_besides(scan: Scan, name: str) -> bool:
    labelled = any(p.slots[0] == "insurer" and p.weight > 0.7 and len(p.text) > 3 for p in scan.pairs)
    told = (
        m.group(1) for sheet in scan.sheets for m, weight in mentions(scan.book, "insurer", sheet.view) if weight > 0.8
    )
    return labelled or any(one.lower() not in name.lower() for one in told)


def _reviewer_score(sheet: Sheet, found: re.Match[str], start: int, greeting: Salutation) -> float:
    after, before = sheet.text[found.end() : found.end() + 90], sheet.text[max(0, found.start() - 30) : found.start()]
    line = sheet.view.line_of(start)
    if sheet.number == 1 and line < 6:
        return 0.95 - 0.01 * line
    if is_like(sheet.book, "guide_behind", after) or is_like(sheet.book, "reviewer_never_before", before):
        return 0.0
    if is_like(sheet.book, "decider", after):
        return 0.9
    near = is_like(sheet.book, "decides", after.lstrip(" ,.")) or is_like(sheet.book, "reviewer_before", before)
    return 0.62 if near and start < greeting.end + 1500 else 0.0


def _on_behalf(scan: Scan, sheet: Sheet) -> Iterator[Candidate]:
    """The company of the letterhead that writes on behalf of another."""
    if sheet.number != 1:
        return
    head = [cell for line in sheet.lines[:6] for cell in line.cells]
    for cell in head:
        found = first(scan.book, "behalf", cell.text)
        lead = re.sub(r"\(.*?\)", "", cell.text[: found.start()]).strip(" ,") if found else ""
        if found and " " in lead and not is_like(scan.book, "unit_only", lead):
            yield _made("reviewer", sheet, (cell.start, cell.start + len(lead)), "letterhead:on_behalf", 0.9)
        elif (
            found
            and not lead
            and head[0].end < cell.end
            and head[0] is not cell
            and not is_like(scan.book, "heading_word", head[0].text)
        ):
            yield _made("reviewer", sheet, (head[0].start, head[0].end), "letterhead:on_behalf", 0.85)


def _made(name: str, sheet: Sheet, place: tuple[int, int], how: str, score: float) -> Candidate:
    return Candidate(name, sheet.view.written(*place), sheet.number, *place, how, score)


def _trim(sheet: Sheet, start: int, end: int) -> tuple[int, int]:
    tail = first(sheet.book, "plan_tail", sheet.view.text[start:end])
    end = start + tail.start() if tail and tail.start() > 5 else end
    while end > start and sheet.view.text[end - 1] in " ,;:|":
        end -= 1
    return start, end


def insurers(scan: Scan, reviewer: set[str]) -> Iterator[Candidate]:
    """Labelled plans, plans that running words name, and the letterhead; never words that any plan could be called."""
    for one in _proposed(scan, reviewer):
        if not is_like(scan.book, "generic_name", str(one.value)):
            yield one


def _proposed(scan: Scan, reviewer: set[str]) -> Iterator[Candidate]:
    for sheet in scan.sheets:
        yield from _labelled(scan, sheet)
        yield from _told(scan, sheet, reviewer)
        if sheet.number == 1:
            yield from _known(scan, sheet)
            yield from _letterhead(scan, sheet, reviewer)


def _known(scan: Scan, sheet: Sheet) -> Iterator[Candidate]:
    """Insurers of the book that the head of the letter names."""
    head = sheet.flat_at(sheet.lines[min(6, len(sheet.lines) - 1)].start)
    for shape in scan.book.made(_insurers):
        for found in shape.pattern.finditer(sheet.text, 0, max(head, 200)):
            start, end = sheet.view.flat.back(*found.span())
            yield _made("insurer", sheet, (start, end), "payers:insurer", 0.94)


def _labelled(scan: Scan, sheet: Sheet) -> Iterator[Candidate]:
    for pair in sheet.pairs:
        text = pair.text
        if pair.slots[0] not in {"insurer", "administrator"} or is_masked(scan, text) or pair.how == "loose":
            continue
        start, end = _trim(sheet, pair.start, min(pair.end, pair.start + 90))
        value = sheet.view.text[start:end]
        if len(value) < 3 or not value[0].isupper() or value.lower() in {"yes", "no"} or value.count(" ") > 8:
            continue
        weak = pair.weight < 0.7 and not is_like(scan.book, "org_word", value)
        if not weak:
            base = {"insurer": 0.93, "administrator": 0.6}[pair.slots[0]] * (1 if pair.weight >= 0.9 else 0.8)
            yield _made("insurer", sheet, (start, end), f"label:{pair.slots[0]}", base)


def _told(scan: Scan, sheet: Sheet, reviewer: set[str]) -> Iterator[Candidate]:
    for found, weight in mentions(scan.book, "insurer", sheet.view):
        start, end = _trim(sheet, *sheet.view.flat.back(*found.span(1)))
        value = sheet.view.written(start, end)
        known = weight >= 0.9 or is_like(scan.book, "org_word", value)
        bad = is_like(scan.book, "not_insurer", value) or any(name in value.lower() for name in reviewer)
        if known and not bad and len(value) > 3:
            repeated = 0.02 * min(4, scan.all_text.lower().count(value.lower()))
            yield _made("insurer", sheet, (start, end), "words:insurer", weight * 0.92 + repeated)


def _letterhead(scan: Scan, sheet: Sheet, reviewer: set[str]) -> Iterator[Candidate]:
    order = 0
    for line in sheet.lines[:12]:
        for cell in line.cells:
            logo = first(scan.book, "logo", cell.text)
            place = (cell.start + logo.start(1), cell.start + logo.end(1)) if logo else (cell.start, cell.end)
            score = _head_score(scan, replace(cell, start=place[0], end=place[1]), reviewer)
            if score:
                start, end = _trim(sheet, *place)
                yield _made("insurer", sheet, (start, end), "letterhead", score - 0.05 * order)
                order += 1


def _head_score(scan: Scan, cell: Cell, reviewer: set[str]) -> float:
    text = re.sub(r"\s*\(.*", "", cell.text)
    plain = text.lower()
    longest = 90 if cell.line < 3 and is_like(scan.book, "org_word", text) else 70
    if len(text) > longest or len(text) < 4 or not text[0].isalpha() or ":" in text or plain.startswith("c/o"):
        return 0.0
    if any(name in plain for name in reviewer) or is_like(scan.book, "heading_word", text):
        return 0.0
    if is_like(scan.book, "zip", text) or is_like(scan.book, "not_insurer", text) or is_like(scan.book, "date", text):
        return 0.0
    known = is_like(scan.book, "org_word", text)
    unit = is_like(scan.book, "unit_word", text)
    words = text.count(" ") + 1
    repeated = scan.all_text.lower().count(plain.split(" - ")[0].split(",")[0]) > 1
    score = (
        (0.88 if known else 0.6 if repeated and cell.line < 3 else 0.4)
        - (0.25 if unit and not known else 0.05 if unit else 0)
        + (0.05 if repeated else 0)
    )
    return (
        score
        - 0.02 * cell.line
        - (0.2 if words > 8 or (text.endswith(".") and not is_like(scan.book, "company_end", text)) else 0)
    )
