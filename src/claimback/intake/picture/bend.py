"""Lines of print that are bent, as on curled or folded paper: found strip by strip, and made straight.

A page is cut into upright strips. The shadow of the print in one strip lies a little higher or lower than in the next;
these steps, added up and smoothed, are the bend. Bands from top to bottom may bend differently.
"""

from typing import NamedTuple

import cv2
import numpy as np

from claimback.intake.picture.decode import Pixels
from claimback.intake.picture.shape import Matrix
from claimback.intake.picture.tilt import ink

STRIPS = 24
BANDS = 3
SIDE = 1400
"""Longest side of the picture in which the bend is looked for."""
STEP = 7
"""Most pixels of that picture by which a line climbs from one strip to the next."""
LEAST = 2.5
"""Pixels of that picture below which a bend does not matter."""
INKED = 0.004
"""Share of a strip's band that print covers at least, for its step to be believed."""


class Bend(NamedTuple):
    """For every pixel of a straightened picture, how far down in the bent one it was taken from."""

    lift: Matrix
    """High by wide."""

    def back(self, points: Matrix) -> Matrix:
        """Points (3 x n, homogeneous) of the straightened picture in the bent one."""
        high, wide = self.lift.shape
        x, y = points[0] / points[2], points[1] / points[2]
        column = np.clip(np.rint(x).astype(int), 0, wide - 1)
        row = np.clip(np.rint(y).astype(int), 0, high - 1)
        return np.array([x, y + self.lift[row, column], np.ones_like(x)])


def straightened(gray: Pixels) -> tuple[Pixels, Bend] | None:
    """The picture with straight lines, and the way back; None where the lines are straight already."""
    factor = min(1.0, SIDE / max(gray.shape))
    curves = _curves(ink(gray, SIDE))
    if np.abs(curves).max() < LEAST:
        return None
    high, wide = gray.shape
    lift = cv2.resize((curves / factor).astype(np.float32), (wide, high), interpolation=cv2.INTER_CUBIC)
    x, y = np.meshgrid(np.arange(wide, dtype=np.float32), np.arange(high, dtype=np.float32))
    flat = cv2.remap(gray, x, y + lift, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(flat, dtype=np.uint8), Bend(np.asarray(lift, dtype=np.float64))


def _curves(mask: Pixels) -> Matrix:
    """Of each band, how far down each strip lies, less what is level or merely leans. Shape: bands, strips."""
    bands = np.array_split(mask, BANDS)
    found = np.array([_curve(band) for band in bands])
    return np.where(np.abs(found).max(axis=1, keepdims=True) > 0, found, found.mean(axis=0))


def _curve(band: Pixels) -> Matrix:
    strips = [strip.sum(axis=1, dtype=np.float64) / 255 for strip in np.array_split(band, STRIPS, axis=1)]
    full = [strip.sum() > INKED * band.size / STRIPS for strip in strips]
    steps = [
        _step(before, after) if ok and okay else 0.0
        for before, after, ok, okay in zip(strips, strips[1:], full, full[1:], strict=False)
    ]
    at = np.concatenate([[0.0], np.cumsum(steps)])
    place = np.linspace(-1, 1, STRIPS)
    smooth = np.polynomial.polynomial.polyval(place, np.polynomial.polynomial.polyfit(place, at, 5))
    lean = np.polynomial.polynomial.polyval(place, np.polynomial.polynomial.polyfit(place, smooth, 1))
    return smooth - lean


def _step(before: Matrix, after: Matrix) -> float:
    """By how many rows the second shadow must be moved up to fit the first best, to a part of a row."""
    a, b = before - before.mean(), after - after.mean()
    fits = np.array([float((a[STEP : -STEP or None] * np.roll(b, -s)[STEP : -STEP or None]).sum()) for s in _SHIFTS])
    best = int(fits.argmax())
    if fits[best] <= 0 or not 0 < best < len(fits) - 1:
        return 0.0
    left, mid, right = fits[best - 1 : best + 2]
    curve = left - 2 * mid + right
    return float(_SHIFTS[best] + (0.5 * (left - right) / curve if curve else 0.0))


_SHIFTS = tuple(range(-STEP, STEP + 1))
