"""The unit of layout: some letters in a row, and their box."""

from collections.abc import Sequence
from statistics import median
from typing import NamedTuple


class Piece(NamedTuple):
    """Letters without white space between them. The box is in any one unit; y grows downwards."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float


class Cell(NamedTuple):
    """Words of one line that stand close together."""

    pieces: tuple[Piece, ...]
    x0: float
    y0: float
    x1: float
    y1: float


class Line(NamedTuple):
    """One visual line: cells from left to right, and the middle of its height."""

    cells: tuple[Cell, ...]
    middle: float
    height: float


def char_width(pieces: Sequence[Piece], default: float) -> float:
    """Median width of a letter, from pieces long enough to tell."""
    widths = [(piece.x1 - piece.x0) / len(piece.text) for piece in pieces if len(piece.text) > 2]
    return median(widths) if widths else default


def is_monospaced(pieces: Sequence[Piece]) -> bool:
    """Whether every letter takes the same width, so that gaps count exact spaces."""
    widths = sorted((piece.x1 - piece.x0) / len(piece.text) for piece in pieces if len(piece.text) > 2)
    if len(widths) < 5:
        return False
    return widths[-1 - len(widths) // 10] < 1.03 * widths[len(widths) // 10]
