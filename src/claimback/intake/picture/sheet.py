"""The four corners of the sheet of paper in a photo.

Two ways propose outlines: the bright area, and pairs of long straight edges (a shadow has none, the paper's rim does).
Each is judged by how much of its sides really lies on an edge.
"""

from itertools import combinations

import cv2
import numpy as np

from claimback.intake.picture.decode import Pixels
from claimback.intake.picture.shape import SMALL, Matrix, paper_light, shrink, u8

MIN_AREA = 0.2
"""Share of the photo that a sheet fills at least."""
MIN_SIDE = 0.35
"""Share of each side that lies on an edge; a corner may be hidden or outside of the photo."""
GOOD = 0.8
LINES = 7
"""Straight edges kept in each direction."""


def corners(gray: Pixels) -> Matrix | None:
    """Top left, top right, bottom right, bottom left in pixels; None where no sheet is seen."""
    small, factor = shrink(gray, SMALL)
    light = u8(cv2.GaussianBlur(paper_light(small, 15), (5, 5), 0))
    edges = u8(cv2.dilate(cv2.Canny(light, 12, 36), np.ones((5, 5), np.uint8)))
    quad = _of_bright(light)
    if quad is None or not _is_sheet(quad, light) or _support(quad, edges).mean() < GOOD:
        quad = _of_lines(edges, light)
    return None if quad is None else quad / factor


def _of_bright(light: Pixels) -> Matrix | None:
    mask = cv2.threshold(light, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)[1]
    mask = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((9, 9), np.uint8))
    found = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)[0]
    if not found:
        return None
    hull = cv2.convexHull(max(found, key=cv2.contourArea))
    around = cv2.arcLength(hull, True)
    for slack in (0.01, 0.02, 0.03, 0.05, 0.08):
        quad = np.asarray(cv2.approxPolyDP(hull, slack * around, True), dtype=np.float64).reshape(-1, 2)
        if len(quad) == 4:
            return _ordered(quad)
    return None


def _of_lines(edges: Pixels, light: Pixels) -> Matrix | None:
    """The best outline made of two edges that run across and two that run down."""
    found = cv2.HoughLines(edges, 1, np.pi / 180, 110)
    if found is None:
        return None
    lines = np.asarray(found, dtype=np.float64).reshape(-1, 2)
    down = _distinct([line for line in lines if abs(np.cos(line[1])) > 0.8])
    across = _distinct([line for line in lines if abs(np.cos(line[1])) < 0.6])
    best, most = None, 0.0
    for left, right in combinations(down, 2):
        for top, bottom in combinations(across, 2):
            quad = _crossing((left, right), (top, bottom))
            if quad is None or not _is_sheet(quad, light):
                continue
            support = _support(quad, edges)
            merit = float(support.mean()) * _area(quad) ** 0.25
            if support.min() > MIN_SIDE and merit > most:
                best, most = quad, merit
    return best


def _distinct(lines: list[Matrix]) -> list[Matrix]:
    """The strongest lines (they come strongest first) that are not near copies of one another."""
    kept: list[Matrix] = []
    for line in lines:
        rho, theta = (-line[0], line[1] - np.pi) if line[0] < 0 else line
        if all(abs(rho - other[0]) > 20 or abs(theta - other[1]) > 0.12 for other in kept):
            kept.append(np.array([rho, theta]))
        if len(kept) == LINES:
            break
    return kept


def _crossing(down: tuple[Matrix, Matrix], across: tuple[Matrix, Matrix]) -> Matrix | None:
    points: list[Matrix] = []
    for a in down:
        for b in across:
            sides = np.array([[np.cos(a[1]), np.sin(a[1])], [np.cos(b[1]), np.sin(b[1])]])
            if abs(np.linalg.det(sides)) < 0.3:
                return None
            points.append(np.linalg.solve(sides, np.array([a[0], b[0]])))
    return _ordered(np.array(points))


def _area(quad: Matrix) -> float:
    return float(cv2.contourArea(quad.astype(np.float32)))


def _is_sheet(quad: Matrix, light: Pixels) -> bool:
    """Convex, large, corners near right angles and not far outside, and not just the photo's own frame."""
    high, wide = light.shape
    sides = np.roll(quad, -1, axis=0) - quad
    lengths = np.linalg.norm(sides, axis=1)
    if lengths.min() < 0.3 * lengths.max() or _area(quad) < MIN_AREA * light.size:
        return False
    turns = np.sum(sides * np.roll(sides, -1, axis=0), axis=1) / (lengths * np.roll(lengths, -1))
    size = np.array([wide, high])
    outside = np.maximum(-quad, quad - size).max()
    at_frame = int(np.sum(np.any((quad < 3) | (quad > size - 4), axis=1)))
    return bool(np.abs(turns).max() < 0.5 and outside < 0.06 * max(wide, high) and at_frame < 3)


def _support(quad: Matrix, edges: Pixels) -> Matrix:
    """For each side, the share of its points that lie on an edge."""
    steps = np.linspace(0.03, 0.97, 80)[:, None]
    shares: list[float] = []
    for a, b in zip(quad, np.roll(quad, -1, axis=0), strict=True):
        x, y = np.rint(a + (b - a) * steps).astype(int).T
        inside = (x >= 0) & (y >= 0) & (x < edges.shape[1]) & (y < edges.shape[0])
        shares.append(float(np.mean(edges[y[inside], x[inside]] > 0)) if inside.any() else 0.0)
    return np.array(shares)


def _ordered(quad: Matrix) -> Matrix:
    total, apart = quad.sum(axis=1), quad[:, 0] - quad[:, 1]
    return np.array([quad[total.argmin()], quad[apart.argmax()], quad[total.argmax()], quad[apart.argmin()]])
