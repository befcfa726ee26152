"""Words and boxes blacked out for good: the page becomes a picture, and the picture is read again to prove it."""

from collections.abc import Iterable
from io import BytesIO
from typing import TYPE_CHECKING

from claimback.export.tools import Tools
from claimback.knowledge.hiding import hidden
from claimback.model import ClaimbackError, Exhibit, Page, Redaction, UnreadableFile
from claimback.model.choices import Box

if TYPE_CHECKING:
    from PIL.Image import Image

REDACTED = "[redacted]"
_ROUNDS = 4
"""So often a page is read and blacked out again, where reading the picture finds the words in another place."""
_BESIDE = 0.25
"""Blacked out around a word, as a part of its height: letters reach over their line."""
_EMPTY = ("no_text", "empty")


def of_page(exhibit: Exhibit, number: int) -> tuple[Redaction, ...]:
    """What is blacked out on that page."""
    return tuple(one for one in exhibit.redactions if one.page in (0, number))


def redacted_text(page: Page, redactions: Iterable[Redaction]) -> str:
    """The page's text with the words replaced."""
    text = page.text
    for start, end in reversed(_joined(hidden(page, (one for one in redactions if one.words)))):
        text = f"{text[:start]}{REDACTED}{text[end:]}"
    return text


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    made: list[tuple[int, int]] = []
    for start, end in spans:
        if made and start <= made[-1][1]:
            made[-1] = (made[-1][0], max(made[-1][1], end))
        else:
            made.append((start, end))
    return made


def redacted(picture: "Image", exhibit: Exhibit, page: Page, tools: Tools) -> "Image":
    """The picture of a page with everything blacked out. Raises `ClaimbackError` where that cannot be proved."""
    redactions = of_page(exhibit, page.number)
    words = [one for one in redactions if one.words]
    _fill(picture, [one.box for one in redactions if one.box], beside=0)
    _fill(picture, _boxes(page, words, exhibit))
    for _ in range(_ROUNDS if words else 0):
        left = _still_read(picture, words, exhibit, page.number, tools)
        if not left:
            return picture
        _fill(picture, left)
    if words:
        raise _unproved(exhibit, page.number)
    return picture


def _still_read(picture: "Image", words: list[Redaction], exhibit: Exhibit, number: int, tools: Tools) -> list[Box]:
    file = BytesIO()
    picture.save(file, "PNG")
    try:
        seen = tools.read(file.getvalue(), f"page-{number}.png").pages[0]
    except UnreadableFile as error:
        if error.code in _EMPTY:
            return []
        raise _unproved(exhibit, number) from error
    everywhere = [one.model_copy(update={"page": 0}) for one in words]
    return _boxes(seen, everywhere, exhibit)


def _boxes(page: Page, words: Iterable[Redaction], exhibit: Exhibit) -> list[Box]:
    """The boxes of the words; every place must have one."""
    found: list[Box] = []
    for start, end in hidden(page, words):
        boxes = [(word.x0, word.y0, word.x1, word.y1) for word in page.words if word.start < end and word.end > start]
        if not boxes:
            raise _unproved(exhibit, page.number)
        found += boxes
    return found


def _fill(picture: "Image", boxes: Iterable[Box], beside: float = _BESIDE) -> None:
    from PIL import ImageDraw

    wide, high = picture.size
    pen = ImageDraw.Draw(picture)
    for left, top, right, bottom in boxes:
        more = beside * (bottom - top) * high + 2
        place = (left * wide - more, top * high - more, right * wide + more, bottom * high + more)
        pen.rectangle(place, fill=0 if picture.mode == "L" else (0, 0, 0))


def _unproved(exhibit: Exhibit, number: int) -> ClaimbackError:
    return ClaimbackError(
        "redaction",
        f"It cannot be proved that everything is blacked out on page {number} of “{exhibit.filename}”. "
        "Black it out with a larger box, or leave that page out; nothing was written.",
    )
