"""Tesseract as a second reader, where it is installed, for pages that the first one could hardly read."""

import shutil
import subprocess

import cv2

from claimback.intake.picture.decode import Pixels
from claimback.intake.picture.engine import Seen

SECONDS = 60
_LINE = slice(1, 5)
"""Columns of page, block, paragraph and line number in Tesseract's table."""


def second_reading(gray: Pixels) -> list[Seen] | None:
    """The lines as Tesseract sees them; None where it is not installed or fails."""
    program = shutil.which("tesseract")
    if program is None:
        return None
    picture = cv2.imencode(".png", gray)[1].tobytes()
    try:
        done = subprocess.run(  # noqa: S603 - fixed arguments, the picture goes in by a pipe
            [program, "stdin", "stdout", "--psm", "4", "--dpi", "200", "tsv"],
            input=picture,
            capture_output=True,
            timeout=SECONDS,
            check=True,
            env={"OMP_THREAD_LIMIT": "1", "PATH": ""},
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return lines_of_table(done.stdout.decode("utf-8", "replace"))


def lines_of_table(table: str) -> list[Seen]:
    """Lines from Tesseract's table of words, `tsv`."""
    lines: dict[tuple[str, ...], list[list[str]]] = {}
    for row in table.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) == 12 and cells[0] == "5" and cells[11].strip():
            lines.setdefault(tuple(cells[_LINE]), []).append(cells)
    return [_seen(words) for words in lines.values()]


def _seen(words: list[list[str]]) -> Seen:
    boxes = [(float(cells[6]), float(cells[7]), float(cells[8]), float(cells[9])) for cells in words]
    marks = [(cells[11].strip(), left, left + wide) for cells, (left, _, wide, _) in zip(words, boxes, strict=True)]
    top = min(top for _, top, _, _ in boxes)
    bottom = max(top + high for _, top, _, high in boxes)
    return Seen(marks, top, bottom, sum(float(cells[10]) for cells in words) / len(words) / 100)
