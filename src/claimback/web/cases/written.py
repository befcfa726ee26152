"""A letter or the dates as a file, and the media types of what a case gives out."""

import io
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from django.http import HttpResponse

from claimback import export
from claimback.model import Analysis, Draft
from claimback.web.cases.compute import COPIES
from claimback.web.cases.tongue import spoken_book

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FILES: dict[str, tuple[str, Callable[[Draft, Path, date], None]]] = {
    "docx": (_DOCX, lambda draft, path, _: export.docx(draft, path)),
    "pdf": ("application/pdf", export.pdf),
}
TYPES = {
    "pdf": "application/pdf", "ics": "text/calendar", "json": "application/json", "txt": "text/plain; charset=utf-8",
    "yaml": "text/plain; charset=utf-8", "docx": _DOCX,
}  # fmt: skip
"""Media types of the files of an appeal's folder; no other ending is given out."""


def as_file(draft: Draft, kind: str, today: date) -> tuple[bytes, str]:
    """A letter's bytes and media type."""
    media, write = FILES[kind]
    return _made(lambda path: write(draft, path, today)), media


def dates(analysis: Analysis, today: date) -> bytes:
    """The dates for a calendar."""
    return _made(lambda path: export.calendar(analysis.rights.deadlines, "Appeal", path, today))


def as_download(data: bytes, media: str, name: str) -> HttpResponse:
    """The answer that a browser or a program keeps as a file of that name."""
    return HttpResponse(data, content_type=media, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def shown_files(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of an appeal's folder for this page: letters' copies in another language where it is in that one."""
    hidden = f"letters/{COPIES}/"
    return {name: data for name, data in files.items() if spoken_book().language or not name.startswith(hidden)}


def zipped(files: Mapping[str, bytes]) -> bytes:
    """The files as one archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def _made(write: Callable[[Path], None]) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file"
        write(path)
        return path.read_bytes()
