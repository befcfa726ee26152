"""Lines to text: cells keep their places, as a typewriter would set them."""

import itertools
from collections.abc import Iterator
from statistics import median
from typing import NamedTuple

from claimback.intake.layout.columns import Block
from claimback.intake.layout.piece import Cell, Line, Piece, char_width, is_monospaced

APART = 3
"""Fewest spaces between two cells."""
MAX_COLUMN = 240


class Placed(NamedTuple):
    """A piece and where it starts in its line."""

    column: int
    piece: Piece


def rows(block: Block) -> Iterator[list[Placed]]:
    """The lines of a block as placed pieces; an empty list is a blank line."""
    pieces = [piece for line in block.lines for cell in line.cells for piece in cell.pieces]
    width = char_width(pieces, 0.5 * median(line.height for line in block.lines))
    exact = is_monospaced(pieces)
    columns = _columns(block.lines, width, exact)
    step = _step(block.lines)
    above: Line | None = None
    for line in block.lines:
        if above:
            for _ in range(_blank(line.middle - above.middle, step)):
                yield []
        yield _placed(line, columns, width, exact)
        above = line


def _step(lines: tuple[Line, ...]) -> float:
    """The usual distance between lines: the lower quartile, as paragraphs stand further apart."""
    steps = sorted(b.middle - a.middle for a, b in itertools.pairwise(lines))
    height = median(line.height for line in lines)
    real = [step for step in steps if step > 0.6 * height]
    return real[len(real) // 4] if real else height


def _blank(distance: float, step: float) -> int:
    """Blank lines between two lines: none, one, or two for a wide space."""
    return 0 if distance < 1.3 * step else 1 if distance < 2.9 * step else 2


def _columns(lines: tuple[Line, ...], width: float, exact: bool) -> dict[float, int]:
    """Left edge of every cell -> its column, equal for cells that stand under each other, pushed right if needed."""
    left = min(line.cells[0].x0 for line in lines)
    before: dict[float, list[tuple[float, int]]] = {}
    for line in lines:
        last: Cell | None = None
        for cell in line.cells:
            before.setdefault(cell.x0, [])
            if last:
                before[cell.x0].append((last.x0, _length(last, width, exact) + APART))
            last = cell
    columns: dict[float, int] = {}
    shift = 0
    for group in _near(sorted(before), width):
        column = round((group[0] - left) / width) + shift
        need = max((columns.get(x, 0) + n for edge in group for x, n in before[edge]), default=0)
        shift += max(0, need - column)
        column = min(max(column, need), max(need, MAX_COLUMN))
        columns.update(dict.fromkeys(group, column))
    return columns


def _near(edges: list[float], width: float) -> Iterator[list[float]]:
    group: list[float] = []
    for edge in edges:
        if group and edge - group[0] > 0.7 * width:
            yield group
            group = []
        group.append(edge)
    if group:
        yield group


def _spaces(gap: float, width: float, exact: bool) -> int:
    """Spaces between two words of one cell."""
    return max(1, round(gap / width)) if exact else 1


def _length(cell: Cell, width: float, exact: bool) -> int:
    length = len(cell.pieces[0].text)
    for a, b in zip(cell.pieces, cell.pieces[1:], strict=False):
        length += _spaces(b.x0 - a.x1, width, exact) + len(b.text)
    return length


def _placed(line: Line, columns: dict[float, int], width: float, exact: bool) -> list[Placed]:
    out: list[Placed] = []
    for cell in line.cells:
        at = columns[cell.x0]
        last: Piece | None = None
        for piece in cell.pieces:
            at += _spaces(piece.x0 - last.x1, width, exact) if last else 0
            out.append(Placed(at, piece))
            at += len(piece.text)
            last = piece
    return out
