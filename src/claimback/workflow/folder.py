"""The folder that a person gets: written beside its place and moved in whole, so that nothing is ever half there.

A folder that the person has worked in is never overwritten: where a file differs from what was written last time, the
old folder is kept under a new name.
"""

import contextlib
import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from claimback.model import ClaimbackError
from claimback.workflow.atomic import locked, settle

MANIFEST = ".claimback.json"
"""Names and SHA-256 of the files as written, to tell an edited file from an untouched one."""
_NEW = ".new"


def replace(out: Path, write: Callable[[Path], None], given: Path | None = None) -> Path | None:
    """Let `write` fill a new folder, then put it at `out`. Returns where an earlier, edited folder was kept, if any.

    `given` is a file whose content the new folder carries on (the filled-in questions); it does not count as edited.
    Raises `ClaimbackError` when `out` holds files that are not ours, cannot be written, or is being written.
    """
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(out, error) from error
    with contextlib.ExitStack() as ours:
        fresh = _begun(out, ours)
        try:
            write(fresh)
            _sign(fresh)
            for path in (*fresh.iterdir(), fresh):
                settle(path)
            with locked(out.parent):
                return _swap(fresh, out, given)
        except OSError as error:
            raise _unwritable(out, error) from error
        finally:
            shutil.rmtree(fresh, ignore_errors=True)


def _begun(out: Path, ours: contextlib.ExitStack) -> Path:
    """A new folder beside `out`, which is ours as long as we hold it: what nobody holds is left from a stopped run."""
    with locked(out.parent):
        _recover(out)
        _refuse_foreign(out)
        try:
            fresh = Path(tempfile.mkdtemp(prefix=f".{out.name}-", suffix=_NEW, dir=out.parent))
        except OSError as error:
            raise _unwritable(out, error) from error
        ours.enter_context(locked(fresh, "busy"))
        return fresh


def _unwritable(out: Path, error: OSError) -> ClaimbackError:
    return ClaimbackError("unwritable", f"{out} cannot be written: {error.strerror}.")


def _recover(out: Path) -> None:
    """Put right what a run left behind that was stopped at any point."""
    aside = _aside(out)
    if aside.exists() and not out.exists():
        aside.rename(out)  # stopped between taking the old folder away and putting the new one there
    elif aside.exists():
        _put_away(aside, out, None)
    for remains in out.parent.glob(f".{out.name}-*{_NEW}"):
        with locked(remains, f"Another claimback is writing {out}. Wait for it, and try again."):
            shutil.rmtree(remains, ignore_errors=True)


def _aside(out: Path) -> Path:
    return out.with_name(f".{out.name}-before")


def _refuse_foreign(out: Path) -> None:
    if out.is_file() or (out.is_dir() and any(out.iterdir()) and not (out / MANIFEST).is_file()):
        raise ClaimbackError(
            "foreign_folder",
            f"{out} already holds other files. Choose a new folder name with --out; nothing was written.",
        )


def _swap(fresh: Path, out: Path, given: Path | None) -> Path | None:
    aside = _aside(out)
    if not out.exists():
        fresh.rename(out)
        settle(out.parent)
        return None
    edited = _edited(out, given)
    out.rename(aside)
    try:
        fresh.rename(out)
    except OSError:
        aside.rename(out)
        raise
    settle(out.parent)
    return _put_away(aside, out, edited)


def _put_away(aside: Path, out: Path, edited: bool | None) -> Path | None:
    """Keep an edited folder under a new name, and remove an untouched one. Unknown is edited unless it is seen not."""
    if edited is None:
        edited = _edited(aside, None)
    if edited:
        return aside.rename(_free_name(out))
    shutil.rmtree(aside, ignore_errors=True)
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
    ours = _files(out)
    if given is not None:
        ours = {name: path for name, path in ours.items() if not (given.exists() and path.samefile(given))}
    return any(signed.get(name) != _digest(path) for name, path in ours.items())


def _sign(folder: Path) -> None:
    digests = {name: _digest(path) for name, path in _files(folder).items()}
    (folder / MANIFEST).write_text(json.dumps(digests, indent=1), encoding="utf-8")


def _files(folder: Path) -> dict[str, Path]:
    """Every file below the folder by its path in it, and folders that hold none."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file() or not any(path.iterdir()))
    return {path.relative_to(folder).as_posix(): path for path in found if path.name != MANIFEST}


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
