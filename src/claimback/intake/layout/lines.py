"""Words to visual lines, and lines to cells. The order in which the words came plays no part."""

from collections.abc import Sequence
from statistics import median

from claimback.intake.layout.piece import Cell, Line, Piece, char_width

WIDE = 2.2
"""A gap of this many letter widths separates cells; two spaces after a full stop stay below it."""

NARROW = 1.2
"""A gap of this many letter widths parts cells where other lines show a column's edge."""
REACH = 4
"""Lines above and below that are looked at for such edges."""


def lines_of(pieces: Sequence[Piece], glue: bool) -> list[Line]:
    """Lines from top to bottom. `glue` joins pieces that touch (letters that a PDF drew one by one)."""
    page_width = char_width(pieces, 0.5 * median([p.y1 - p.y0 for p in pieces]) if pieces else 1.0)
    return _at_edges([_line(_joined(row) if glue else row, page_width) for row in _rows(pieces)], page_width)


def _at_edges(lines: list[Line], page_width: float) -> list[Line]:
    """Cells that nearly touch are parted where cells of lines close by begin: a table's narrow column."""
    edges = [[cell.x0 for cell in line.cells[1:]] for line in lines]
    out: list[Line] = []
    for i, line in enumerate(lines):
        near = [x for others in edges[max(0, i - REACH) : i + REACH + 1] for x in others]
        cells = [part for cell in line.cells for part in _parted(cell, near, page_width)] if near else line.cells
        out.append(Line(tuple(cells), line.middle, line.height))
    return out


def _parted(cell: Cell, edges: list[float], page_width: float) -> list[Cell]:
    groups = [[cell.pieces[0]]]
    for piece in cell.pieces[1:]:
        gap = piece.x0 - groups[-1][-1].x1
        if gap > NARROW * page_width and any(abs(piece.x0 - x) < 0.3 * page_width for x in edges):
            groups.append([piece])
        else:
            groups[-1].append(piece)
    return [cell_of(group) for group in groups]


def _rows(pieces: Sequence[Piece]) -> list[list[Piece]]:
    rows: list[list[Piece]] = []
    total, height = 0.0, 0.0
    for piece in sorted(pieces, key=lambda piece: piece.y0 + piece.y1):
        middle, tall = (piece.y0 + piece.y1) / 2, piece.y1 - piece.y0
        row = rows[-1] if rows else None
        if row and abs(middle - total / len(row)) < 0.45 * min(tall, height / len(row)):
            row.append(piece)
            total, height = total + middle, height + tall
        else:
            rows.append([piece])
            total, height = middle, tall
    for row in rows:
        row.sort(key=lambda piece: piece.x0)
    return rows


def _joined(row: list[Piece]) -> list[Piece]:
    out: list[Piece] = []
    for piece in row:
        last = out[-1] if out else None
        if last and _same(last, piece):
            continue
        tall = piece.y1 - piece.y0
        if last and -0.3 * tall < piece.x0 - last.x1 < 0.1 * tall:
            out[-1] = Piece(
                last.text + piece.text,
                last.x0,
                min(last.y0, piece.y0),
                max(last.x1, piece.x1),
                max(last.y1, piece.y1),
            )
        else:
            out.append(piece)
    return out


def _same(a: Piece, b: Piece) -> bool:
    """Drawn twice to look bold."""
    near = 0.15 * (a.y1 - a.y0)
    return a.text == b.text and abs(a.x0 - b.x0) < near and abs(a.y0 - b.y0) < near


def _line(row: list[Piece], page_width: float) -> Line:
    tall = median([piece.y1 - piece.y0 for piece in row])
    wide = WIDE * min(char_width(row, page_width), 0.7 * tall)
    groups = [[row[0]]]
    for piece in row[1:]:
        if piece.x0 - groups[-1][-1].x1 >= wide:
            groups.append([piece])
        else:
            groups[-1].append(piece)
    middle = sum(piece.y0 + piece.y1 for piece in row) / 2 / len(row)
    return Line(tuple(cell_of(group) for group in groups), middle, tall)


def cell_of(pieces: Sequence[Piece]) -> Cell:
    """A cell around pieces that are in order."""
    return Cell(
        tuple(pieces),
        pieces[0].x0,
        min(piece.y0 for piece in pieces),
        max(piece.x1 for piece in pieces),
        max(piece.y1 for piece in pieces),
    )
