"""Pictures on pages of a PDF."""

from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pikepdf import Pdf
    from PIL.Image import Image

DOTS = 200
"""Dots an inch of a placed picture: what a fax or a print needs, and no more."""
_LETTER = (8.5, 11.0)
_JPEG = 85


def opened(png: bytes) -> "Image":
    """A picture that our own reading process made, in as few colors as it has, no larger than its page needs."""
    from PIL import Image

    with Image.open(BytesIO(png)) as picture:
        plain = picture.convert("L") if _colorless(picture) else picture.convert("RGB")
    plain.thumbnail(_size(plain.size))
    return plain


def _colorless(picture: "Image") -> bool:
    if picture.mode in ("1", "L"):
        return True
    from PIL import ImageChops

    red, green, blue = picture.convert("RGB").split()
    apart = (ImageChops.difference(red, green), ImageChops.difference(green, blue))
    return all(band.getextrema()[1] == 0 for band in apart)


def _size(size: tuple[int, int]) -> tuple[int, int]:
    short, long = int(_LETTER[0] * DOTS), int(_LETTER[1] * DOTS)
    return (long, short) if size[0] > size[1] else (short, long)


def placed(pdf: "Pdf", picture: "Image", dots: float = DOTS, quality: int = _JPEG) -> None:
    """Add a page that is this picture."""
    import pikepdf

    file = BytesIO()
    picture.save(file, "PDF", resolution=dots, quality=quality)
    pdf.pages.extend(pikepdf.open(file).pages)  # stays open: its picture is read when `pdf` is written
