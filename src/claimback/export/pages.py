"""Pages of an exhibit, whatever its file is: a PDF as it is drawn, pictures placed on pages, text set line by line."""

from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from claimback.export.drawn import drawing, pictured
from claimback.export.pictures import DOTS, opened, placed
from claimback.export.redact import of_page, redacted, redacted_text
from claimback.export.tools import Tools
from claimback.export.typeset import compiled
from claimback.knowledge.hiding import hidden
from claimback.model import ClaimbackError, Document, Exhibit, Page, UnreadableFile

if TYPE_CHECKING:
    from pikepdf import Pdf

COLUMNS = 92
"""Signs on a line of a typeset text page."""


@dataclass(frozen=True, slots=True)
class Pages:
    """Sheets to bind, in a file of their own. `numbers[i]` is the document's page that sheet `i` shows."""

    path: Path
    numbers: tuple[int, ...]


def pages(exhibit: Exhibit, document: Document, original: bytes, today: date, *, tools: Tools, path: Path) -> Pages:
    """The exhibit's chosen pages, from its file or, where that cannot be shown, from its text; written to `path`.

    Raises `ClaimbackError` when there is neither, or where something that is to be blacked out may still be there.
    """
    made = _shown(exhibit, document, original, tools)
    if made is None and not any(page.text.strip() for page in document.pages):
        raise ClaimbackError(
            "exhibit",
            f"“{exhibit.filename}” could not be put into the packet. Print it or save it as a PDF, and add it by hand.",
        )
    pdf, numbers = made or _from_text(exhibit, document, today, tools)
    pdf.save(path)
    pdf.close()
    return Pages(path, numbers)


Made = tuple["Pdf", tuple[int, ...]]


def _shown(exhibit: Exhibit, document: Document, original: bytes, tools: Tools) -> Made | None:
    if document.media_type == "application/pdf":
        return _from_pdf(exhibit, document, original, tools)
    if document.media_type.startswith("image/"):
        return _from_pictures(exhibit, document, {number: (original, number) for number in exhibit.pages}, tools)
    pictures = {page.number: page.picture for page in document.pages if page.picture}
    if pictures:
        return _from_photos(exhibit, document, original, pictures, tools)
    return None


def _from_pdf(exhibit: Exhibit, document: Document, original: bytes, tools: Tools) -> Made | None:
    import pikepdf

    drawn = drawing(original, exhibit.pages)
    if drawn is None:
        return None
    pdf, layered = drawn
    file = BytesIO()
    pdf.save(file)
    data = file.getvalue()
    try:
        unseen = set(range(1, len(pdf.pages) + 1)) if layered else set(tools.unseen(data))
    except UnreadableFile:
        return None
    texts = _read_again(exhibit, document, data, tools)
    made = pikepdf.new()
    for index, number in enumerate(exhibit.pages):
        tools.progress(f"Page {number} of “{exhibit.filename}”")
        source = (original, number) if layered else (data, index + 1)
        black = _blacked(exhibit, texts[number], pictured=pictured(pdf.pages[index]))
        if black or index + 1 in unseen:
            picture = opened(tools.look(*source, DOTS))
            placed(made, redacted(picture, exhibit, texts[number], tools) if black else picture)
        else:
            made.pages.append(pdf.pages[index])
    return made, exhibit.pages


def _read_again(exhibit: Exhibit, document: Document, data: bytes, tools: Tools) -> dict[int, Page]:
    """The text of the pages as they are drawn now, by the document's numbers; as it was where nothing is redacted."""
    texts = {page.number: page for page in document.pages}
    if any(one.words for one in exhibit.redactions) and not all(texts[number].ocr for number in exhibit.pages):
        try:
            again = tools.read(data, exhibit.filename).pages
        except UnreadableFile:
            return texts
        texts |= {
            number: page.model_copy(update={"number": number})
            for number, page in zip(exhibit.pages, again, strict=False)
        }
    return texts


def _blacked(exhibit: Exhibit, page: Page, *, pictured: bool) -> bool:
    """Whether the page must be blacked out, or looked at because words may stand in a picture on it."""
    redactions = of_page(exhibit, page.number)
    if any(one.box for one in redactions):
        return True
    return bool(redactions) and (pictured or page.ocr or bool(hidden(page, redactions)))


def _from_photos(
    exhibit: Exhibit, document: Document, original: bytes, pictures: dict[int, int], tools: Tools
) -> Made | None:
    try:
        photos = tools.photos(original)
        sources = {number: (photos[pictures[number] - 1], 1) for number in exhibit.pages}
    except (UnreadableFile, LookupError):
        return None
    return _from_pictures(exhibit, document, sources, tools)


def _from_pictures(
    exhibit: Exhibit, document: Document, sources: dict[int, tuple[bytes, int]], tools: Tools
) -> Made | None:
    import pikepdf

    pdf = pikepdf.new()
    for number in exhibit.pages:
        tools.progress(f"Page {number} of “{exhibit.filename}”")
        try:
            picture = opened(tools.look(*sources[number], DOTS))
        except UnreadableFile:
            return None
        black = bool(of_page(exhibit, number))
        placed(pdf, redacted(picture, exhibit, document.page(number), tools) if black else picture)
    return pdf, exhibit.pages


def _from_text(exhibit: Exhibit, document: Document, today: date, tools: Tools) -> Made:
    import pikepdf

    if any(one.box for one in exhibit.redactions):
        raise ClaimbackError(
            "redaction",
            f"“{exhibit.filename}” has no pages to draw a box on. Black out words instead.",
        )
    numbers: list[int] = []
    pdf = pikepdf.new()
    for number in exhibit.pages:
        tools.progress(f"Page {number} of “{exhibit.filename}”")
        redactions = of_page(exhibit, number)
        text = redacted_text(document.page(number), redactions)
        lines = [part for line in text.splitlines() for part in wrapped(line)]
        title = redacted_text(Page(number=number, text=f"Text of “{exhibit.filename}”"), redactions)
        made = pikepdf.open(BytesIO(compiled("plain.typ", {"title": title, "pages": [lines or [""]]}, today)))
        numbers += [number] * len(made.pages)
        pdf.pages.extend(made.pages)
    return pdf, tuple(numbers)


def wrapped(line: str) -> list[str]:
    """The line in pieces that fit the page, broken at a space where there is one; nothing of it is lost."""
    rest, made = line.expandtabs(4), list[str]()
    while len(rest) > COLUMNS:
        at = rest.rfind(" ", 1, COLUMNS + 1)
        at = at if at > 0 and rest[:at].strip() else COLUMNS
        made.append(rest[:at])
        rest = rest[at:].lstrip(" ") if rest[at:].startswith(" ") else rest[at:]
    return [*made, rest] if rest or not made else made
