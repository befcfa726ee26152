"""Several photos that make one letter: in the order that the pages themselves tell, else in that of their names."""

import io
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path

from claimback.intake import limits
from claimback.intake.files import load
from claimback.intake.refusal import refusal
from claimback.intake.refused import Refused
from claimback.intake.sniff import sniff

_DIGITS = re.compile(r"(\d+)")
_TOLD = re.compile(
    r"\bpage\s{0,3}(\d{1,2})\s{0,3}(?:of|/)\s{0,3}(\d{1,2})\b|^\s*(\d{1,2}) of (\d{1,2})\s*$", re.I | re.M
)
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""No entry has a day, so that the same photos are the same bytes."""


def gathered(folder: Path) -> bytes:
    """The photos of a folder as one archive. Raises UnreadableFile when it holds anything else, or nothing."""
    paths = sorted((path for path in folder.iterdir() if not path.name.startswith(".")), key=lambda p: by_name(p.name))
    if not paths or len(paths) > limits.PAGES:
        raise refusal("not_a_file")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for path in paths:
            data = load(path)
            if not _is_picture(data):
                raise refusal("not_a_file")
            archive.writestr(zipfile.ZipInfo(path.name, _EPOCH), data)
    return out.getvalue()


def only_pictures(parts: Sequence[tuple[str, bytes]]) -> list[bytes]:
    """The photos of an archive by name, or Refused when it holds anything else."""
    if not parts or not all(_is_picture(data) for _, data in parts):
        raise Refused("unknown_type", " (a ZIP archive)")
    return [data for _, data in sorted(parts, key=lambda part: by_name(part[0]))]


def in_order(texts: Sequence[str]) -> list[int]:
    """The places of pages in the order of their printed numbers, where every one tells its own of the same total."""
    told = [_number(text) for text in texts]
    numbers = [one[0] for one in told if one is not None]
    totals = {one[1] for one in told if one is not None}
    whole = len(numbers) == len(set(numbers)) == len(texts) and len(totals) == 1
    return sorted(range(len(texts)), key=lambda at: numbers[at]) if whole else list(range(len(texts)))


def by_name(name: str) -> list[tuple[int, int | str]]:
    """`IMG_2` before `IMG_10`."""
    return [(0, int(part)) if part.isdigit() else (1, part.lower()) for part in _DIGITS.split(name) if part]


def _number(text: str) -> tuple[int, int] | None:
    found = {(int(a or c), int(b or d)) for a, b, c, d in _TOLD.findall(text)}
    return found.pop() if len(found) == 1 else None


def _is_picture(data: bytes) -> bool:
    try:
        return sniff(data).reader == "picture"
    except Refused:
        return False
