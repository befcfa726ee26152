"""The folder that a person gets: written beside its place and moved in whole, so that nothing is ever half there.

A folder that the person has worked in is never overwritten: where a file differs from what was written last time, the
old folder is kept under a new name.
"""

import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from claimback.model import ClaimbackError

MANIFEST = ".claimback.json"
"""Names and SHA-256 of the files as written, to tell an edited file from an untouched one."""


def replace(out: Path, write: Callable[[Path], None], given: Path | None = None) -> Path | None:
    """Let `write` fill a new folder, then put it at `out`. Returns where an earlier, edited folder was kept, if any.

    `given` is a file whose content the new folder carries on (the filled-in questions); it does not count as edited.
    Raises `ClaimbackError` when `out` holds files that are not ours, or cannot be written.
    """
    _refuse_foreign(out)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    except OSError as error:
        raise ClaimbackError("unwritable", f"{out} cannot be written: {error.strerror}.") from error
    try:
        write(fresh)
        _sign(fresh)
        fresh.chmod(0o700)
        return _swap(fresh, out, given)
    except OSError as error:
        raise ClaimbackError("unwritable", f"{out} cannot be written: {error.strerror}.") from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _refuse_foreign(out: Path) -> None:
    if out.is_file() or (out.is_dir() and any(out.iterdir()) and not (out / MANIFEST).is_file()):
        raise ClaimbackError(
            "foreign_folder",
            f"{out} already holds other files. Choose a new folder name with --out; nothing was written.",
        )


def _swap(fresh: Path, out: Path, given: Path | None) -> Path | None:
    if not out.exists():
        fresh.rename(out)
        return None
    kept = _free_name(out)
    edited = _edited(out, given)
    out.rename(kept)
    try:
        fresh.rename(out)
    except OSError:
        kept.rename(out)
        raise
    if edited:
        return kept
    shutil.rmtree(kept, ignore_errors=True)
    return None


def _free_name(out: Path) -> Path:
    number = 1
    while (name := out.with_name(f"{out.name}-earlier-{number}")).exists():
        number += 1
    return name


def _edited(out: Path, given: Path | None) -> bool:
    try:
        signed = json.loads((out / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return True
    ours = {path.name: path for path in out.iterdir() if path.name != MANIFEST}
    if given is not None:
        ours = {name: path for name, path in ours.items() if not (given.exists() and path.samefile(given))}
    return any(signed.get(name) != _digest(path) for name, path in ours.items())


def _sign(folder: Path) -> None:
    digests = {path.name: _digest(path) for path in sorted(folder.iterdir())}
    (folder / MANIFEST).write_text(json.dumps(digests, indent=1), encoding="utf-8")


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
