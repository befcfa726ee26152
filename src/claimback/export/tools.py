"""What the packet needs of the reading stage: strange bytes are only ever opened in its processes with limits."""

from collections.abc import Callable
from dataclasses import dataclass

from claimback.model import Document


def _silent(_message: str) -> None:
    pass


@dataclass(frozen=True, slots=True)
class Tools:
    """Functions of the reading stage. Each raises `UnreadableFile`."""

    look: Callable[[bytes, int, float], bytes]
    """A page of a PDF or a picture file, counted from 1, at so many dots an inch, as PNG."""
    gray: Callable[[bytes, int, float], tuple[int, int, int, bytes]]
    """The same of a PDF as width, height, bytes a row, and gray pixels: quicker."""
    read: Callable[[bytes, str], Document]
    """The text of a file, with the places of its words; of a picture by looking at it."""
    photos: Callable[[bytes], tuple[bytes, ...]]
    """The pictures in an archive."""
    unseen: Callable[[bytes], tuple[int, ...]]
    """Pages of a PDF that hold text which nobody sees."""
    progress: Callable[[str], None] = _silent
