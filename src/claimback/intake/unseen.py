"""Pages of a PDF with text that nobody sees: white on white, under a box or a picture, off the page, or not painted.

Runs in the reading process only. Each page is drawn twice, with its text and without; a letter whose place looks the
same both times is not seen.
"""

from collections.abc import Iterator
from ctypes import byref, c_double
from typing import Any, cast

import numpy as np
import pypdfium2 as pdfium
from pypdfium2 import raw

from claimback.intake.opaque import TextPage
from claimback.intake.pdf import load_page, open_pdf
from claimback.intake.turns import Box, Frame

Pixels = np.ndarray[Any, np.dtype[np.int16]]
_DPI = 72
_LEAST = 12
"""Shades of 255 by which a letter must differ from what is behind it."""
_DEEP = 8
"""Forms inside forms that are looked into."""


def unseen_pages(data: bytes) -> list[int]:
    """Numbers of such pages, counted from 1."""
    document = open_pdf(data)
    return [number + 1 for number in range(len(document)) if _hides(load_page(document, number))]


def _hides(page: pdfium.PdfPage) -> bool:
    frame, text = Frame.of(page), page.get_textpage()
    boxes = [frame.turned(*box, frame.turn) for box in _letters(text.raw, text.count_chars())]
    if not boxes:
        return False
    seen = _drawn(page)
    for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=_DEEP):
        raw.FPDFTextObj_SetTextRenderMode(thing.raw, raw.FPDF_TEXTRENDERMODE_INVISIBLE)
    ink = np.abs(seen - _drawn(page))
    return any(_no_ink(ink, box, frame) for box in boxes)


def _drawn(page: pdfium.PdfPage) -> Pixels:
    bitmap = page.render(scale=cast("int", _DPI / 72), grayscale=True)
    return np.asarray(bitmap.to_numpy(), dtype=np.int16).reshape(bitmap.height, bitmap.width)


def _letters(text: TextPage, count: int) -> Iterator[Box]:
    """Boxes of letters and digits, in page space."""
    left, right, bottom, top = c_double(), c_double(), c_double(), c_double()
    for index in range(count):
        if chr(raw.FPDFText_GetUnicode(text, index)).isalnum():
            raw.FPDFText_GetCharBox(text, index, byref(left), byref(right), byref(bottom), byref(top))
            yield left.value, bottom.value, right.value, top.value


def _no_ink(ink: Pixels, box: Box, frame: Frame) -> bool:
    high, wide = ink.shape
    across, down = wide / max(1.0, frame.width), high / max(1.0, frame.height)
    x0, x1 = max(0, int(box[0] * across) - 1), int(box[2] * across) + 2
    y0, y1 = max(0, int(box[1] * down) - 1), int(box[3] * down) + 2
    place = ink[y0 : max(y1, 0), x0 : max(x1, 0)]
    return place.size == 0 or int(place.max()) < _LEAST
