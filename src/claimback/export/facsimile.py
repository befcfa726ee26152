"""The packet as a fax machine sends it: pages of black and white dots, 200 an inch, behind a sheet that counts them."""

from collections.abc import Iterator, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from claimback.export.tools import Tools
from claimback.export.typeset import compiled
from claimback.knowledge.printable import printable

if TYPE_CHECKING:
    from pikepdf import Page
    from PIL.Image import Image

DOTS = 200
_PAPER = (1700, 2200)
_AT_ONCE = 40
"""Pages in memory before they are put on the disk."""
_INK, _SHARE = 96, 0.78
"""Darker than this is ink; so is what is darker than this share of the paper around it, as on a photo in bad light."""
_AROUND = 25
"""Reach of the paper around, in pixels of a picture an eighth as large: about an inch."""

Rows = Sequence[tuple[str, str]]
"""What the first sheet tells, such as `("To", "...")`; an empty value is a line to write on."""


def fax(packet: Path, path: Path, rows: Rows, today: date, tools: Tools) -> int:
    """Write the packet as a fax. Returns its number of pages, the first sheet with it. Raises `ClaimbackError`."""
    import pikepdf

    with TemporaryDirectory(prefix="claimback-fax-") as folder, pikepdf.open(packet) as pdf:
        total = len(pdf.pages) + 1
        told = [*rows, ("Pages", f"{total}, this sheet included")]
        data = {"rows": [[name, printable(value)] for name, value in told]}
        first = compiled("fax.typ", data, today)
        made = pikepdf.new()
        for file in _files(_sheets(first, pdf.pages, tools), Path(folder)):
            made.pages.extend(pikepdf.open(file, access_mode=pikepdf.AccessMode.stream).pages)
        made.docinfo["/Title"] = "Fax"
        made.save(path, deterministic_id=True)
        made.close()
    return total


def _sheets(first: bytes, pages: Any, tools: Tools) -> Iterator["Image"]:  # noqa: ANN401 - pikepdf names no type for it
    yield _dots(first, tools)
    for number, page in enumerate(pages, 1):
        tools.progress(f"Fax page {number} of {len(pages)}")
        yield _dots(_alone(page), tools)


def _files(sheets: Iterator["Image"], folder: Path) -> Iterator[Path]:
    """The sheets in files of some pages each, so that not all are in memory."""
    import pikepdf

    made = pikepdf.new()
    for number, sheet in enumerate(sheets, 1):
        file = BytesIO()
        sheet.save(file, "PDF", resolution=DOTS)
        made.pages.extend(pikepdf.open(file).pages)
        if number % _AT_ONCE == 0:
            yield _put(made, folder / f"{number}.pdf")
            made = pikepdf.new()
    if len(made.pages):
        yield _put(made, folder / "last.pdf")


def _put(made: Any, path: Path) -> Path:  # noqa: ANN401 - a Pdf, which is only imported when used
    made.save(path)
    made.close()
    return path


def _alone(page: "Page") -> bytes:
    """One page as a file: without links, which would take the pages with them that they lead to."""
    import pikepdf

    if "/Annots" in page.obj:
        del page.obj["/Annots"]
    made = pikepdf.new()
    made.pages.append(page)
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def _dots(page: bytes, tools: Tools) -> "Image":
    """The page in black and white, upright on letter paper."""
    from PIL import Image

    width, height, stride, pixels = tools.gray(page, 1, DOTS)
    gray = Image.frombytes("L", (width, height), pixels, "raw", "L", stride)
    if width > height:
        gray = gray.transpose(Image.Transpose.ROTATE_90)
    return black_and_white(gray.resize(_PAPER) if gray.size != _PAPER else gray)


def black_and_white(gray: "Image") -> "Image":
    """Ink and paper, told apart by the paper around: a shadow on a photo stays paper, a blacked-out box stays black."""
    import cv2
    import numpy as np
    from PIL import Image

    shades = np.asarray(gray, dtype=np.uint8)
    small = cv2.resize(shades, None, fx=1 / 8, fy=1 / 8, interpolation=cv2.INTER_AREA)
    paper = cv2.GaussianBlur(cv2.dilate(small, np.ones((_AROUND, _AROUND), np.uint8)), (0, 0), _AROUND / 3)
    around = cv2.resize(paper, (shades.shape[1], shades.shape[0]), interpolation=cv2.INTER_LINEAR)
    ink = (shades < _INK) & (around > _INK) | (shades < around * _SHARE) | (shades < _INK // 3)
    return Image.fromarray(~ink)
