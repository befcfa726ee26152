"""Dates in any shape that letters use, and which of them is the notice's date or the service's."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from claimback.extract.candidate import Candidate
from claimback.extract.labels import Pair
from claimback.extract.scan import Scan, Sheet
from claimback.extract.shapes import Shape, is_like, mentions, shapes
from claimback.knowledge import Book

_MONTHS = {
    name: n + 1
    for n, name in enumerate(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"])
}


@dataclass(frozen=True, slots=True)
class Dated:
    """A date and its place on the page and on the flat view."""

    day: date
    page: int
    start: int
    end: int
    flat: int


def _day(found: re.Match[str], tags: tuple[str, ...]) -> date | None:
    parts = dict(zip(tags, found.groups(), strict=False))
    month = _MONTHS.get(parts["month"][:3].lower()) if not parts["month"].isdigit() else int(parts["month"])
    year = int(parts["year"])
    try:
        return date(year + 2000 if year < 70 else year, month or 0, int(parts["day"]))
    except ValueError:
        return None


def _first(found: list[Dated]) -> list[Dated]:
    """Without those that lie inside another."""
    kept: list[Dated] = []
    for one in sorted(found, key=lambda d: (d.start, -d.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def dates(sheet: Sheet) -> list[Dated]:
    """Every date of a page in reading order; years 1900 to 2099."""
    found: list[Dated] = []
    for shape in shapes(sheet.book, "date"):
        found += _of_shape(sheet, shape)
    return _first(found)


def _of_shape(sheet: Sheet, shape: Shape) -> Iterator[Dated]:
    flat = sheet.view.flat
    for match in shape.pattern.finditer(flat.text):
        day = _day(match, shape.tags)
        if day and 1900 <= day.year < 2100:
            start, end = flat.back(match.start(), match.end())
            yield Dated(day, sheet.number, start, end, match.start())


def packed(book: Book, text: str) -> tuple[date, int, int] | None:
    """A date without separators, as remittances write it: `08012025`."""
    for shape in shapes(book, "packed_date"):
        match = shape.pattern.search(text)
        day = _day(match, shape.tags) if match else None
        if match and day:
            return day, match.start(), match.end()
    return None


def _label(sheet: Sheet, one: Dated) -> Pair | None:
    return next((p for p in sheet.pairs if any(a <= one.start < b for a, b in p.pieces)), None)


def _alone(sheet: Sheet, one: Dated) -> bool:
    """True where the cell holds nothing but the date, a weekday or a time."""
    line = sheet.lines[sheet.view.line_of(one.start)]
    cell = next((c for c in line.cells if c.start <= one.start < c.end), None)
    if cell is None:
        return False
    before = sheet.view.text[cell.start : one.start].strip()
    return is_like(sheet.book, "date_before", before) and is_like(
        sheet.book, "date_behind", sheet.view.text[one.end : cell.end]
    )


def notice_dates(scan: Scan, found: dict[int, list[Dated]], salutation: tuple[int, int]) -> Iterator[Candidate]:
    """Dates that may be the letter's own: labelled, or standing alone near the top."""
    for sheet in scan.sheets:
        told = {m.end() for m, _ in mentions(scan.book, "notice_date", sheet.view)}
        for order, one in enumerate(found[sheet.number]):
            if one.flat in told:
                yield Candidate(
                    "notice_date", one.day.isoformat(), one.page, one.start, one.end, "words:notice_date", 0.85
                )
            score, how = _notice_score(sheet, one, salutation)
            if score > 0:
                score -= min(0.2, 0.02 * order) + 0.1 * (sheet.number - 1)
                yield Candidate("notice_date", one.day.isoformat(), one.page, one.start, one.end, how, score)


def _notice_score(sheet: Sheet, one: Dated, salutation: tuple[int, int]) -> tuple[float, str]:
    pair = _label(sheet, one)
    if pair is None:
        return _standing(sheet, one, salutation)
    slot, near = pair.slots[0], one.start - pair.start <= 14
    if slot == "notice_date" and near:
        return pair.weight, "label:notice_date"
    top = sheet.view.line_of(one.start) < 14 and sheet.number == 1
    received = re.match(r"received:", sheet.view.text[pair.label_start :], re.IGNORECASE)
    if near and top and (slot == "message_date" or received):
        return 0.6, "label:message_date"
    return (0.0, "") if slot in {"service_date", "other_date"} else _standing(sheet, one, salutation)


def _standing(sheet: Sheet, one: Dated, salutation: tuple[int, int]) -> tuple[float, str]:
    """A date that stands alone near the top, outside tables."""
    early = (one.page, one.start) < (salutation[0], salutation[1] + 140)
    money = is_like(sheet.book, "money", sheet.view.text[one.end : one.end + 120].split("\n")[0])
    if money or not _alone(sheet, one) or _in_table(sheet, one):
        return 0.0, ""
    if not early or sheet.number != 1:
        return (0.56, "alone:end") if sheet.view.line_of(one.start) > len(sheet.lines) - 12 else (0.0, "")
    return (0.93 if sheet.view.line_of(one.start) < 30 else 0.8), "alone:top"


def _in_table(sheet: Sheet, one: Dated) -> bool:
    """True where the cell above or below in the same column is a date too, as in a table."""
    number = sheet.view.line_of(one.start)
    near = [sheet.lines[n] for n in (number - 1, number + 1) if 0 <= n < len(sheet.lines)]
    column = one.start - sheet.lines[number].start
    return any(
        abs(c.column - column) < 2 and is_like(sheet.book, "date", c.text[:14]) for line in near for c in line.cells
    )


def service_dates(scan: Scan, found: dict[int, list[Dated]]) -> Iterator[Candidate]:
    """Dates of the service, done or planned: labelled, or told in running words."""
    for sheet in scan.sheets:
        told = {m.end(): weight for m, weight in mentions(scan.book, "service_date", sheet.view)}
        for one in found[sheet.number]:
            pair = _label(sheet, one)
            if pair and pair.slots[0] == "service_date":
                score, how = 0.97 * pair.weight, "label:service_date"
            elif one.flat in told and not (pair and pair.slots[0] in {"other_date", "notice_date"}):
                score, how = _told(sheet, one, told[one.flat]), "words:service_date"
            else:
                continue
            yield Candidate("service_date", one.day.isoformat(), one.page, one.start, one.end, how, score)


def _told(sheet: Sheet, one: Dated, weight: float) -> float:
    first, _ = sheet.sentence(one.flat)
    before = sheet.text[max(first, one.flat - 48) : one.flat]
    return 0.0 if is_like(sheet.book, "old_date", before) else weight
