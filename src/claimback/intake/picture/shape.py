"""The sheet of paper in a photo: its four corners, warped to a rectangle."""

from typing import Any

import cv2
import numpy as np

from claimback.intake.opaque import Array
from claimback.intake.picture.decode import Pixels

Matrix = np.ndarray[Any, np.dtype[np.float64]]

SMALL = 640
MIN_AREA = 0.2
MAX_SIDE = 2600


def shrink(gray: Pixels, side: int) -> tuple[Pixels, float]:
    """The picture with its longer side at most `side`, and the factor."""
    factor = min(1.0, side / max(gray.shape))
    if factor == 1.0:
        return gray, 1.0
    return _u8(cv2.resize(gray, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)), factor


def _u8(image: Array) -> Pixels:
    return np.asarray(image, dtype=np.uint8)


def paper_light(gray: Pixels, size: int) -> Pixels:
    """How bright the paper itself is at each place: print is closed over."""
    kernel = np.ones((size, size), np.uint8)
    closed = cv2.morphologyEx(gray, cv2.MORPH_CLOSE, kernel)
    return _u8(cv2.medianBlur(_u8(closed), 2 * (size // 2) + 1))


def is_scan(gray: Pixels) -> bool:
    """Paper to every edge, in even light: nothing to find, nothing to flatten."""
    small, _ = shrink(gray, SMALL)
    light = paper_light(small, 17)
    paper = float(np.percentile(light, 90))
    return paper > 200 and float(np.mean(light > 0.88 * paper)) > 0.985


def corners(gray: Pixels) -> Matrix | None:
    """The sheet's corners (top left, top right, bottom right, bottom left) in pixels, or None if none is seen."""
    small, factor = shrink(gray, SMALL)
    light = cv2.GaussianBlur(paper_light(small, 15), (7, 7), 0)
    for mask in (_bright(_u8(light)), _edged(_u8(light))):
        quad = _quadrilateral(mask)
        if quad is not None:
            return _ordered(quad / factor)
    return None


def _bright(light: Pixels) -> Pixels:
    mask = cv2.threshold(light, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)[1]
    return _u8(cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((9, 9), np.uint8)))


def _edged(light: Pixels) -> Pixels:
    edges = cv2.dilate(cv2.Canny(light, 20, 60), np.ones((5, 5), np.uint8))
    filled = np.zeros_like(light)
    found = cv2.findContours(edges, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)[0]
    if found:
        cv2.drawContours(filled, [max(found, key=cv2.contourArea)], -1, 255, cv2.FILLED)
    return filled


def _quadrilateral(mask: Pixels) -> Matrix | None:
    found = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)[0]
    if not found:
        return None
    hull = cv2.convexHull(max(found, key=cv2.contourArea))
    around = cv2.arcLength(hull, True)
    for slack in (0.01, 0.02, 0.03, 0.05, 0.08):
        quad = np.asarray(cv2.approxPolyDP(hull, slack * around, True), dtype=np.float64).reshape(-1, 2)
        if len(quad) == 4:
            fits = cv2.contourArea(hull) > MIN_AREA * mask.size and _is_sheet(quad, float(cv2.contourArea(hull)))
            return quad if fits else None
    return None


def _is_sheet(quad: Matrix, hull_area: float) -> bool:
    """Four corners near right angles that enclose about what the outline encloses."""
    sides = np.roll(quad, -1, axis=0) - quad
    lengths = np.linalg.norm(sides, axis=1)
    if lengths.min() < 0.25 * lengths.max():
        return False
    turns = np.sum(sides * np.roll(sides, -1, axis=0), axis=1) / (lengths * np.roll(lengths, -1))
    area = float(cv2.contourArea(quad.astype(np.float32)))
    return bool(np.abs(turns).max() < 0.5) and area > 0.85 * hull_area


def _ordered(quad: Matrix) -> Matrix:
    total, apart = quad.sum(axis=1), quad[:, 0] - quad[:, 1]
    return np.array([quad[total.argmin()], quad[apart.argmax()], quad[total.argmax()], quad[apart.argmin()]])


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
    return _u8(out), np.asarray(back, dtype=np.float64)


def flatten(gray: Pixels) -> Pixels:
    """Even light: shadows and yellow paper become white."""
    small, _ = shrink(gray, 900)
    light = cv2.GaussianBlur(paper_light(small, 25), (0, 0), 5)
    light = cv2.resize(light, (gray.shape[1], gray.shape[0]), interpolation=cv2.INTER_LINEAR)
    return _u8(cv2.divide(gray, light, scale=255))
