"""One file that a person gives may hold many papers: a ZIP archive, a bundle of health records."""

from claimback.intake import limits
from claimback.intake.process import worker
from claimback.intake.refusal import refusal
from claimback.intake.refused import Refused
from claimback.intake.sniff import sniff

_MOST_DEEP = 2
"""An archive in an archive is opened; one deeper is given on as it is, and refused by its reader."""


def unpacked(data: bytes, filename: str) -> tuple[tuple[str, bytes], ...]:
    """See `claimback.intake.unpack`."""
    try:
        return tuple(_papers(data, filename, 0))
    except Refused as refused:
        raise refusal(refused.code, refused.detail) from refused


def _papers(data: bytes, filename: str, depth: int) -> list[tuple[str, bytes]]:
    reader = _reader(data)
    if reader == "zip" and depth < _MOST_DEEP:
        return [paper for name, held in _parts("unzip", data) for paper in _papers(held, name, depth + 1)]
    if reader == "fhir":
        return _parts("split", data, filename)
    return [(filename, data)]


def _reader(data: bytes) -> str:
    """The kind of the file; what cannot be told is for its reader to refuse."""
    try:
        return sniff(data).reader if len(data) <= limits.FILE_BYTES else ""
    except Refused:
        return ""


def _parts(job: str, data: bytes, filename: str = "") -> list[tuple[str, bytes]]:
    head, body = worker("parse").ask({"job": job, "name": filename}, data, limits.PARSE_WALL)
    files: list[tuple[str, bytes]] = []
    at = 0
    for name, size in zip(head["names"], head["sizes"], strict=True):
        files.append((str(name), body[at : at + size]))
        at += size
    return files
