"""Pages of an exhibit, whatever its file is: a PDF as it is, pictures placed on pages, text set line by line."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

from claimback.export.typeset import compiled
from claimback.model import ClaimbackError, Document, Exhibit

if TYPE_CHECKING:
    from pikepdf import Page, Pdf
    from PIL.Image import Image

COLUMNS = 92
"""Signs on a line of a typeset text page."""
_DOTS = 200
"""Dots an inch of a placed picture: what a fax or a print needs, and no more."""
_LETTER = (8.5, 11.0)
_JPEG = 85


@dataclass(frozen=True, slots=True)
class Pages:
    """Pages to bind. `numbers[i]` is the document's page that sheet `i` shows; a page may need several sheets."""

    pdf: "Pdf"
    sheets: tuple[int, ...]
    """Indexes of the sheets in `pdf`."""
    numbers: tuple[int, ...]


def pages(exhibit: Exhibit, document: Document, original: bytes, today: date) -> Pages:
    """The exhibit's chosen pages, from its file or, where that cannot be shown, from its text.

    Raises `ClaimbackError` when there is neither.
    """
    made = None
    if document.media_type == "application/pdf":
        made = _from_pdf(exhibit, original)
    elif document.media_type.startswith("image/"):
        made = _from_picture(exhibit, original)
    if made is not None:
        return made
    if not any(page.text.strip() for page in document.pages):
        raise ClaimbackError(
            "exhibit",
            f"“{exhibit.filename}” could not be put into the packet. Print it or save it as a PDF, and add it by hand.",
        )
    return _from_text(exhibit, document, today)


def _from_pdf(exhibit: Exhibit, original: bytes) -> Pages | None:
    import pikepdf

    try:
        pdf = pikepdf.open(BytesIO(original))
        count = len(pdf.pages)
        # Filled-in forms and remarks become part of the page; what only acts is left behind with the rest.
        if "/AcroForm" in pdf.Root:
            pdf.generate_appearance_streams()
        pdf.flatten_annotations("print")
        chosen = tuple(number for number in exhibit.pages if number <= count)
        for number in chosen:
            _readable(pdf.pages[number - 1])
    except (pikepdf.PdfError, pikepdf.PasswordError, ValueError, RuntimeError):
        return None
    return Pages(pdf, tuple(number - 1 for number in chosen), chosen) if chosen else None


def _readable(page: "Page") -> None:
    """Reads what is drawn on the page, so that a broken stream is met here and not when the packet is written."""
    page.contents_coalesce()
    contents = page.obj.get("/Contents")
    if contents is not None:
        contents.read_bytes()


def _from_picture(exhibit: Exhibit, original: bytes) -> Pages | None:
    import pikepdf
    from PIL import Image

    try:
        frames = list(_frames(original))
    except (OSError, ValueError, Image.DecompressionBombError, SyntaxError):
        return None
    chosen = tuple(number for number in exhibit.pages if number <= len(frames))
    if not chosen:
        return None
    pdf = pikepdf.new()
    for number in chosen:
        pdf.pages.extend(pikepdf.open(BytesIO(_as_pdf(frames[number - 1]))).pages)
    return Pages(pdf, tuple(range(len(chosen))), chosen)


def _frames(original: bytes) -> Iterator["Image"]:
    """Every picture of the file, upright, no larger than its page needs."""
    from PIL import Image, ImageOps, ImageSequence
    from pillow_heif import register_heif_opener

    register_heif_opener()
    with Image.open(BytesIO(original)) as picture:
        for frame in ImageSequence.Iterator(picture):
            upright = ImageOps.exif_transpose(frame.copy())
            upright = upright if upright.mode in ("1", "L") else _on_white(upright)
            upright.thumbnail(_size(upright.size))
            yield upright


def _on_white(picture: "Image") -> "Image":
    from PIL import Image

    clear = picture.convert("RGBA")
    white = Image.new("RGB", clear.size, "white")
    white.paste(clear, mask=clear.getchannel("A"))
    return white


def _size(size: tuple[int, int]) -> tuple[int, int]:
    short, long = int(_LETTER[0] * _DOTS), int(_LETTER[1] * _DOTS)
    return (long, short) if size[0] > size[1] else (short, long)


def _as_pdf(picture: "Image") -> bytes:
    file = BytesIO()
    picture.save(file, "PDF", resolution=_DOTS, quality=_JPEG)
    return file.getvalue()


def _from_text(exhibit: Exhibit, document: Document, today: date) -> Pages:
    import pikepdf

    sheets: list[int] = []
    numbers: list[int] = []
    pdf = pikepdf.new()
    for number in exhibit.pages:
        lines = [part for line in document.page(number).text.splitlines() for part in wrapped(line)]
        data = {"title": f"Text of “{exhibit.filename}”", "pages": [lines or [""]]}
        made = pikepdf.open(BytesIO(compiled("plain.typ", data, today)))
        numbers += [number] * len(made.pages)
        sheets += range(len(sheets), len(sheets) + len(made.pages))
        pdf.pages.extend(made.pages)
    return Pages(pdf, tuple(sheets), tuple(numbers))


def wrapped(line: str) -> list[str]:
    """The line in pieces that fit the page, broken at a space where there is one; nothing of it is lost."""
    rest, made = line.expandtabs(4), list[str]()
    while len(rest) > COLUMNS:
        at = rest.rfind(" ", 1, COLUMNS + 1)
        at = at if at > 0 and rest[:at].strip() else COLUMNS
        made.append(rest[:at])
        rest = rest[at:].lstrip(" ") if rest[at:].startswith(" ") else rest[at:]
    return [*made, rest] if rest or not made else made
