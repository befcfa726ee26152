"""Tables of documents that have no pages (DOCX, HTML): row by row, cells set apart by three or more spaces."""

from itertools import accumulate
from typing import NamedTuple

from claimback.intake.wrap import wrapped

APART = 3
TABLE_WIDTH = 110
"""Letters that a table may take before its long cells are broken over lines."""


class TableCell(NamedTuple):
    """Text of a cell, and how many columns it spans."""

    text: str
    span: int = 1


def table_lines(rows: list[list[TableCell]]) -> list[str]:
    """The lines of a table; a table of one column is plain text."""
    count = max((sum(cell.span for cell in row) for row in rows), default=0)
    if count <= 1:
        return [line for row in rows for cell in row for line in cell.text.split("\n")]
    widths = _widths(rows, count)
    starts = list(accumulate((width + APART for width in widths), initial=0))
    return [line for row in rows for line in _row_lines(row, starts)]


def _widths(rows: list[list[TableCell]], count: int) -> list[int]:
    """Natural width of each column; the widest are cut until the table fits."""
    widths = [1] * count
    for row in rows:
        at = 0
        for cell in row:
            if cell.span == 1:
                widths[at] = max(widths[at], *(len(line) for line in cell.text.split("\n")))
            at += cell.span
    room = max(TABLE_WIDTH - APART * (count - 1), 8 * count)
    while sum(widths) > room:
        widest = widths.index(max(widths))
        below = max([width for width in widths if width < widths[widest]], default=8)
        widths[widest] -= max(1, min(sum(widths) - room, widths[widest] - below))
    return widths


def _row_lines(row: list[TableCell], starts: list[int]) -> list[str]:
    at = 0
    columns: list[tuple[int, list[str]]] = []
    for cell in row:
        end = min(at + cell.span, len(starts) - 1)
        room = max(8, starts[end] - starts[at] - APART)
        columns.append((starts[at], [part for line in cell.text.split("\n") for part in wrapped(line, room)]))
        at = end
    lines: list[str] = []
    for number in range(max((len(parts) for _, parts in columns), default=0)):
        line = ""
        for start, parts in columns:
            if number < len(parts) and parts[number]:
                gap = max(start - len(line), APART if line else 0)
                line += " " * gap + parts[number]
        lines.append(line)
    return lines
