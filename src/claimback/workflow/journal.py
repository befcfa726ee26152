"""A file of result lines that a stopped run can go on with."""

import json
import os
from collections import Counter
from pathlib import Path
from typing import BinaryIO

from claimback.model.errors import ClaimbackError

_OURS = b'{"schema": "claimback.analysis/1"'


class Journal:
    """Appends lines to a JSON Lines file, and knows the files whose lines are there from earlier runs.

    A half-written last line is cut off; its file is read again. Raises `ClaimbackError` for a file with other content,
    for one that another run is writing, and for one that cannot be written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.failed = 0
        """Error lines of earlier runs whose files were asked for again."""
        self._done: Counter[tuple[str, str, bool]] = Counter()
        try:
            self._file: BinaryIO = path.open("a+b", buffering=0)
            _lock(self._file, path)
            self._take_up()
        except OSError as error:
            raise self._unwritable(error) from error

    @property
    def fresh(self) -> bool:
        """Whether no line of an earlier run is left to be matched."""
        return not self._done

    def has(self, filename: str, sha256: str) -> bool:
        """Whether a line for this very file is there; each line answers for one file."""
        for bad in (False, True):
            key = (filename, sha256, bad)
            if key in self._done:
                self._done[key] -= 1
                if not self._done[key]:
                    del self._done[key]
                self.failed += bad
                return True
        return False

    def add(self, line: str) -> None:
        """Append one line, whole or not at all."""
        end = self._file.seek(0, os.SEEK_END)
        data = line.encode()
        try:
            written = self._file.write(data)
            while written < len(data):
                written += self._file.write(data[written:])
        except OSError as error:
            self._file.truncate(end)
            raise self._unwritable(error) from error

    def close(self) -> None:
        """Give the file free."""
        self._file.close()

    def _take_up(self) -> None:
        self._file.seek(0)
        whole = 0
        with open(os.dup(self._file.fileno()), "rb") as lines:  # noqa: PTH123 - a descriptor, not a path
            for line in lines:
                if not line.endswith(b"\n"):
                    self._must_be_ours(whole > 0 or line[: len(_OURS)] == _OURS[: len(line)])
                    break
                self._remember(line)
                whole += len(line)
        self._file.truncate(whole)

    def _remember(self, line: bytes) -> None:
        try:
            data = json.loads(line)
            source = data["source"]
            self._done[source["filename"], source.get("sha256", ""), "error" in data] += 1
        except (ValueError, LookupError, TypeError, AttributeError):
            self._must_be_ours(False)

    def _must_be_ours(self, ours: bool) -> None:
        if not ours:
            raise ClaimbackError(
                "foreign_file",
                f"{self.path} holds something other than results of this program. Choose a new name with --out.",
            )

    def _unwritable(self, error: OSError) -> ClaimbackError:
        return ClaimbackError("unwritable", f"{self.path} cannot be written: {error.strerror}.")


def _lock(file: BinaryIO, path: Path) -> None:
    try:
        import fcntl
    except ImportError:  # no such locks on Windows
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        os.register_at_fork(after_in_child=file.close)  # or the lock lives as long as any process of a killed run
    except BlockingIOError as error:
        raise ClaimbackError("busy", f"Another run is writing {path}. Wait for it, or choose another file.") from error
