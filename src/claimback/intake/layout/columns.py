"""Columns of running prose are read one after the other; tables and boxes of labels and values stay row by row.

A gutter is a stretch of blank width that many lines in a row share. It parts two columns only when both sides read
like prose: several lines, each with several words, filling most of the width of their side; or when both begin with a
heading of their own.
"""

import itertools
from statistics import median
from typing import NamedTuple

from claimback.intake.layout.piece import Cell, Line

MIN_LINES = 4
MIN_WORDS = 4.0
MIN_FILL = 0.6
MIN_HEADING = 2
PARAGRAPH = 1.3
"""A step to the next line of more than this many usual steps ends a paragraph."""


class Block(NamedTuple):
    """Lines that are read from top to bottom."""

    lines: tuple[Line, ...]


class _Run(NamedTuple):
    first: int
    stop: int
    gutter: float


def blocks_of(lines: list[Line], depth: int = 0) -> list[Block]:
    """The lines in blocks, in reading order."""
    run = _first_columns(lines) if depth < 4 and len(lines) >= MIN_LINES else None
    if run is None:
        return [Block(tuple(lines))] if lines else []
    left, right = _sides(lines[run.first : run.stop], run.gutter)
    return [
        *([Block(tuple(lines[: run.first]))] if run.first else []),
        *blocks_of(left, depth + 1),
        *blocks_of(right, depth + 1),
        *blocks_of(lines[run.stop :], depth),
    ]


def _first_columns(lines: list[Line]) -> _Run | None:
    failed: list[_Run] = []
    for at, line in enumerate(lines):
        for low, high in _gaps(line):
            if any(at < run.stop and low < run.gutter < high for run in failed):
                continue
            run = _grow(lines, at, low, high)
            if run and _both_prose(lines, run):
                return run
            if run:
                failed.append(run)
    return None


def _gaps(line: Line) -> list[tuple[float, float]]:
    return [(a.x1, b.x0) for a, b in zip(line.cells, line.cells[1:], strict=False)]


def _grow(lines: list[Line], at: int, low: float, high: float) -> _Run | None:
    """The run of lines from `at` that share a blank stretch within (low, high)."""
    stop, last_both = at, at
    step = _step(lines)
    for i in range(at, len(lines)):
        line = lines[i]
        if i > at and not _both(lines[i], low, high) and _ends_here(lines, i, last_both, (low, high)):
            break
        a, b = _narrow(line, low, high)
        if b - a < 0.9 * line.height:
            break
        low, high, stop = a, b, i + 1
        if _both(line, low, high):
            last_both = i
    if stop - at < MIN_LINES:
        return None
    return _Run(_back(lines, at, (low + high) / 2, step), stop, (low + high) / 2)


def _back(lines: list[Line], at: int, gutter: float, step: float) -> int:
    """Lines just above, of one side only, that belong to the same paragraph (the other column starts lower)."""
    first = at
    while first and lines[first].middle - lines[first - 1].middle < PARAGRAPH * step:
        cells = lines[first - 1].cells
        if cells[0].x0 < gutter < cells[-1].x1 or cells[-1].x1 < gutter:
            break
        first -= 1
    return first


def _ends_here(lines: list[Line], i: int, last_both: int, gutter: tuple[float, float]) -> bool:
    """A line of one side only after a paragraph's end no longer belongs to the columns, unless it begins a paragraph
    that fills the left column."""
    low, high = gutter
    if lines[i].middle - lines[i - 1].middle <= PARAGRAPH * _step(lines) or i == last_both:
        return False
    if any(_both(line, low, high) for line in lines[i : i + 4]):
        return False
    left = min(line.cells[0].x0 for line in lines[last_both : i + 1])
    long = [line for line in lines[i : i + 8] if left + 0.7 * (low - left) < line.cells[-1].x1 <= high]
    return len(long) < 2


def _step(lines: list[Line]) -> float:
    steps = [b.middle - a.middle for a, b in itertools.pairwise(lines) if b.middle > a.middle]
    heights = median(line.height for line in lines)
    real = [step for step in steps if step > 0.7 * heights]
    return median(real) if real else heights


def _both(line: Line, low: float, high: float) -> bool:
    return line.cells[0].x1 <= low + 1e-6 and line.cells[-1].x0 >= high - 1e-6


def _narrow(line: Line, low: float, high: float) -> tuple[float, float]:
    """The part of (low, high) that the line leaves blank, seen from its own cells."""
    middle = (low + high) / 2
    for cell in line.cells:
        if cell.x0 < middle < cell.x1:
            left, right = cell.x1, cell.x0
            return (left, high) if high - left > right - low else (low, right)
        if cell.x1 <= middle:
            low = max(low, cell.x1)
        else:
            high = min(high, cell.x0)
    return low, high


def _sides(lines: list[Line], gutter: float) -> tuple[list[Line], list[Line]]:
    left: list[Line] = []
    right: list[Line] = []
    for line in lines:
        for side, cells in (
            (left, [cell for cell in line.cells if cell.x1 <= gutter]),
            (right, [cell for cell in line.cells if cell.x1 > gutter]),
        ):
            if cells:
                side.append(_of_cells(cells))
    return left, right


def _of_cells(cells: list[Cell]) -> Line:
    pieces = [piece for cell in cells for piece in cell.pieces]
    middle = sum(piece.y0 + piece.y1 for piece in pieces) / 2 / len(pieces)
    return Line(tuple(cells), middle, median(piece.y1 - piece.y0 for piece in pieces))


def _both_prose(lines: list[Line], run: _Run) -> bool:
    left, right = _sides(lines[run.first : run.stop], run.gutter)
    return (_is_prose(left) and _is_prose(right)) or (_is_headed(left) and _is_headed(right))


def _is_headed(lines: list[Line]) -> bool:
    """Several lines, none a row of cells, under a heading of their own in capitals: `HOW TO APPEAL   NEED HELP?`."""
    if len(lines) < MIN_LINES or any(len(line.cells) > 1 for line in lines):
        return False
    first, second = (" ".join(piece.text for cell in line.cells for piece in cell.pieces) for line in lines[:2])
    return first.isupper() and len(first.split()) >= MIN_HEADING and first.count(":") == 0 and not second.isupper()


def _is_prose(lines: list[Line]) -> bool:
    if len(lines) < MIN_LINES:
        return False
    wide = max(line.cells[-1].x1 for line in lines) - min(line.cells[0].x0 for line in lines)
    fill = [sum(cell.x1 - cell.x0 for cell in line.cells) / wide for line in lines]
    words = [sum(len(cell.pieces) for cell in line.cells) for line in lines]
    return median(fill) >= MIN_FILL and sum(words) / len(words) >= MIN_WORDS
