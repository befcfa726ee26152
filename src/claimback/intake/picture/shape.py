"""Light and perspective of a photo: how bright the paper is, the sheet warped to a rectangle."""

from typing import Any

import cv2
import numpy as np

from claimback.intake.opaque import Array
from claimback.intake.picture.decode import Pixels

Matrix = np.ndarray[Any, np.dtype[np.float64]]

SMALL = 640
MAX_SIDE = 2600


def shrink(gray: Pixels, side: int) -> tuple[Pixels, float]:
    """The picture with its longer side at most `side`, and the factor."""
    factor = min(1.0, side / max(gray.shape))
    if factor == 1.0:
        return gray, 1.0
    return u8(cv2.resize(gray, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)), factor


def u8(image: Array) -> Pixels:
    """The array as gray pixels."""
    return np.asarray(image, dtype=np.uint8)


def paper_light(gray: Pixels, size: int) -> Pixels:
    """How bright the paper itself is at each place: print is closed over."""
    kernel = np.ones((size, size), np.uint8)
    closed = cv2.morphologyEx(gray, cv2.MORPH_CLOSE, kernel)
    return u8(cv2.medianBlur(u8(closed), 2 * (size // 2) + 1))


def is_scan(gray: Pixels) -> bool:
    """Paper to every edge, in even light: nothing to find, nothing to flatten."""
    small, _ = shrink(gray, SMALL)
    light = paper_light(small, 17)
    paper = float(np.percentile(light, 90))
    return paper > 200 and float(np.mean(light > 0.88 * paper)) > 0.985


def warp(gray: Pixels, quad: Matrix) -> tuple[Pixels, Matrix]:
    """The sheet as a rectangle, and the matrix that leads its pixels back to the photo."""
    top, right, bottom, left = np.linalg.norm(np.roll(quad, -1, axis=0) - quad, axis=1)
    wide, high = max(top, bottom), max(left, right)
    grow = min(MAX_SIDE / max(wide, high), max(1.0, 2000 / max(wide, high)))
    size = (max(2, round(wide * grow)), max(2, round(high * grow)))
    flat = np.array([[0, 0], [size[0], 0], [size[0], size[1]], [0, size[1]]], dtype=np.float32)
    back = cv2.getPerspectiveTransform(flat, quad.astype(np.float32))
    out = cv2.warpPerspective(
        gray, back, size, flags=cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP, borderMode=cv2.BORDER_REPLICATE
    )
    return u8(out), np.asarray(back, dtype=np.float64)


def flatten(gray: Pixels) -> Pixels:
    """Even light: shadows and yellow paper become white."""
    small, _ = shrink(gray, 900)
    light = cv2.GaussianBlur(paper_light(small, 25), (0, 0), 5)
    light = cv2.resize(light, (gray.shape[1], gray.shape[0]), interpolation=cv2.INTER_LINEAR)
    return u8(cv2.divide(gray, light, scale=255))
