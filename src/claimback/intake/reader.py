"""From bytes to Document: tells the kind, asks the reading processes, puts the pages together."""

import hashlib
import time
from collections.abc import Callable
from typing import Any, NamedTuple

from claimback.intake import gutters, limits, plain
from claimback.intake.opaque import JsonValue
from claimback.intake.process import worker
from claimback.intake.refusal import refusal
from claimback.intake.refused import Refused
from claimback.intake.sniff import sniff
from claimback.model.document import Document, Page, Word
from claimback.model.errors import UnreadableFile

Progress = Callable[[str], None]


class Sheet(NamedTuple):
    """A page before it has its number."""

    text: str
    words: list[list[float]]
    width: float = 0.0
    height: float = 0.0
    ocr: bool = False
    picture: int = 0


def read_document(data: bytes, filename: str, progress: Progress | None = None) -> Document:
    """See `claimback.intake.read_bytes`."""
    try:
        media_type, sheets = _read(data, progress or _silent, 0)
    except Refused as refused:
        raise refusal(refused.code, refused.detail) from refused
    return Document(
        id=hashlib.sha256(data).hexdigest(),
        filename=filename.replace("\\", "/").rsplit("/", 1)[-1],
        media_type=media_type,
        pages=tuple(_page(number, sheet) for number, sheet in enumerate(sheets, 1)),
    )


def _silent(_: str) -> None:
    return


def _page(number: int, sheet: Sheet) -> Page:
    words = tuple(Word(int(word[0]), int(word[1]), *word[2:]) for word in sheet.words)
    return Page(
        number=number,
        text=sheet.text,
        words=words,
        width=sheet.width,
        height=sheet.height,
        ocr=sheet.ocr,
        picture=sheet.picture,
    )


def _read(data: bytes, progress: Progress, depth: int) -> tuple[str, list[Sheet]]:
    if len(data) > limits.FILE_BYTES:
        raise Refused("too_large", " (more than 100 MB)")
    found = sniff(data)
    if found.reader == "text":
        sheets = _texts(found.text)
    elif found.reader in ("mail", "ccda", "fhir"):
        sheets = _with_parts(found.reader, data, progress, depth)
    elif found.reader == "zip":
        sheets = _photos(data, progress)
    else:
        sheets = _READERS[found.reader](data, progress)
    if not any(char.isalnum() for sheet in sheets for char in sheet.text):
        raise Refused("no_text")
    return found.media_type, sheets


def _texts(text: str) -> list[Sheet]:
    pages = plain.pages_of(plain.visible(text))
    if len(pages) > limits.PAGES:
        raise Refused("too_long", f"{len(pages):,}")
    if len(text) > limits.TEXT_CHARS:
        raise Refused("too_large", " (it holds more text than a book)")
    return [Sheet(gutters.in_order(page), []) for page in pages]


def _parse(job: str, data: bytes, **more: JsonValue) -> tuple[dict[str, Any], bytes]:
    return worker("parse").ask({"job": job, **more}, data, limits.PARSE_WALL)


def _recognize(job: str, data: bytes, **more: JsonValue) -> dict[str, Any]:
    return worker("ocr").ask({"job": job, **more}, data, limits.OCR_WALL)[0]


def _pdf(data: bytes, progress: Progress) -> list[Sheet]:
    from claimback.intake.plausible import plausibility

    pages = _parse("pdf", data)[0]["pages"]
    sheets: list[Sheet] = []
    end = time.monotonic() + limits.FILE_WALL
    for number, page in enumerate(pages):
        sheet = Sheet(page["text"], page["words"], page["width"], page["height"])
        if page["unread"]:
            progress(f"Reading page {number + 1} of {len(pages)}")
            _in_time(end)
            size, pixels = _parse("render", data, page=number, dpi=limits.OCR_DPI)
            seen = _recognize("pixels", pixels, **size)
            if len(seen["text"].split()) > 3 or plausibility(seen["text"]) > plausibility(sheet.text):
                sheet = Sheet(seen["text"], seen["words"], sheet.width, sheet.height, ocr=True)
        sheets.append(sheet)
    return sheets


def _in_time(end: float) -> None:
    if time.monotonic() > end:
        raise Refused("timeout")


def _picture(data: bytes, progress: Progress) -> list[Sheet]:
    sheets: list[Sheet] = []
    frames = 1
    end = time.monotonic() + limits.FILE_WALL
    while len(sheets) < frames:
        _in_time(end)
        progress(f"Reading page {len(sheets) + 1}" + (f" of {frames}" if sheets else ""))
        seen = _recognize("picture", data, frame=len(sheets))
        frames = seen["frames"]
        sheets.append(Sheet(seen["text"], seen["words"], seen["width"], seen["height"], ocr=True))
    return sheets


def _docx(data: bytes, progress: Progress) -> list[Sheet]:
    from base64 import b64decode

    found = _parse("docx", data)[0]
    sheets = _texts(found["text"]) if found["text"].strip() else []
    for picture in found["pictures"] if not sheets else ():
        sheets += _picture(b64decode(picture), progress)
    return sheets


def _html(data: bytes, progress: Progress) -> list[Sheet]:
    return _texts(_parse("html", data)[0]["text"])


def _with_parts(job: str, data: bytes, progress: Progress, depth: int) -> list[Sheet]:
    """A file that may hold others: an e-mail with attachments, a health record with a PDF in it."""
    from base64 import b64decode

    if depth >= limits.MAIL_DEPTH:
        raise Refused("too_deep")
    found = _parse(job, data)[0]
    sheets = _texts(found["text"])
    for part in found["parts"]:
        sheets += _attachment(part["name"], b64decode(part["data"]), progress, depth + 1)
        if len(sheets) > limits.PAGES:
            raise Refused("too_long", f"more than {limits.PAGES}")
    return sheets


def _photos(data: bytes, progress: Progress) -> list[Sheet]:
    """An archive of photos: the pages of one letter."""
    from claimback.intake.papers import parts
    from claimback.intake.photos import in_order, only_pictures

    sheets: list[Sheet] = []
    photos = only_pictures(parts("unzip", data))
    for number, photo in enumerate(photos, 1):
        progress(f"Reading photo {number} of {len(photos)}")
        sheets += [sheet._replace(picture=number) for sheet in _picture(photo, _silent)]
        if len(sheets) > limits.PAGES:
            raise Refused("too_long", f"more than {limits.PAGES}")
    return [sheets[at] for at in in_order([sheet.text for sheet in sheets])]


def _attachment(name: str, data: bytes, progress: Progress, depth: int) -> list[Sheet]:
    """Pages of an attachment. Signatures, calendar entries and logos are passed over; a locked letter is not."""
    try:
        return _read(data, progress, depth)[1]
    except Refused as refused:
        if refused.code in {"unknown_type", "no_text", "empty"}:
            return []
        raise refusal(refused.code, refused.detail, part=f"“{name}”" if name else "of this e-mail") from refused


_READERS: dict[str, Callable[[bytes, Progress], list[Sheet]]] = {
    "pdf": _pdf,
    "picture": _picture,
    "docx": _docx,
    "html": _html,
}

__all__ = ["Sheet", "UnreadableFile", "read_document"]
