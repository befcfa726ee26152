"""The box of dates and visits that a therapy note has at its top."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from claimback.evidence.dates import days, number, ranges
from claimback.evidence.logs import logged
from claimback.evidence.mentions import Mention, first, mentions, nearest
from claimback.evidence.note import COUNTED, Note, Seen
from claimback.knowledge import Book
from claimback.knowledge.cues_records import Target

STAND_IN = Target(id="therapy_box", source="own", updated=date(2026, 11, 26), fact="visits", value="box", patterns=())
"""What a date in the box is found by."""


def with_box(note: Note, seen: list[Seen], book: Book) -> list[Seen]:
    """A therapy note's own box of dates and visits, for the therapy that it is about."""
    box, shown = _box(note, book)
    index = next((n for n, one in enumerate(seen) if one.item["kind"] in COUNTED), None)
    if index is not None:
        one = seen[index]
        item = {**box, **one.item} | ({"directed_by": note.doctor} if note.doctor else {})
        seen[index] = replace(one, item=item)
    elif shown:
        kind = _hands_on(note, book)
        item = {"kind": kind, "what": kind.replace("_", " "), **box}
        seen.insert(
            0, Seen(item | ({"directed_by": note.doctor} if note.doctor else {}), shown, shown.span(note.document))
        )
    return seen


def _hands_on(note: Note, book: Book) -> str:
    """Which of the counted treatments a paper is about that names none: its head says so."""
    head = mentions(note.units[:6], ("treatment",), book)
    return next((one.target.value for one in head if one.target.value in COUNTED), "physical_therapy")


def _box(note: Note, book: Book) -> tuple[dict[str, Any], Mention | None]:
    box: dict[str, Any] = {}
    shown: Mention | None = None
    for unit in note.units:
        if unit.section in ("goals", "plan"):
            continue
        found = days(unit.text, note.dated, book)
        for day in found:
            lead = unit.text[max(0, day.start - 40) : day.start]
            role = None if first(lead, "dated_aside", book) else nearest(lead, "dated_role", book)
            if role and not day.vague:
                box.setdefault(role[0], day.on.isoformat())
                shown = shown or Mention(STAND_IN, unit, day.start, day.end, {}, frozenset())
        for one, other in ranges(unit.text, found, book):
            if not one.vague and "start" not in box and first(unit.text[: one.start], "period", book):
                box |= {"start": one.on.isoformat(), "end": other.on.isoformat()}
                shown = shown or Mention(STAND_IN, unit, one.start, other.end, {}, frozenset())
        visits = mentions((unit,), ("visits",), book)
        if visits:
            shown = shown or visits[0]
            box.setdefault("visits", number(visits[0].named["n"]))
        others = any(one.target.value not in COUNTED for one in mentions((unit,), ("treatment",), book))
        outcome = None if others else first(unit.text, "outcome", book)
        if outcome:
            box.setdefault("result", outcome[0])
    log = logged(note.document, note.dated, book)
    if log:
        box = {"start": log[0].isoformat(), "end": log[-1].isoformat()} | box
        box["visits"] = max(len(log), box.get("visits", 0))
        shown = shown or next(_logged_in(note, log[0], book), None)
    return box, shown


def _logged_in(note: Note, first_day: date, book: Book) -> Iterator[Mention]:
    """The line of a log that has its first day."""
    for unit in note.units:
        for day in days(unit.text, note.dated, book):
            if day.on == first_day:
                yield Mention(STAND_IN, unit, day.start, day.end, {}, frozenset())
