"""Picture files to pixels, upright by their EXIF mark, with square pixels, on white."""

import io
import struct
import warnings
from typing import Any, NamedTuple

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from claimback.intake import limits
from claimback.intake.refused import Refused

Pixels = np.ndarray[Any, np.dtype[np.uint8]]

LONG_SIDE = 3600
"""Pixels kept of the longer side; the smallest print of a letter needs about 2,200."""


class Picture(NamedTuple):
    """One frame of a picture file: gray pixels, and the size of the page in points."""

    gray: Pixels
    width: float
    height: float
    frames: int


def decode(data: bytes, frame: int) -> Picture:
    """A frame (counted from 0) of a picture file. Raises Refused with `damaged`, `too_large` or `too_long`."""
    image, frames = open_frame(data, frame)
    try:
        x_dpi, y_dpi = _dpi(image)
        image = ImageOps.exif_transpose(image)
        gray = _gray(image)
    except (OSError, SyntaxError, ValueError, struct.error) as error:
        raise Refused("damaged") from error
    if abs(x_dpi - y_dpi) > 0.1 * x_dpi:
        gray = _square(gray, x_dpi, y_dpi)
    high, wide = gray.shape
    points = 72 / max(x_dpi, y_dpi) if x_dpi > 99 else (612 if wide <= high else 792) / wide
    return Picture(gray, round(wide * points, 2), round(high * points, 2), frames)


def open_frame(data: bytes, frame: int) -> tuple[Image.Image, int]:
    """The frame, not decoded yet, and how many there are."""
    if data[4:8] == b"ftyp":
        import pillow_heif

        pillow_heif.register_heif_opener()
    warnings.simplefilter("ignore")
    Image.MAX_IMAGE_PIXELS = None  # our own cap follows, before any pixel is decoded
    try:
        image = Image.open(io.BytesIO(data))
        frames = getattr(image, "n_frames", 1) if image.format == "TIFF" else 1
        if frames > limits.PAGES:
            raise Refused("too_long", f"{frames:,}")
        image.seek(frame)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, struct.error) as error:
        raise Refused("damaged") from error
    if image.width * image.height > limits.PIXELS:
        raise Refused("too_large", f" ({image.width} by {image.height} pixels)")
    if image.format == "JPEG":
        image.draft("L", (LONG_SIDE, LONG_SIDE))
    return image, frames


def _dpi(image: Image.Image) -> tuple[float, float]:
    """Resolution as the file tells it; 0 where it does not."""
    found: Any = image.info.get("dpi")
    try:
        x_dpi, y_dpi = float(found[0]), float(found[1])
    except (TypeError, ValueError, IndexError, ZeroDivisionError):
        return 0.0, 0.0
    return (x_dpi, y_dpi) if 50 <= x_dpi <= 1300 and 50 <= y_dpi <= 1300 else (0.0, 0.0)


def _gray(image: Image.Image) -> Pixels:
    image.thumbnail((LONG_SIDE, LONG_SIDE), Image.Resampling.BOX, reducing_gap=2.0)
    if image.mode.startswith("I") or image.mode == "F":
        values = np.asarray(image, dtype=np.float32)
        return np.asarray(values * (255.0 / max(1.0, float(values.max()))), dtype=np.uint8)
    if "A" in image.getbands() or "transparency" in image.info:
        image = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image)
    return np.asarray(image.convert("L"), dtype=np.uint8)


def _square(gray: Pixels, x_dpi: float, y_dpi: float) -> Pixels:
    """Fax pixels are about twice as high as wide."""
    import cv2

    best = max(x_dpi, y_dpi)
    size = (round(gray.shape[1] * best / x_dpi), round(gray.shape[0] * best / y_dpi))
    return np.asarray(cv2.resize(gray, size, interpolation=cv2.INTER_CUBIC), dtype=np.uint8)


def to_png(head: dict[str, Any], data: bytes) -> bytes:
    """PNG bytes of raw gray pixels (`width`, `height`, `stride` in the head), or of a frame of a picture file."""
    if "stride" in head:
        image = Image.frombytes("L", (head["width"], head["height"]), data, "raw", "L", head["stride"])
    else:
        image = ImageOps.exif_transpose(open_frame(data, head["frame"])[0])
        image.thumbnail((head["side"], head["side"]), reducing_gap=2.0)
        image = image.convert("RGB")
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()
