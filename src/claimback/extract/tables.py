"""Claim tables: rows with a code and money, read by their column heads; only denied lines give facts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from claimback.extract.candidate import Candidate
from claimback.extract.codes import CONTRACTUAL
from claimback.extract.dates import Dated, packed
from claimback.extract.labels import join
from claimback.extract.layout import Line
from claimback.extract.scan import Scan, Sheet
from claimback.extract.services import clean, is_imaging
from claimback.extract.shapes import first, is_like, shapes

_PIECE = re.compile(r"\S+(?: \S+)*")


@dataclass
class Row:
    """One line of a table."""

    sheet: Sheet
    line: Line
    codes: list[tuple[str, int, int]] = field(default_factory=list)
    money: list[tuple[str, int, int]] = field(default_factory=list)
    carcs: list[tuple[str, int, int]] = field(default_factory=list)
    rarcs: list[tuple[str, int, int]] = field(default_factory=list)
    denied: bool = False


def _row(scan: Scan, sheet: Sheet, line: Line) -> Row | None:
    text = sheet.view.text
    if len(_PIECE.findall(text[line.start : line.end])) < 3:
        return None
    row = Row(sheet, line)
    for shape in shapes(scan.book, "money"):
        row.money += [
            (m.group(1) or m.group(2), *m.span()) if m.lastindex else (m.group(1), *m.span())
            for m in shape.pattern.finditer(text, line.start, line.end)
        ]
    for m in shapes(scan.book, "procedure_code")[0].pattern.finditer(text, line.start, line.end):
        before = text[max(line.start, m.start() - 30) : m.start()]
        dated = is_like(scan.book, "date", before[-11:])
        gap = (
            dated or text[m.start() - 2 : m.start()] in {"  ", " ("} or m.start() == line.start or before.endswith("(")
        )
        if gap and not is_like(scan.book, "place_before", before):
            row.codes.append((m.group(1).upper(), *m.span(1)))
    row.carcs = [
        (f"{m.group(1).upper()}-{m.group(2)}", *m.span())
        for m in shapes(scan.book, "carc")[0].pattern.finditer(text, line.start, line.end)
    ]
    row.rarcs = [
        (m.group(1).upper().replace(" ", ""), *m.span(1))
        for m in shapes(scan.book, "rarc")[0].pattern.finditer(text, line.start, line.end)
    ]
    if not row.codes and len(row.money) >= 2:
        _code_below(row)
    dated = first(scan.book, "date", text[line.start : line.start + 14]) is not None
    if row.codes and (len(row.money) >= 2 or (row.money and dated) or (row.money and row.carcs) or row.carcs):
        return row
    return None


def _code_below(row: Row) -> None:
    """A code that stands alone under the row's description, as Medicare's summaries set it."""
    number = row.sheet.view.line_of(row.line.start) + 1
    lines = row.sheet.lines
    if number < len(lines) and lines[number].cells and lines[number].end - lines[number].start < 90:
        start = lines[number].cells[0].start
        text = row.sheet.view.text[start : lines[number].cells[-1].end]
        found = re.search(r"\((\d{4}[\dA-Z])(?:-\w\w)?\)$", text)
        if found and not is_like(row.sheet.book, "money", text):
            row.codes.append((found.group(1), start + found.start(1), start + found.end(1)))


def rows(scan: Scan) -> list[Row]:
    """Every row of claim tables, with its verdict."""
    found = [row for sheet in scan.sheets for line in sheet.lines if (row := _row(scan, sheet, line))]
    columns = {id(row): _column(row, "column_denied") for row in found}
    counted = any(spot and float(spot[0].replace(",", "")) > 0 for spot in columns.values())
    for row in found:
        row.denied = _denied(scan, row, len(found) == 1, columns[id(row)] if counted else None)
    return found


def _denied(scan: Scan, row: Row, alone: bool, told: tuple[str, int, int] | None) -> bool:
    text = row.sheet.view.text[row.line.start : row.line.end]
    if is_like(scan.book, "row_denied", text) and not is_like(scan.book, "row_paid", text):
        return True
    reasons = [code for code, _, _ in row.carcs if code.split("-")[-1] not in CONTRACTUAL]
    zero = any(float(value.replace(",", "")) == 0 for value, _, _ in row.money)
    if row.carcs:
        return bool(reasons)
    if told:
        return float(told[0].replace(",", "")) > 0
    return zero and (alone or len(row.money) >= 2)


def _column(row: Row, head: str) -> tuple[str, int, int] | None:
    """The amount that stands under a column head (the name of a shape) within the lines above."""
    sheet = row.sheet
    number = sheet.view.line_of(row.line.start)
    for above in range(number - 1, max(-1, number - 16), -1):
        line = sheet.lines[above]
        text = sheet.view.text[line.start : line.end]
        if len(_PIECE.findall(text)) < 3 or is_like(sheet.book, "money", text):
            continue
        for found in (m for shape in shapes(sheet.book, head) for m in shape.pattern.finditer(text)):
            middle = (found.start() + found.end()) / 2
            near = [m for m in row.money if abs((m[1] + m[2]) / 2 - row.line.start - middle) <= 7]
            if near:
                return min(near, key=lambda m: abs((m[1] + m[2]) / 2 - row.line.start - middle))
    return None


def facts(scan: Scan, table: list[Row], dates: dict[int, list[Dated]]) -> Iterator[Candidate]:
    """What the denied rows say: codes, reasons, remarks, dates, services, the amount."""
    denied = [row for row in table if row.denied]
    for row in table if not denied else ():
        yield from (one.at(0.65) for one in _row_dates(scan, row, dates))
    for row in denied:
        page = row.sheet.number
        for name, found in (("procedure_code", row.codes[:1]), ("carc", row.carcs), ("rarc", row.rarcs)):
            for value, start, end in found:
                if name != "carc" or value.split("-")[-1] not in CONTRACTUAL:
                    yield Candidate(name, value, page, start, end, f"table:{name}", 0.95)
        yield from _row_dates(scan, row, dates)
        yield from _row_service(scan, row)
    yield from _amount(denied)


def _row_dates(scan: Scan, row: Row, dates: dict[int, list[Dated]]) -> Iterator[Candidate]:
    page = row.sheet.number
    inside = [d for d in dates[page] if row.line.start <= d.start < row.line.end]
    for one in inside[:1]:
        yield Candidate("service_date", one.day.isoformat(), page, one.start, one.end, "table:service_date", 0.95)
    if not inside:
        text = row.sheet.view.text[row.line.start : row.line.end]
        bare = packed(scan.book, text)
        if bare:
            start = row.line.start
            yield Candidate(
                "service_date", bare[0].isoformat(), page, start + bare[1], start + bare[2], "table:packed_date", 0.9
            )
        else:
            yield from _date_above(row, dates[page])


def _date_above(row: Row, found: list[Dated]) -> Iterator[Candidate]:
    """A date alone on a line up to sixteen lines over the row, as Medicare's summaries set it."""
    for one in reversed(found):
        number = row.sheet.view.line_of(one.start)
        line = row.sheet.lines[number]
        gap = row.sheet.view.line_of(row.line.start) - number
        if (
            0 < gap <= 16
            and len(line.cells) == 1
            and line.cells[0].end - line.cells[0].start <= one.end - one.start + 2
        ):
            yield Candidate(
                "service_date", one.day.isoformat(), row.sheet.number, one.start, one.end, "table:date_above", 0.85
            )
            return


def _row_service(scan: Scan, row: Row) -> Iterator[Candidate]:
    """The words of a row, with those over and under them where these lines have no code of their own."""
    page, view = row.sheet.number, row.sheet.view
    for cell in _PIECE.finditer(view.text, row.line.start, row.line.end):
        pieces = _pieces(scan, row, cell)
        text = join(view, pieces)
        words = re.sub(r"\(?[\d.$,/-]+\w*\)?", "", text).strip()
        if len(words) < 5 or " " not in words or first(scan.book, "carc", text):
            continue
        imaging = is_imaging(scan.book, text)
        start, end = clean(scan.book, text)
        value = text[start:end].strip(" -,(")
        if value and (imaging or is_like(scan.book, "care", text)):
            score = 0.93 if imaging else 0.8
            yield Candidate("service", value, page, pieces[0][0], pieces[-1][1], "table:service", score)
            return


def _pieces(scan: Scan, row: Row, cell: re.Match[str]) -> tuple[tuple[int, int], ...]:
    """The stretches of a row's description: over it where it begins in the middle of words, and under it."""
    number = row.sheet.view.line_of(row.line.start)
    column = cell.start() - row.line.start
    found = [cell.span()]
    for above in range(number - 1, max(-1, number - 4), -1):
        begin = row.sheet.view.text[found[0][0]]
        part = _part(scan, row, above, column, alone=True)
        if part is None or not (begin.islower() or begin == "("):
            break
        found.insert(0, part)
    if not re.search(r"\(\d{4}[\dA-Z](?:-\w\w)?\)$", cell.group()):
        under = _part(scan, row, number + 1, column, alone=False)
        found += [under] if under else []
    return tuple(found)


def _part(scan: Scan, row: Row, number: int, column: int, *, alone: bool) -> tuple[int, int] | None:
    """Words of another line in the description's column; None where that line is a row or head of its own."""
    sheet = row.sheet
    cells = sheet.lines[number].cells if 0 <= number < len(sheet.lines) else ()
    fits = [c for c in cells if abs(c.column - column) <= 4 and len(c.text) < 60 and ":" not in c.text]
    line = sheet.view.text[sheet.lines[number].start : sheet.lines[number].end] if cells else ""
    if not fits or (alone and len(cells) > 1) or is_like(scan.book, "money", line) or is_like(scan.book, "zip", line):
        return None
    end = fits[0].end
    for cell in cells:
        torn = sheet.view.page.ocr and end < cell.start <= end + 5
        end = cell.end if torn else end
    return fits[0].start, end


def _amount(denied: list[Row]) -> Iterator[Candidate]:
    spots = [spot for row in denied if (spot := _charge(row))]
    if not spots:
        return
    total = sum(float(value.replace(",", "")) for value, _, _ in spots)
    page, (_, start, end) = denied[0].sheet.number, spots[0]
    yield Candidate("amount", f"{total:.2f}", page, start, end, "table:amount", 0.9 if len(spots) == 1 else 0.85)


def _charge(row: Row) -> tuple[str, int, int] | None:
    """The denied amount of a row: under the head that says so, else the charge, else the largest."""
    under = (_column(row, head) for head in ("column_denied", "column_charge", "column_amount"))
    return next((spot for spot in under if spot and float(spot[0].replace(",", ""))), None) or _largest(row)


def _largest(row: Row) -> tuple[str, int, int] | None:
    return max(row.money, key=lambda m: float(m[0].replace(",", "")), default=None)
