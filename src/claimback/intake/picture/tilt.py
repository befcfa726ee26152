"""Which way the lines of a page run: quarter turns and skew, from the sharpness of their shadow."""

import cv2
import numpy as np

from claimback.intake.picture.decode import Pixels
from claimback.intake.picture.shape import Matrix, shrink

MAX_SKEW = 16
COARSE_SIDE = 500
FINE_SIDE = 1100
STRAIGHT = 0.25
"""Degrees of skew that do not matter to the recognizer."""


def ink(gray: Pixels, side: int) -> Pixels:
    """Print as 255 on 0, small, without solid dark areas."""
    small, _ = shrink(gray, side)
    mask = cv2.adaptiveThreshold(small, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 25, 18)
    edge = max(4, side // 60)
    mask[:edge], mask[-edge:], mask[:, :edge], mask[:, -edge:] = 0, 0, 0, 0
    return np.asarray(mask, dtype=np.uint8)


def tilt(gray: Pixels) -> tuple[bool, float]:
    """Whether the lines run up and down, and their skew in degrees (counterclockwise positive) after that turn."""
    mask = ink(gray, COARSE_SIDE)
    if not mask.any():
        return False, 0.0
    coarse = range(-MAX_SKEW, MAX_SKEW + 1)
    lying = {angle: _sharpness(mask, angle) for angle in coarse}
    turned = np.ascontiguousarray(np.rot90(mask))
    standing = {angle: _sharpness(turned, angle) for angle in coarse}
    sideways = max(standing.values()) > 1.15 * max(lying.values())
    scores = standing if sideways else lying
    best = max(scores, key=lambda angle: scores[angle])
    fine_mask = ink(np.asarray(np.rot90(gray) if sideways else gray), FINE_SIDE)
    angle = float(best)
    for step in (0.5, 0.25, 0.125):
        angle = max((angle - step, angle, angle + step), key=lambda angle: _sharpness(fine_mask, angle))
    return sideways, angle if abs(angle) > STRAIGHT else 0.0


def _sharpness(mask: Pixels, angle: float) -> float:
    """How much neighboring rows differ once the page is turned by `angle`: greatest along the lines."""
    high, wide = mask.shape
    if angle:
        matrix = cv2.getRotationMatrix2D((wide / 2, high / 2), -angle, 1.0)
        mask = np.asarray(cv2.warpAffine(mask, matrix, (wide, high), flags=cv2.INTER_NEAREST), dtype=np.uint8)
    rows = mask.sum(axis=1, dtype=np.float64) / 255
    return float(np.square(np.diff(rows)).sum())


def rotated(gray: Pixels, angle: float) -> tuple[Pixels, Matrix]:
    """The picture turned clockwise by `angle` degrees with white added, and the matrix back."""
    high, wide = gray.shape
    matrix = cv2.getRotationMatrix2D((wide / 2, high / 2), -angle, 1.0)
    cos, sin = abs(matrix[0, 0]), abs(matrix[0, 1])
    new_wide, new_high = int(high * sin + wide * cos), int(high * cos + wide * sin)
    matrix[:, 2] += ((new_wide - wide) / 2, (new_high - high) / 2)
    out = cv2.warpAffine(gray, matrix, (new_wide, new_high), flags=cv2.INTER_CUBIC, borderValue=255)
    return np.asarray(out, dtype=np.uint8), np.linalg.inv(np.vstack([matrix, [0, 0, 1]]))


def quarter(gray: Pixels, turns: int) -> tuple[Pixels, Matrix]:
    """The picture turned counterclockwise by quarters, and the matrix back."""
    high, wide = gray.shape
    out = np.ascontiguousarray(np.rot90(gray, turns))
    back = {
        0: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
        1: [[0, -1, wide], [1, 0, 0], [0, 0, 1]],
        2: [[-1, 0, wide], [0, -1, high], [0, 0, 1]],
        3: [[0, 1, 0], [-1, 0, high], [0, 0, 1]],
    }[turns % 4]
    return out, np.array(back, dtype=np.float64)
