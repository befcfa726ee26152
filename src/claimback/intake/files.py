"""The one place where intake touches the disk."""

from pathlib import Path

from claimback.intake import limits
from claimback.intake.refusal import refusal


def load(path: Path) -> bytes:
    """The bytes of a file, or UnreadableFile with `missing`, `not_a_file` or `too_large`."""
    try:
        with path.open("rb") as file:
            data = file.read(limits.FILE_BYTES + 1)
    except FileNotFoundError as error:
        raise refusal("missing") from error
    except OSError as error:
        raise refusal("not_a_file") from error
    return data
