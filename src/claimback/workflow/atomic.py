"""Writing so that a stop at any point, of the program or the machine, leaves the old content or the new one, whole."""

import contextlib
import os
import tempfile
from collections.abc import Generator
from pathlib import Path

from claimback.model import ClaimbackError


def write_whole(path: Path, text: str) -> None:
    """The whole text or nothing: written beside, flushed to the disk, and put in place in one step.

    Raises `ClaimbackError`; then what was there before still is.
    """
    name = ""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}-", suffix=".new", dir=path.parent)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
        settle(path.parent)
    except OSError as error:
        if name:
            Path(name).unlink(missing_ok=True)
        raise ClaimbackError("unwritable", f"{path} cannot be written: {error.strerror}.") from error


def settle(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk. Where a system cannot do that, nothing is lost."""
    try:
        handle = os.open(path, os.O_RDONLY)
    except PermissionError:  # a folder on Windows
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextlib.contextmanager
def locked(folder: Path, busy: str | None = None) -> Generator[None]:
    """The folder for this process alone; nothing is left in it, and the lock ends with the process, killed or not.

    Raises `ClaimbackError` with the sentence `busy` where another process has it; without one, waits for it.
    """
    try:
        import fcntl
    except ImportError:  # no such locks on Windows
        yield
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError as error:
        raise ClaimbackError("unopened", f"{folder} cannot be opened: {error.strerror}.") from error
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | (fcntl.LOCK_NB if busy else 0))
        except BlockingIOError as error:
            raise ClaimbackError("busy", busy or "") from error
        yield
    finally:
        os.close(handle)
