"""The whole way from pieces to text."""

from collections.abc import Sequence
from typing import NamedTuple

from claimback.intake.layout.columns import blocks_of
from claimback.intake.layout.grid import rows
from claimback.intake.layout.lines import lines_of
from claimback.intake.layout.piece import Piece


class Arranged(NamedTuple):
    """A page's text, and for every word its offsets and box in the unit of the pieces."""

    text: str
    words: list[tuple[int, int, float, float, float, float]]


def arrange(pieces: Sequence[Piece], glue: bool = False) -> Arranged:
    """Text in reading order. `text[start:end]` of every word is the word; words are in the order of the text."""
    parts: list[str] = []
    words: list[tuple[int, int, float, float, float, float]] = []
    length = 0
    for number, block in enumerate(blocks_of(lines_of(pieces, glue))):
        if number:
            parts.append("\n")
            length += 1
        for row in rows(block):
            at = 0
            for column, piece in row:
                parts.append(" " * (column - at) + piece.text)
                start = length + column
                at = column + len(piece.text)
                words.append((start, length + at, piece.x0, piece.y0, piece.x1, piece.y1))
            parts.append("\n")
            length += at + 1
    return Arranged("".join(parts), words)
