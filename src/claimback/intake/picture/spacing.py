"""Words of a recognized line, parted where the picture shows a gap.

The recognizer tells each letter's place but drops blanks in small or dense print (`HARBORMUTUAL`). The blanks that it
does see tell how wide a blank is on this page; the same width of white between two letters is a blank too.
"""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

import cv2
import numpy as np

from claimback.intake.opaque import Array

ENOUGH = 3
"""Blanks in one line from which its own width of a blank can be told."""
SHARE = 0.72
"""White this wide, as a share of the usual blank, is a blank; a typewriter's letters stand nearly as far apart."""
DIGIT_SHARE = 1.0
"""Beside a digit it takes more: a narrow 1 stands far from its neighbors."""
_CLOSING = frozenset(",.;:!?)%'’”")
"""Never after a blank. A blank seen before one of these belongs after it."""


class Strip(NamedTuple):
    """A line: its letters without blanks, where each stands, where a blank was seen, the white after each letter."""

    letters: str
    at: list[float]
    """Middle of each letter, in pixels of the crop."""
    blank: list[bool]
    """Whether a blank was seen after the letter; one entry fewer than letters."""
    white: list[tuple[float, float]]
    """Left and right end of the white between a letter and the next; equal where they touch."""
    ink: tuple[float, float]
    height: float

    @property
    def widths(self) -> list[float]:
        """Width of the white after each letter, as a share of the line's height."""
        return [(right - left) / self.height for left, right in self.white]

    @property
    def blanks(self) -> list[float]:
        """Widths where a blank was seen."""
        return [width for width, seen in zip(self.widths, self.blank, strict=True) if seen]


def strip_of(crop: Array, text: str, letters: str, columns: Sequence[int], length: float) -> Strip | None:
    """A line's strip; None where letters and text do not fit. `length` is the number of columns across the crop."""
    if not letters or letters != "".join(text.split()) or len(columns) != len(letters) or length <= 0:
        return None
    high, wide = crop.shape[:2]
    at = [min(wide, (column + 0.5) * wide / length) for column in columns]
    whites, ink = _whites(crop)
    blank: list[bool] = []
    for word in text.split():
        blank += [False] * (len(word) - 1) + [True]
    white: list[tuple[float, float]] = []
    for left, right in pairwise(at):
        between = [run for run in whites if left < (run[0] + run[1]) / 2 < right]
        middle = (left + right) / 2
        white.append(max(between, key=lambda run: run[1] - run[0], default=(middle, middle)))
    return Strip(letters, at, blank[:-1], white, ink, float(high))


def _whites(crop: Array) -> tuple[list[tuple[float, float]], tuple[float, float]]:
    """Runs of columns without ink between the first and the last column with ink, and those two."""
    gray = cv2.cvtColor(crop, cv2.COLOR_BGR2GRAY)
    mask = cv2.threshold(gray, 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)[1]
    edge = max(1, mask.shape[0] // 8)
    inked = np.flatnonzero(np.count_nonzero(mask[edge:-edge], axis=0) > mask.shape[0] // 30)
    if not len(inked):
        return [], (0.0, float(crop.shape[1]))
    jumps = np.flatnonzero(np.diff(inked) > 1)
    runs = [(float(inked[i] + 1), float(inked[i + 1])) for i in jumps]
    return runs, (float(inked[0]), float(inked[-1] + 1))


def usual_blank(strips: Sequence[Strip]) -> float:
    """Usual width of a blank on the page, as a share of the line's height; 0 when too few were seen."""
    seen = [width for strip in strips for width in strip.blanks]
    return median(seen) if len(seen) > ENOUGH else 0.0


def _cuts(strip: Strip, usual: float) -> list[bool]:
    cut = list(strip.blank)
    for i, width in enumerate(strip.widths):
        here, after = strip.letters[i], strip.letters[i + 1]
        share = DIGIT_SHARE if here.isdigit() or after.isdigit() else SHARE
        if cut[i] or width <= share * usual:
            continue
        if after not in _CLOSING:
            cut[i] = True
        elif i + 1 < len(cut) and strip.letters[i + 2].isalpha():
            cut[i + 1] = True
    return cut


def words_of(strip: Strip, page_blank: float) -> list[tuple[str, float, float]]:
    """Words with their edges in pixels of the crop."""
    usual = median(strip.blanks) if len(strip.blanks) >= ENOUGH else page_blank
    cut = _cuts(strip, usual) if usual else strip.blank
    if sum(cut) - sum(strip.blank) > 2 + len(strip.letters) / 6:  # spaced-out print, or the places are off
        cut = strip.blank
    words: list[tuple[str, float, float]] = []
    first, left = 0, strip.ink[0]
    for i, ends in enumerate(cut):
        if ends:
            words.append((strip.letters[first : i + 1], left, max(left, strip.white[i][0])))
            first, left = i + 1, strip.white[i][1]
    return [*words, (strip.letters[first:], left, max(left, strip.ink[1]))]
