"""Characters of a PDF page to pieces: letters that stand side by side."""

import math
from collections import deque
from collections.abc import Iterator
from ctypes import CFUNCTYPE, addressof, c_int, c_ushort, c_void_p, cast, sizeof
from functools import lru_cache
from itertools import repeat
from typing import NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from claimback.intake import limits, plain
from claimback.intake.layout import Piece
from claimback.intake.opaque import TextPage
from claimback.intake.refused import Refused
from claimback.intake.turns import Box, Frame

_NOTHING = plain.UNSEEN - {0xAD}
"""Signs without a width, which part no word; a soft hyphen shows only where it ends a line."""
_BLANKS = _NOTHING | frozenset(
    {0x20, 0xA0, 0x1680, 0x202F, 0x205F, 0x3000, 0xFEFF, *range(0x02), *range(0x03, 0x20)}
).union(range(0x2000, 0x200C))
_ODD = {
    0x02: "-",  # pdfium's mark for a hyphen that ends a line
    0xFFFE: "-",
    0xAD: "-",
    0x2010: "-",
    0x2011: "-",
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
}
_SURE = frozenset({0x0A, 0x0D, *range(0x20, 0x7F)})
_SAMPLE = 16
"""Every so many characters the direction of writing is looked at; only when they differ, at each."""

_box_of = CFUNCTYPE(c_int, c_void_p, c_int, c_void_p)(cast(raw.FPDFText_GetLooseCharBox, c_void_p).value or 0)
"""The same function with plain addresses for arguments, which makes a call half as dear."""


class Writing(NamedTuple):
    """Pieces that are written in one direction: upright when the page is turned by `turn` quarters."""

    turn: int
    pieces: list[Piece]


def glyphs_of(page: pdfium.PdfPage, frame: Frame) -> tuple[Writing, list[Writing]]:
    """The page's main writing, and the others (stamps at the side, a watermark)."""
    text = page.get_textpage()
    count = text.count_chars()
    if count > limits.PAGE_CHARS:
        raise Refused("too_large", " (one page holds more text than a book)")
    turns = _turns(text.raw, count)
    if len(set(turns)) < 2:
        turn = turns[0] if turns else frame.turn
        writings = [Writing(turn if turn >= 0 else frame.turn, _pieces(text.raw, range(count), frame, max(turn, 0)))]
    else:
        every = [_turn(text.raw, i) for i in range(count)]
        writings = [
            Writing(max(turn, 0), _pieces(text.raw, [i for i in range(count) if every[i] == turn], frame, max(turn, 0)))
            for turn in sorted(set(every), key=every.count, reverse=True)
        ]
    text.close()
    return writings[0], writings[1:]


def _turns(page: TextPage, count: int) -> list[int]:
    return [_turn(page, i) for i in range(0, count, _SAMPLE)]


def _turn(page: TextPage, index: int) -> int:
    """Quarter turns clockwise that set the character upright; -1 for slanted writing."""
    quarters = raw.FPDFText_GetCharAngle(page, index) / (math.pi / 2)
    near = round(quarters)
    return -near % 4 if abs(quarters - near) < 0.12 else -1


def _pieces(page: TextPage, indices: range | list[int], frame: Frame, turn: int) -> list[Piece]:
    """Runs of letters without a gap. This loop is the cost of reading a PDF: it asks pdfium for all boxes at once."""
    pieces: list[Piece] = []
    letters: list[str] = []
    x0 = y0 = x1 = y1 = last = usual = 0.0
    wide, high = (frame.width, frame.height) if (turn - frame.turn) % 2 == 0 else (frame.height, frame.width)

    def flush() -> None:
        if letters and x1 > 0 and y1 > 0 and x0 < wide and y0 < high:
            pieces.append(Piece("".join(letters), x0, y0, x1, y1))
        letters.clear()

    for code, (a0, b0, a1, b1) in _boxed(page, indices, frame, turn):
        if code in _BLANKS:
            if letters and code not in _NOTHING:
                flush()
            continue
        tall = b1 - b0
        if tall < 0.5 * usual and code in _ODD:  # pdfium boxes the stroke of a hyphen, not its line
            b0, b1 = (b0 + b1 - usual) / 2, (b0 + b1 + usual) / 2  # noqa: PLW2901 - the box put right
            tall = usual
        usual = tall
        if letters:
            near = last - 0.1 * tall <= a0 < x1 + 0.17 * tall
            if not near or abs(b0 + b1 - y0 - y1) > 0.6 * tall:
                flush()
        last = a0
        if letters:
            x1 = a1 if a1 > x1 else x1  # quicker than max, and asked of every letter
            y0 = b0 if b0 < y0 else y0
            y1 = b1 if b1 > y1 else y1
        else:
            x0, y0, x1, y1 = a0, b0, a1, b1
        letters.append(_letter(code))
    flush()
    return pieces


def _boxed(page: TextPage, indices: range | list[int], frame: Frame, turn: int) -> Iterator[tuple[int, Box]]:
    """Each character's code with its box on the page as turned."""
    boxes = (raw.FS_RECTF * len(indices))()
    start, size = addressof(boxes), sizeof(raw.FS_RECTF)
    places = range(start, start + size * len(indices), size)
    deque(map(_box_of, repeat(cast(page, c_void_p).value), indices, places), maxlen=0)
    edges = memoryview(boxes).cast("B").cast("f").tolist()
    sides = edges[0::4], edges[3::4], edges[2::4], edges[1::4]  # the structure has them as left, top, right, bottom
    codes = _codes(page, indices)
    if turn == 0:
        left, top = frame.left, frame.top
        moved = [(a - left, top - d, c - left, top - b) for a, b, c, d in zip(*sides, strict=True)]
        return zip(codes, moved, strict=True)
    return zip(codes, map(frame.turned, *sides, repeat(turn)), strict=True)


def _codes(page: TextPage, indices: range | list[int]) -> list[int]:
    """The code of each character, from the text as a whole where that has one unit for each; else asked one by one."""
    one_by_one = map(raw.FPDFText_GetUnicode, repeat(page), indices)
    count = len(indices)
    units = (c_ushort * (count + 1))()
    if not isinstance(indices, range) or raw.FPDFText_GetText(page, 0, count, units) != count + 1:
        return list(one_by_one)
    codes: list[int] = memoryview(units).cast("B").cast("H").tolist()[:count]
    for at in [i for i, code in enumerate(codes) if code not in _SURE or i % _SAMPLE == 0]:
        told = raw.FPDFText_GetUnicode(page, at)
        if told != codes[at] and (codes[at] in _SURE or 0xD800 <= codes[at] < 0xE000):
            return list(one_by_one)
        codes[at] = told
    return codes


@lru_cache(maxsize=4096)
def _letter(code: int) -> str:
    """The character; what no font maps becomes the replacement character."""
    if code in _ODD:
        return _ODD[code]
    if 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return "\ufffd"
    return chr(code)
