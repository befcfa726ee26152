"""The bytes of a case's files by document id: the first of them in memory, all others on the disk until the end."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

IN_MEMORY = 32 * 1024 * 1024
"""Bytes that are kept at hand."""


class Originals(Mapping[str, bytes]):
    """A mapping that does not grow in memory. Its folder is readable by its owner only, and goes with it."""

    def __init__(self) -> None:
        self._near: dict[str, bytes] = {}
        self._far: dict[str, Path] = {}
        self._size = 0
        self._folder: TemporaryDirectory[str] | None = None

    def put(self, document: str, data: bytes) -> None:
        """Keep the bytes of a document."""
        if document in self:
            return
        if self._size + len(data) <= IN_MEMORY:
            self._size += len(data)
            self._near[document] = data
            return
        self._folder = self._folder or TemporaryDirectory(prefix="claimback-files-")
        self._far[document] = Path(self._folder.name) / document
        self._far[document].write_bytes(data)

    def __getitem__(self, document: str) -> bytes:
        return self._near[document] if document in self._near else self._far[document].read_bytes()

    def __iter__(self) -> Iterator[str]:
        yield from self._near
        yield from self._far

    def __len__(self) -> int:
        return len(self._near) + len(self._far)
