"""Tables of treatments and medicines: what stands under each column of a line, by the heading over it."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from claimback.evidence.dates import days, number, ranges
from claimback.evidence.mentions import first
from claimback.evidence.note import COUNTED, ONE_DAY, Note
from claimback.evidence.units import Unit
from claimback.knowledge import Book
from claimback.model import Document

_CELL = re.compile(r"[^\s|](?:[^\n|\t]*?[^\s|])?(?=[ ]{2,}|\s*[|\t]|\s*$)")
_NUMBER = re.compile(r"\d{1,3}")
_ENOUGH = {"start", "end", "dates", "visits", "outcome"}
"""A line is the head of a table where at least one of its columns is one of these, beside another known one."""

Cells = list[tuple[int, str]]
Lines = dict[tuple[int, int], dict[str, str]]


def tables(document: Document, book: Book) -> Lines:
    """For each line under a heading: its cells by the role of their column. The key is the page and where it begins."""
    found: Lines = {}
    for page in document.pages:
        head: list[tuple[int, str]] = []
        for start, line in _lines(page.text):
            cells = [(cell.start(), cell.group()) for cell in _CELL.finditer(line)]
            roles = _head(cells, book)
            if roles:
                head = roles
            elif head and len(cells) > 1:
                found[page.number, start + cells[0][0]] = _under(cells, head)
    return found


def in_columns(note: Note, unit: Unit, kind: str, lines: Lines, book: Book) -> dict[str, Any]:
    """Dates, visits and outcome of the treatment that a line of a table is about."""
    cells = lines.get((unit.page, unit.start), {})
    told: dict[str, Any] = {}
    found = {role: days(cells[role], note.dated, book) for role in ("start", "end", "dates") if role in cells}
    pair = next(ranges(cells.get("dates", ""), found.get("dates", ()), book), None)
    if pair:
        told = {"start": pair[0].on.isoformat(), "end": pair[1].on.isoformat()}
    else:
        first_day = found.get("start") or found.get("dates")
        told |= {"start": first_day[0].on.isoformat()} if first_day and not first_day[0].vague else {}
        last = found.get("end") or (first_day if kind in ONE_DAY else None)
        told |= {"end": last[0].on.isoformat()} if last and not last[0].vague else {}
    count = _NUMBER.search(cells.get("visits", ""))
    if count and kind in COUNTED:
        told["visits"] = number(count.group())
    for day in days(cells.get("outcome", ""), note.dated, book):
        if not day.vague and first(cells["outcome"][: day.start], "dated_role", book):
            told.setdefault("end", day.on.isoformat())
    ended = first(cells.get("outcome", ""), "outcome_cell", book) or first(cells.get("outcome", ""), "outcome", book)
    return told | ({"result": ended[0]} if ended else {})


def _lines(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for line in text.splitlines(keepends=True):
        yield at, line.rstrip("\n")
        at += len(line)


def _head(cells: Cells, book: Book) -> list[tuple[int, str]]:
    roles = [(at, found[0] if (found := first(text, "column", book)) else "") for at, text in cells]
    known = {role for _, role in roles if role}
    return roles if len(known) > 1 and known & _ENOUGH else []


def _under(cells: Cells, head: list[tuple[int, str]]) -> dict[str, str]:
    """Each cell under the heading that begins nearest to it."""
    told: Mapping[str, str] = {}
    for at, text in cells:
        role = min(head, key=lambda column: abs(column[0] - at))[1]
        told = {**told, role: text} if role and role not in told else told
    return dict(told)
