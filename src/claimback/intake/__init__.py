"""Bytes to Document: what a file says, page by page, with the place of every word.

Untrusted bytes are parsed in child processes with limits; whatever goes wrong there ends as `UnreadableFile` with one
plain sentence. Importing this package loads nothing heavy.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimback.model.document import Document

Progress = Callable[[str], None]

__all__ = [
    "Progress", "gather", "gray", "join", "load", "name_of", "photos_of", "read", "read_bytes", "render", "unpack",
    "unseen", "warm",
]  # fmt: skip


def load(path: Path) -> bytes:
    """The bytes of a file, up to the size limit. Raises UnreadableFile."""
    from claimback.intake.files import load as load_file

    return load_file(path)


def gather(folder: Path) -> bytes:
    """The photos of a folder, which make one letter, as the bytes of one archive. Raises UnreadableFile."""
    from claimback.intake.photos import gathered

    return gathered(folder)


def read(path: Path, progress: Progress | None = None) -> "Document":
    """Read a file. Raises UnreadableFile."""
    return read_bytes(load(path), name_of(path), progress)


def name_of(path: Path) -> str:
    """A file's name, with `?` for bytes of it that are no letters."""
    return path.name.encode("utf-8", "replace").decode("utf-8")


def read_bytes(data: bytes, filename: str, progress: Progress | None = None) -> "Document":
    """Read the bytes of a file; the type is told by content, `filename` is only kept. Raises UnreadableFile."""
    from claimback.intake.reader import read_document

    return read_document(data, filename, progress)


def unpack(data: bytes, filename: str) -> tuple[tuple[str, bytes], ...]:
    """The papers in a file, as (name, bytes): of a ZIP archive or a bundle of health records, else the file itself.

    Raises UnreadableFile.
    """
    from claimback.intake.papers import unpacked

    return unpacked(data, filename)


def join(papers: Sequence[tuple[str, bytes]]) -> tuple[tuple[str, bytes], ...]:
    """The papers with loose entries of a health record, one file each, put together as one bundle is."""
    from claimback.intake.papers import joined

    return joined(papers)


def render(data: bytes, page: int = 1, dpi: float = 100) -> bytes:
    """A picture of a page (counted from 1) of a PDF or picture file, as PNG bytes. Raises UnreadableFile."""
    from claimback.intake.rendering import page_image

    return page_image(data, page, dpi)


def gray(data: bytes, page: int, dpi: float) -> tuple[int, int, int, bytes]:
    """Width, height, bytes a row and the gray pixels of a page of a PDF, counted from 1. Raises UnreadableFile."""
    from claimback.intake.rendering import gray_page

    return gray_page(data, page, dpi)


def unseen(data: bytes) -> tuple[int, ...]:
    """Numbers of the pages of a PDF that hold text which nobody sees. Raises UnreadableFile."""
    from claimback.intake.rendering import unseen as unseen_pages

    return unseen_pages(data)


def photos_of(data: bytes) -> tuple[bytes, ...]:
    """The pictures in an archive of photos, by name: `Page.picture` counts them from 1. Raises UnreadableFile."""
    from claimback.intake.rendering import photos

    return photos(data)


def warm() -> None:
    """Start the reading process now, so that it is up when the first PDF comes. Never needed, only quicker."""
    from claimback.intake.process import worker

    worker("parse").start()
