"""Curled paper made flat, and boxes that still lead back to the picture as it was given."""

import cv2
import numpy as np

from claimback.intake.picture.bend import straightened
from claimback.intake.picture.prepare import prepare

WIDE, HIGH = 1200, 1500


def ruled() -> np.ndarray:
    """A page of words of uneven length in level lines."""
    page = np.full((HIGH, WIDE), 255, np.uint8)
    rng = np.random.default_rng(4)
    for top in range(120, HIGH - 120, 34):
        at = 100
        while at < WIDE - 160:
            length = int(rng.integers(25, 90))
            page[top : top + 12, at : at + length] = 30
            at += length + 14
    return page


def curled(page: np.ndarray, deep: float) -> tuple[np.ndarray, np.ndarray]:
    """The page bent down in the middle, and by how much each column was."""
    x, y = np.meshgrid(np.arange(WIDE, dtype=np.float32), np.arange(HIGH, dtype=np.float32))
    lift = (deep * np.sin(np.pi * x / WIDE)).astype(np.float32)
    return cv2.remap(page, x, y + lift, cv2.INTER_LINEAR, borderValue=255), lift[0]


def test_a_flat_page_is_left_as_it_is():
    assert straightened(ruled()) is None


def test_curled_lines_come_out_level_and_lead_back():
    bent, lift = curled(ruled(), 22.0)
    found = straightened(bent)
    assert found is not None
    flat, bend = found
    rows = np.diff(flat[:, 200:1000].astype(float).mean(axis=1))
    before = np.diff(bent[:, 200:1000].astype(float).mean(axis=1))
    assert np.square(rows).sum() > 3 * np.square(before).sum()
    points = np.array([[150.0, 600.0, 1050.0], [700.0, 700.0, 700.0], [1.0, 1.0, 1.0]])
    there = bend.back(points)[:2]
    # Of one level line in the flat picture, the middle was higher than its ends by what the curl lifted it.
    told = there[1][1] - (there[1][0] + there[1][2]) / 2
    true = -(lift[600] - (lift[150] + lift[1050]) / 2)
    assert abs(told - true) < 3


def test_a_curled_page_turned_over_leads_back_to_its_place():
    bent, _ = curled(ruled(), 22.0)
    ready = prepare(bent)
    assert ready.bend is not None
    point = np.array([[300.0], [400.0], [1.0]])
    high, wide = ready.gray.shape
    over = np.array([[wide - 300.0], [high - 400.0], [1.0]])
    assert np.allclose(ready.turned(2).given(over), ready.given(point), atol=2)
