"""Re-evaluations, earlier imaging and the beginning of symptoms that a note shows."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from claimback.evidence.dates import Day, days
from claimback.evidence.mentions import Mention, first, mentions
from claimback.evidence.note import Note
from claimback.evidence.units import Unit
from claimback.knowledge import Book, compiled
from claimback.knowledge.cues_records import Target
from claimback.model import Fact, Span

REMOTE = ("telephone", "video", "portal")
NEAR_DAY = 20
"""Characters between a re-check, or a day of one, and the next day."""
NEAR_CUE = 14
"""Characters between the words that announce an onset and its date."""


def reevaluation(note: Note, treated: bool, book: Book) -> Iterator[Fact]:
    """The visit itself as a re-evaluation after treatment, or one that the text tells of with its date."""
    how = _how(note, book)
    told: set[str] = set()
    for mention in mentions(note.units, ("recheck",), book):
        if mention.contexts & {"planned", "hypothetical", "negated", "family"}:
            continue
        found = _days_in(note, mention.unit, mention.end, book)
        if found and found[0].on == note.dated and note.kind == "therapy_note":
            continue
        if found and (note.kind != "office_note" or found[0].on != note.dated):
            for day in (day for day in found if day.on.isoformat() not in told):
                told.add(day.on.isoformat())
                yield _recheck(note, day.on.isoformat(), how, mention.span(note.document, mention.start, day.end))
        elif note.kind == "office_note" and note.dated and treated:
            yield _recheck(note, note.dated.isoformat(), how, mention.span(note.document))
            return
    if treated and note.kind == "office_note" and how in REMOTE and note.dated:
        first_unit = note.units[0]
        span = note.document.span(first_unit.page, first_unit.start, first_unit.end)
        yield _recheck(note, note.dated.isoformat(), how, span)


def _recheck(note: Note, day: str, how: str, span: Span) -> Fact:
    item = {"date": day, "how": how} | ({"by": note.doctor} if note.doctor else {})
    return Fact(name="reevaluation", value=[item], source=span, found_by="recheck_said", confidence=0.8)


def _how(note: Note, book: Book) -> str:
    found = mentions(note.units[:8], ("how",), book)
    return found[0].target.value if found else "office"


def _days_in(note: Note, unit: Unit, after: int, book: Book) -> list[Day]:
    """The day that follows the words closely, and those joined to it: `on June 10 and again on August 12`."""
    chain: list[Day] = []
    for day in days(unit.text, note.dated, book):
        reached = chain[-1].end if chain else after
        if not day.counted and not day.vague and 0 <= day.start - reached <= NEAR_DAY:
            chain.append(day)
    return chain


def prior_imaging(note: Note, book: Book) -> Iterator[Fact]:
    """Imaging that was done: a report itself, or a study that the text gives with a date or a result."""
    main, own = _parts(note, book), _own_study(note, book)
    seen: set[tuple[str, str]] = set()
    for mention in mentions(note.units, ("study",), book):
        item = _imaging_item(note, mention, main, own, book)
        key = (str(item["study"]), str(item.get("date", ""))) if item else ("", "")
        if item and key not in seen:
            seen.add(key)
            span = mention.span(note.document, mention.start, len(mention.unit.text))
            yield Fact(name="prior_imaging", value=[item], source=span, found_by=mention.target.id, confidence=0.8)


def _imaging_item(
    note: Note, mention: Mention, main: list[str], own: Mention | None, book: Book
) -> dict[str, Any] | None:
    rest = mention.unit.text[mention.start :]
    found = [day for day in days(rest, note.dated, book) if not day.counted]
    result = first(rest, "result", book)
    item: dict[str, Any] = {"study": mention.target.value}
    if own and (mention.unit, mention.start) == (own.unit, own.start):
        found = [] if not note.dated else [Day(0, 0, note.dated, vague=False, counted=False)]
        item["result"] = _impression(note)
    elif _not_done(mention, dated=bool(found), told=result is not None):
        return None
    if found:
        item["date"] = found[0].on.isoformat()
    if result and "result" not in item:
        item["result"] = rest[result[1].start() :].strip(" .:")
    whole = mention.target.value == "nuclear" and any(first(unit.text, "whole_body", book) for unit in note.units)
    return item if whole else item | _part(rest, mention.unit.text, main, book)


def _own_study(note: Note, book: Book) -> Mention | None:
    """The study that a report is on: the first one that it names outside of what it compares with."""
    if note.kind != "imaging_report":
        return None
    named = mentions(note.units, ("study",), book)
    return next((one for one in named if not first(one.unit.text, "compared", book)), None)


def _not_done(mention: Mention, *, dated: bool, told: bool) -> bool:
    """Planned, denied or only named. A denial beside a date is about the finding, not about the study."""
    denied = bool(mention.contexts & {"negated", "hypothetical", "family"})
    return "planned" in mention.contexts or (denied and not dated) or not (dated or told)


def _impression(note: Note) -> str:
    said = [unit.text for unit in note.units if unit.section == "assessment"]
    return " ".join(said)[:300]


def _part(rest: str, whole: str, main: list[str], book: Book) -> dict[str, str]:
    parts = [target for target in main if first(rest, "part", book) and _names(rest, target, book)]
    parts = parts or [target for target in main if _names(whole, target, book)] or main[:1]
    return {"part": parts[0]} if parts else {}


def _names(text: str, part: str, book: Book) -> bool:
    return any(compiled(book, p.match).search(text) for p in book.records(Target)[f"part_{part}"].patterns)


def _parts(note: Note, book: Book) -> list[str]:
    """The parts of the body that a note names, most often named first."""
    found = [m.target.value for m in mentions(note.units, ("part",), book) if "family" not in m.contexts]
    return [part for part, _ in Counter(found).most_common()]


def symptom_onset(note: Note, book: Book) -> Iterator[Fact]:
    """When the symptoms began: the first plain statement of the note."""
    written = _written(note, book)
    for mention in mentions(note.units, ("onset",), book):
        found = [day for day in days(mention.unit.text, written[mention.unit], book) if _at_cue(day, mention)]
        if found and not mention.contexts & {"family", "hypothetical"}:
            day = found[0]
            yield Fact(
                name="symptom_onset",
                value=day.on.isoformat(),
                source=mention.span(note.document, min(mention.start, day.start), max(mention.end, day.end)),
                found_by=mention.target.id,
                confidence=0.5 if day.vague else 0.85,
            )
            return


def _written(note: Note, book: Book) -> dict[Unit, date | None]:
    """The day on which each sentence was written: copied text keeps the day of the note that it was copied from."""
    written: dict[Unit, date | None] = {}
    on, section = note.dated, ""
    for unit in note.units:
        if unit.section != section:
            on, section = note.dated, unit.section
        if first(unit.text, "copied", book):
            copied = (
                day for day in days(unit.text, note.dated, book) if first(unit.text[: day.start], "copied_from", book)
            )
            on = next((day.on for day in copied), on)
        written[unit] = on
    return written


def _at_cue(day: Day, mention: Mention) -> bool:
    return mention.start <= day.start <= mention.end + NEAR_CUE or day.start <= mention.start < day.end
