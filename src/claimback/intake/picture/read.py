"""A picture to text and words, as plain data for the other process."""

from typing import Any

import numpy as np

from claimback.intake.layout import Arranged, Piece, arrange
from claimback.intake.picture.decode import Pixels, decode
from claimback.intake.picture.engine import Seen, recognize
from claimback.intake.picture.letters import mended
from claimback.intake.picture.prepare import Prepared, prepare
from claimback.intake.picture.second import second_reading
from claimback.intake.picture.shape import Matrix
from claimback.intake.plausible import plausibility

DOUBT = 0.75
"""Mean score of a page below which a second reader is asked."""


def read_picture(data: bytes, frame: int) -> dict[str, Any]:
    """A frame of a picture file: text, words, size in points, and how many frames there are."""
    picture = decode(data, frame)
    found = read_gray(picture.gray)
    return {**found, "width": picture.width, "height": picture.height, "frames": picture.frames}


def read_pixels(data: bytes, width: int, height: int, stride: int) -> dict[str, Any]:
    """A page that was rendered elsewhere: gray pixels, row by row."""
    rows = np.frombuffer(data, dtype=np.uint8).reshape(height, stride)
    return read_gray(np.ascontiguousarray(rows[:, :width]))


def read_gray(gray: Pixels) -> dict[str, Any]:
    """Text and words of a page; boxes are fractions of the picture as it came in."""
    ready = prepare(gray)
    lines, flipped = recognize(ready.gray)
    if flipped:
        ready = ready.turned(2)
        lines, _ = recognize(ready.gray)
    text, boxes = arrange(_pieces(lines))
    if _trust(lines) < DOUBT:
        text, boxes = _better(arrange(_pieces(second_reading(ready.gray) or [])), Arranged(text, boxes))
    words = [[start, end, *_fractions(box, ready, gray.shape)] for start, end, *box in boxes]
    return {"text": text, "words": words}


def _trust(lines: list[Seen]) -> float:
    """Mean score, each line by its letters."""
    letters = [sum(len(word) for word, _, _ in line.words) for line in lines]
    return sum(line.score * count for line, count in zip(lines, letters, strict=True)) / max(1, sum(letters))


def _better(second: Arranged, first: Arranged) -> Arranged:
    return second if plausibility(second.text) > plausibility(first.text) else first


def _pieces(lines: list[Seen]) -> list[Piece]:
    return [Piece(mended(word), x0, line.top, x1, line.bottom) for line in lines for word, x0, x1 in line.words]


def _fractions(box: list[float], ready: Prepared, size: tuple[int, ...]) -> list[float]:
    x0, y0, x1, y1 = box
    corners: Matrix = np.array([[x0, x1, x1, x0], [y0, y0, y1, y1], [1, 1, 1, 1]], dtype=np.float64)
    there = ready.given(corners)
    xs, ys = there[0] / size[1], there[1] / size[0]
    edges = (xs.min(), ys.min(), xs.max(), ys.max())
    return [round(min(1.0, max(0.0, float(edge))), 5) for edge in edges]
