"""Two columns of a plain text, one after the other: what a mail program or a fax server set with blanks."""

import re
from collections.abc import Iterator

from claimback.intake.layout.columns import MIN_LINES, Block, blocks_of
from claimback.intake.layout.lines import lines_of
from claimback.intake.layout.piece import Piece

_WORD = re.compile(r"\S+")
_GAP = re.compile(r"\S {3,}\S")
_WIDE, _HIGH, _STEP = 0.6, 1.0, 1.2
"""A letter's width, a line's height and its distance to the next, as a fixed-width face has them."""
_LEAST = 5
"""Fewer lines than this are no column of a text: a letter's head, or a box."""
_MOST = 400
"""Lines of a page beyond which it is no page of a letter."""


def in_order(page: str) -> str:
    """The page with its columns one below the other; the very page where it has none, or has boxes drawn in it."""
    lines = page.split("\n")
    if len(lines) > _MOST or "|" in page or sum(bool(_GAP.search(line)) for line in lines) < MIN_LINES:
        return page
    blocks = blocks_of(lines_of([piece for number, line in enumerate(lines) for piece in _pieces(number, line)], False))
    if len(blocks) < 2 or any(len(block.lines) < _LEAST for block in blocks[1:-1]):
        return page
    return "\n\n".join("\n".join(_written(block, lines)) for block in blocks) + "\n"


def _pieces(number: int, line: str) -> Iterator[Piece]:
    top = number * _STEP
    for word in _WORD.finditer(line.expandtabs()):
        yield Piece(word.group(), word.start() * _WIDE, top, word.end() * _WIDE, top + _HIGH)


def _written(block: Block, lines: list[str]) -> Iterator[str]:
    """The block's part of each line as it stands, from the block's left edge; blank lines stay."""
    edge = min(_column(line.cells[0].x0) for line in block.lines)
    before = round((block.lines[0].middle - _HIGH / 2) / _STEP)
    for line in block.lines:
        number = round((line.middle - _HIGH / 2) / _STEP)
        yield from [""] * (number - before - 1)
        yield lines[number].expandtabs()[edge : _column(line.cells[-1].x1)]
        before = number


def _column(x: float) -> int:
    return round(x / _WIDE)
