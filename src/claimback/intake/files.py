"""The one place where intake touches the disk."""

import os
import stat
from pathlib import Path

from claimback.intake import limits
from claimback.intake.refusal import refusal

_WAITLESS = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""A pipe without a writer would otherwise hold the program up for ever."""


def load(path: Path) -> bytes:
    """The bytes of a file, or UnreadableFile with `missing`, `not_a_file` (a folder, a pipe, a device)."""
    try:
        with open(path, "rb", opener=_opener) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise refusal("not_a_file")
            return file.read(limits.FILE_BYTES + 1)
    except FileNotFoundError as error:
        raise refusal("missing") from error
    except (OSError, ValueError) as error:  # a name with a zero byte is a ValueError
        raise refusal("not_a_file") from error


def _opener(path: str, flags: int) -> int:
    return os.open(path, flags | _WAITLESS)
