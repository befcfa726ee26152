"""Parsed knowledge, kept between runs: YAML takes five times as long to read as JSON.

One JSON file for each folder of knowledge, valid only for files of exactly these names, sizes and times of change.
Nothing personal is in it. Whatever is wrong with it, the YAML is read instead. See docs/decisions/0007.
"""

import contextlib
import json
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from claimback.knowledge import strict

_FORMAT = 1


def load(place: Path, folder: str, files: Sequence[Path]) -> list[Any] | None:
    """The data of the files, in their order; None where it is not kept, or was kept of other files."""
    try:
        if not _ours(place):
            return None
        found = json.loads(_file(place, folder).read_bytes())
        same = found["key"] == _key(files)
        return found["data"] if same and len(found["data"]) == len(files) else None
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return None


def save(place: Path, folder: str, files: Sequence[Path], data: list[Any]) -> None:
    """Keep the data, whole or not at all. Does nothing where that is not possible."""
    with contextlib.suppress(OSError, ValueError, TypeError):
        text = json.dumps({"key": _key(files), "data": data}, ensure_ascii=False, allow_nan=False)
        if json.loads(text)["data"] != data:  # a key that is no text, or anything else that JSON changes
            return
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        if _ours(place):
            _write(_file(place, folder), text)


def _write(target: Path, text: str) -> None:
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(name).replace(target)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def _file(place: Path, folder: str) -> Path:
    return place / f"{folder.replace('/', '-')}.json"


def _key(files: Sequence[Path]) -> list[Any]:
    rules = Path(strict.__file__).stat()
    stats = [path.stat() for path in files]
    return [
        [_FORMAT, rules.st_size, rules.st_mtime_ns],
        *([str(path), stat.st_size, stat.st_mtime_ns] for path, stat in zip(files, stats, strict=True)),
    ]


def _ours(place: Path) -> bool:
    """Whether nobody else can write there."""
    if os.name != "posix":
        return True
    stat = place.stat()
    return stat.st_uid == os.getuid() and not stat.st_mode & 0o022
