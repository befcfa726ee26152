"""One file that a person gives may hold many papers: a ZIP archive, a bundle of health records."""

from collections.abc import Sequence
from typing import Any

from claimback.intake import limits
from claimback.intake.process import worker
from claimback.intake.refusal import refusal
from claimback.intake.refused import Refused
from claimback.intake.sniff import sniff

SMALL = 256 * 1024
"""Bytes of a file that may be a single entry of a health record."""
_MOST_DEEP = 2
"""An archive in an archive is opened; one deeper is given on as it is, and refused by its reader."""


def unpacked(data: bytes, filename: str) -> tuple[tuple[str, bytes], ...]:
    """See `claimback.intake.unpack`."""
    try:
        return tuple(_papers(data, filename, 0))
    except Refused as refused:
        raise refusal(refused.code, refused.detail) from refused


def joined(papers: Sequence[tuple[str, bytes]]) -> tuple[tuple[str, bytes], ...]:
    """See `claimback.intake.join`."""
    loose = [paper for paper in papers if _reader(paper[1]) == "fhir" and len(paper[1]) < SMALL]
    if len(loose) < 2:
        return tuple(papers)
    head = {"job": "join", "names": [name for name, _ in loose], "sizes": [len(data) for _, data in loose]}
    try:
        files = _cut(*worker("parse").ask(head, b"".join(data for _, data in loose), limits.PARSE_WALL))
        found = [paper for name, data in files for paper in _papers(data, name, 1)]
    except Refused:
        return tuple(papers)
    return (*(paper for paper in papers if paper not in loose), *found)


def _papers(data: bytes, filename: str, depth: int) -> list[tuple[str, bytes]]:
    reader = _reader(data)
    if reader == "zip" and depth < _MOST_DEEP:
        return [paper for name, held in parts("unzip", data) for paper in _papers(held, name, depth + 1)]
    if reader == "fhir":
        return parts("split", data, filename)
    return [(filename, data)]


def _reader(data: bytes) -> str:
    """The kind of the file; what cannot be told is for its reader to refuse."""
    try:
        return sniff(data).reader if len(data) <= limits.FILE_BYTES else ""
    except Refused:
        return ""


def parts(job: str, data: bytes, filename: str = "") -> list[tuple[str, bytes]]:
    """The files that a job of the reading process finds in one, by name."""
    return _cut(*worker("parse").ask({"job": job, "name": filename}, data, limits.PARSE_WALL))


def _cut(head: dict[str, Any], body: bytes) -> list[tuple[str, bytes]]:
    files: list[tuple[str, bytes]] = []
    at = 0
    for name, size in zip(head["names"], head["sizes"], strict=True):
        files.append((str(name), body[at : at + size]))
        at += size
    return files
