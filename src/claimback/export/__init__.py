"""Everything that leaves the program as a file: letters, packet, calendar, the contract's JSON.

Heavy libraries are imported when a file is made, never before.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from claimback.export.contract import analysis_json as _analysis_json
from claimback.export.tools import Tools
from claimback.model import Analysis, Deadline, Document, Draft, Event, Exhibit


def docx(draft: Draft, path: Path) -> None:
    """Write the letter as a Word document to edit: the same draft gives the same bytes."""
    from claimback.export.word import document_bytes

    path.write_bytes(document_bytes(draft))


def text(draft: Draft, path: Path) -> None:
    """Write the letter as plain text."""
    from claimback.export.plain_text import text_of

    path.write_text(text_of(draft), encoding="utf-8")


def pdf(draft: Draft, path: Path, today: date) -> None:
    """Write the letter as a tagged PDF (PDF/UA-1) to print and send. Raises `ClaimbackError`."""
    from claimback.export.typeset import letter

    path.write_bytes(letter(draft, today))


def packet(
    path: Path,
    letters: tuple[Draft, Draft],
    exhibits: Iterable[tuple[Exhibit, Document, bytes]],
    today: date,
    *,
    tools: Tools,
    history: tuple[tuple[Event, ...], str] = ((), ""),
) -> int:
    """Write cover, letter, timeline and exhibits as one PDF, and return its number of pages.

    `exhibits`: each as read and with its file's bytes.

    `letters` are the cover and the appeal. The events of `history` are drawn as a timeline below its sentence, where
    there are at least two.

    Raises `ClaimbackError` naming the file when an exhibit can be shown neither as pages nor as text, or when something
    that the person wants blacked out may still be there. Then nothing is written.
    """
    from claimback.export.binder import bind
    from claimback.export.fronts import History

    return bind(path, letters, exhibits, today, tools=tools, history=History(*history))


def fax(packet: Path, path: Path, rows: Sequence[tuple[str, str]], today: date, *, tools: Tools) -> int:
    """Write a packet as a fax of black and white dots behind a sheet with `rows`; returns its number of pages.

    Raises `ClaimbackError`.
    """
    from claimback.export.facsimile import fax as made

    return made(packet, path, rows, today, tools)


def upload(packet: Path, stem: str, limit: int) -> tuple[Path, ...]:
    """Beside a packet of more than `limit` bytes: one with smaller pictures, or parts. Raises `ClaimbackError`."""
    from claimback.export.portions import upload as made

    return made(packet, stem, limit)


def calendar(deadlines: Iterable[Deadline], title: str, path: Path, today: date) -> None:
    """Write the deadlines as an iCalendar file; `today` stands in it as the time of writing."""
    from claimback.export.ics import calendar_bytes

    path.write_bytes(calendar_bytes(deadlines, title, today))


def analysis_json(analysis: Analysis) -> dict[str, Any]:
    """The analysis as the contract's object `claimback.analysis/1`."""
    return _analysis_json(analysis)


__all__ = ["Tools", "analysis_json", "calendar", "docx", "fax", "packet", "pdf", "text", "upload"]
