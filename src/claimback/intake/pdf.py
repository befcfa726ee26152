"""PDF to text by geometry. Runs in the reading process only: pdfium sees untrusted bytes.

The order of a PDF's characters says nothing about reading order (mail-merge programs write names after the text that
surrounds them), so words and lines are rebuilt from the boxes of the characters.
"""

from typing import Any, NamedTuple, cast

import pypdfium2 as pdfium
from pypdfium2 import raw

from claimback.intake import limits
from claimback.intake.glyphs import glyphs_of
from claimback.intake.layout import arrange
from claimback.intake.plausible import ROTTEN, plausibility
from claimback.intake.refused import Refused
from claimback.intake.turns import Frame

SPARSE = 250
"""Fewer characters than this beside a picture that covers the page: a fax header or a stamp over a scan."""


class PdfPage(NamedTuple):
    """One page as read. `unread` tells that the page must be read from its picture."""

    text: str
    words: list[list[float]]
    width: float
    height: float
    unread: bool


def open_pdf(data: bytes) -> pdfium.PdfDocument:
    """The document, or Refused with `encrypted`, `damaged` or `too_long`."""
    if data.rfind(b"%%EOF") < data.rfind(b"endobj"):
        _refuse_if_locked(data)
        raise Refused("damaged", " (its end is missing)")
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        code = "encrypted" if error.err_code == raw.FPDF_ERR_PASSWORD else "damaged"
        raise Refused(code) from error
    if len(document) > limits.PAGES:
        raise Refused("too_long", f"{len(document):,}")
    if not len(document):
        raise Refused("damaged", " (it has no pages)")
    return document


def _refuse_if_locked(data: bytes) -> None:
    try:
        pdfium.PdfDocument(data).close()
    except pdfium.PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            raise Refused("encrypted") from error


def read_pdf(data: bytes) -> list[PdfPage]:
    """Every page; `unread` pages have to be recognized from `render_page`."""
    document = open_pdf(data)
    pages: list[PdfPage] = []
    total = 0
    for number in range(len(document)):
        page = load_page(document, number)
        pages.append(_read_page(page))
        page.close()
        total += len(pages[-1].text)
        if total > limits.TEXT_CHARS:
            raise Refused("too_large", " (it holds more text than a book)")
    document.close()
    return pages


def load_page(document: pdfium.PdfDocument, number: int) -> pdfium.PdfPage:
    """A page, counted from 0, or Refused."""
    try:
        return document[number]
    except pdfium.PdfiumError as error:
        raise Refused("damaged", f" (page {number + 1} cannot be opened)") from error


def _read_page(page: pdfium.PdfPage) -> PdfPage:
    frame = Frame.of(page)
    main, rest = glyphs_of(page, frame)
    text, boxes = arrange(main.pieces, glue=True)
    words = frame.words(boxes, main.turn)
    for other in rest:
        more, boxes = arrange(other.pieces, glue=True)
        start_at = len(text) + 1 if text else 0
        text = f"{text}\n{more}" if text else more
        words += [[start + start_at, end + start_at, *frame.fractions(box, other.turn)] for start, end, *box in boxes]
    return PdfPage(text, words, round(frame.width, 2), round(frame.height, 2), _is_unread(page, frame, text))


def _is_unread(page: pdfium.PdfPage, frame: Frame, text: str) -> bool:
    solid = sum(map(len, text.split()))
    if not solid:
        return not _is_blank(page)
    if solid < SPARSE and _picture_share(page, frame) > 0.5:
        return True
    return plausibility(text) < ROTTEN


def _picture_share(page: pdfium.PdfPage, frame: Frame) -> float:
    """Share of the page that its largest picture covers."""
    best = 0.0
    for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = thing.get_bounds()
        best = max(best, (right - left) * (top - bottom))
    return best / max(1.0, frame.width * frame.height)


def _is_blank(page: pdfium.PdfPage) -> bool:
    """An empty back side: nothing darker than paper at 36 dpi."""
    bitmap = page.render(scale=cast("int", _scale(page, 36)), grayscale=True)
    shades = bytes(bitmap.buffer)
    return len(shades) - sum(shades.count(bytes([shade])) for shade in range(215, 256)) < len(shades) // 20_000 + 4


def _scale(page: pdfium.PdfPage, dpi: float) -> float:
    """Pixels a point (pypdfium2 declares an int but takes any number), clamped to 40 million pixels a page."""
    width, height = page.get_size()
    return min(dpi / 72, (40_000_000 / max(1.0, width * height)) ** 0.5)


def render_page(data: bytes, number: int, dpi: float) -> dict[str, Any]:
    """Gray pixels of a page, as {width, height, stride} and `pixels`."""
    document = open_pdf(data)
    if not 0 <= number < len(document):
        raise Refused("damaged", f" (it has no page {number + 1})")
    page = load_page(document, number)
    bitmap = page.render(scale=cast("int", _scale(page, dpi)), grayscale=True, may_draw_forms=True)
    return {
        "width": bitmap.width,
        "height": bitmap.height,
        "stride": bitmap.stride,
        "pixels": bytes(bitmap.buffer),
    }
