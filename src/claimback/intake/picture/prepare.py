"""A picture made ready for the recognizer. Worth more than the choice of the recognizer.

Steps that a clean scan does not need are skipped: finding the sheet, evening the light, turning.
"""

from typing import NamedTuple

import numpy as np

from claimback.intake.picture import shape, sheet, tilt
from claimback.intake.picture.bend import Bend, straightened
from claimback.intake.picture.decode import Pixels
from claimback.intake.picture.shape import Matrix

LONG_SIDE = 2400
SHORT_SIDE = 1100
"""Less than this across a page and small print is enlarged before it is recognized."""


class Prepared(NamedTuple):
    """Gray pixels with lines lying level, and what leads a point back to the picture as given.

    From the last step to the first: `after` (turns once the paper was straightened), `bend`, and `back`.
    """

    gray: Pixels
    back: Matrix
    bend: Bend | None = None
    after: Matrix = np.eye(3)

    def turned(self, quarters: int) -> "Prepared":
        """The same, turned counterclockwise by quarters."""
        gray, back = tilt.quarter(self.gray, quarters)
        if self.bend is None:
            return Prepared(gray, self.back @ back)
        return self._replace(gray=gray, after=self.after @ back)

    def given(self, points: Matrix) -> Matrix:
        """Points (3 x n, homogeneous) in the picture as it was given, in pixels (2 x n)."""
        there = self.after @ points
        there = self.back @ (there if self.bend is None else self.bend.back(there))
        return there[:2] / there[2]


def prepare(gray: Pixels) -> Prepared:
    """Sheet found and warped, light even, lines level. Upside down may remain; only reading tells."""
    ready = Prepared(gray, np.eye(3))
    if not shape.is_scan(gray):
        quad = sheet.corners(gray)
        if quad is not None:
            warped, back = shape.warp(gray, quad)
            ready = Prepared(warped, back)
        ready = Prepared(shape.flatten(ready.gray), ready.back)
    ready = _sized(ready)
    sideways, angle = tilt.tilt(ready.gray)
    if sideways:
        ready = ready.turned(1)
    if angle:
        level, back = tilt.rotated(ready.gray, angle)
        ready = Prepared(level, ready.back @ back)
    return _flat(ready)


def _flat(ready: Prepared) -> Prepared:
    """Curled paper made flat."""
    found = straightened(ready.gray)
    return ready if found is None else Prepared(found[0], ready.back, found[1])


def _sized(ready: Prepared) -> Prepared:
    """Scaled to where the recognizer is at its best."""
    import cv2

    long, short = max(ready.gray.shape), min(ready.gray.shape)
    factor = min(LONG_SIDE / long, 1.0) if short > SHORT_SIDE else min(LONG_SIDE / long, SHORT_SIDE / short, 2.5)
    if 0.95 < factor < 1.05:
        return ready
    how = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    gray = np.asarray(cv2.resize(ready.gray, None, fx=factor, fy=factor, interpolation=how), dtype=np.uint8)
    return Prepared(gray, ready.back @ np.diag([1 / factor, 1 / factor, 1.0]))
