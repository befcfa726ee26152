"""A packet that a website takes: with smaller pictures, or in numbered parts, where it is larger than the limit."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimback.model import ClaimbackError

if TYPE_CHECKING:
    from pikepdf import Page, Pdf

MIB = 1024 * 1024
_SIDE = 1650
"""Pixels of the longer side of a picture: 150 an inch on letter paper."""
_QUALITY = 55
_WORTH = 40_000
"""Bytes of a picture below which nothing is gained."""
_MOST_PIXELS = 120_000_000
_ROOM = 0.97
"""Parts are filled to this share of the limit."""


def upload(packet: Path, stem: str, limit: int) -> tuple[Path, ...]:
    """Files of at most `limit` bytes beside the packet; none where the packet itself is no larger.

    One file with smaller pictures where that is enough, else numbered parts of it. Raises `ClaimbackError` where a
    single page is larger than the limit.
    """
    import pikepdf

    if packet.stat().st_size <= limit:
        return ()
    whole = packet.with_name(f"{stem}.pdf")
    with pikepdf.open(packet) as pdf:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == pikepdf.Name.Image:
                _shrink(item)
        pdf.save(whole, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    if whole.stat().st_size <= limit:
        return (whole,)
    parts = _parts(whole, stem, limit)
    whole.unlink()
    return parts


def _shrink(item: Any) -> None:  # noqa: ANN401 - a stream of pikepdf
    """Fewer dots, and JPEG. One-bit pictures and those with a mask are small or would change, and stay."""
    import pikepdf
    from PIL import Image

    bits, size = int(item.get("/BitsPerComponent", 1)), int(item.Width) * int(item.Height)
    raw = len(item.read_raw_bytes())
    if bits != 8 or raw < _WORTH or size > _MOST_PIXELS or "/SMask" in item or "/Mask" in item or "/Decode" in item:
        return
    try:
        picture = pikepdf.PdfImage(item).as_pil_image()
    except (pikepdf.PdfError, OSError, ValueError, NotImplementedError, pikepdf.UnsupportedImageTypeError):
        return
    picture = picture.convert("L" if picture.mode in ("1", "L") else "RGB")
    picture.thumbnail((_SIDE, _SIDE), Image.Resampling.LANCZOS)
    file = BytesIO()
    picture.save(file, "JPEG", quality=_QUALITY, optimize=True)
    if len(file.getvalue()) < raw:
        item.write(file.getvalue(), filter=pikepdf.Name.DCTDecode)
        item.Width, item.Height = picture.size
        item.ColorSpace = pikepdf.Name.DeviceGray if picture.mode == "L" else pikepdf.Name.DeviceRGB


def _parts(whole: Path, stem: str, limit: int) -> tuple[Path, ...]:
    import pikepdf

    with pikepdf.open(whole) as pdf:
        runs = list(_runs(pdf, limit))
        paths = [whole.with_name(f"{stem}-{number}-of-{len(runs)}.pdf") for number in range(1, len(runs) + 1)]
        for path, data in zip(paths, runs, strict=True):
            path.write_bytes(data)
    return tuple(paths)


def _runs(pdf: "Pdf", limit: int) -> Iterator[bytes]:
    """The pages in order, as many to a file as fit."""
    first, count = 0, len(pdf.pages)
    sizes = [len(_some(pdf.pages, number, number + 1)) for number in range(count)]
    while first < count:
        last, filled = first, 0
        while last < count and (last == first or filled + sizes[last] <= limit * _ROOM):
            filled += sizes[last]
            last += 1
        data = _some(pdf.pages, first, last)
        if len(data) > limit:
            raise ClaimbackError(
                "too_large",
                f"Page {first + 1} of the packet alone is larger than {limit / MIB:.1f} MB. Scan that paper again at "
                "200 dots an inch, or allow larger files with --upload-limit.",
            )
        yield data
        first = last


def _some(pages: Any, first: int, last: int) -> bytes:  # noqa: ANN401 - pikepdf names no type for it
    import pikepdf

    made = pikepdf.new()
    for number in range(first, last):
        made.pages.append(_unlinked(pages[number]))
    file = BytesIO()
    made.save(file, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return file.getvalue()


def _unlinked(page: "Page") -> "Page":
    """The page without links, which would take the pages with them that they lead to."""
    if "/Annots" in page.obj:
        del page.obj["/Annots"]
    return page
