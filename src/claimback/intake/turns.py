"""A PDF page's frame: from page space (points, y up) to the upright view, in quarter turns."""

from collections.abc import Iterable, Sequence
from ctypes import byref
from typing import NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

Box = tuple[float, float, float, float]


class Frame(NamedTuple):
    """The visible box of a page in page space, and how many quarter turns clockwise the viewer turns it."""

    left: float
    bottom: float
    right: float
    top: float
    turn: int

    @classmethod
    def of(cls, page: pdfium.PdfPage) -> "Frame":
        """The frame of a page."""
        box = raw.FS_RECTF()
        raw.FPDF_GetPageBoundingBox(page.raw, byref(box))
        return cls(box.left, box.bottom, box.right, box.top, raw.FPDFPage_GetRotation(page.raw) % 4)

    @property
    def width(self) -> float:
        """Width as shown, in points."""
        return self.right - self.left if self.turn % 2 == 0 else self.top - self.bottom

    @property
    def height(self) -> float:
        """Height as shown, in points."""
        return self.top - self.bottom if self.turn % 2 == 0 else self.right - self.left

    def turned(self, left: float, bottom: float, right: float, top: float, turn: int) -> Box:
        """A box of page space as x0, y0, x1, y1 (y down) of the page turned clockwise by that many quarters."""
        if turn == 0:
            return left - self.left, self.top - top, right - self.left, self.top - bottom
        if turn == 1:
            return bottom - self.bottom, left - self.left, top - self.bottom, right - self.left
        if turn == 2:
            return self.right - right, bottom - self.bottom, self.right - left, top - self.bottom
        return self.top - top, self.right - right, self.top - bottom, self.right - left

    def _back(self, box: Sequence[float], turn: int) -> Box:
        """The box of page space that `turned` made this from."""
        x0, y0, x1, y1 = box
        if turn == 0:
            return x0 + self.left, self.top - y1, x1 + self.left, self.top - y0
        if turn == 1:
            return y0 + self.left, x0 + self.bottom, y1 + self.left, x1 + self.bottom
        if turn == 2:
            return self.right - x1, y0 + self.bottom, self.right - x0, y1 + self.bottom
        return self.right - y1, self.top - x1, self.right - y0, self.top - x0

    def words(self, boxes: Iterable[tuple[int, int, float, float, float, float]], turn: int) -> list[list[float]]:
        """Words as [start, end, and the box as fractions of the page]."""
        if turn != self.turn:
            return [[start, end, *self.fractions(box, turn)] for start, end, *box in boxes]
        wide, high = self.width or 1.0, self.height or 1.0
        return [
            [start, end, _within(x0 / wide), _within(y0 / high), _within(x1 / wide), _within(y1 / high)]
            for start, end, x0, y0, x1, y1 in boxes
        ]

    def fractions(self, box: Sequence[float], turn: int) -> list[float]:
        """A box of the page turned by `turn`, as fractions of the page as shown, kept within it."""
        if turn == self.turn:
            x0, y0, x1, y1 = box
        else:
            x0, y0, x1, y1 = self.turned(*self._back(box, turn), self.turn)
        wide, high = self.width or 1.0, self.height or 1.0
        return [_within(x0 / wide), _within(y0 / high), _within(x1 / wide), _within(y1 / high)]


def _within(share: float) -> float:
    return 0.0 if share < 0.0 else 1.0 if share > 1.0 else round(share, 5)
