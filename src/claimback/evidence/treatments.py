"""Treatments that a note shows: kind, dates, visits, outcome, and who directed them."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any

from claimback.evidence.box import with_box
from claimback.evidence.courses import begins, course, each_day, goes_on, told_apart
from claimback.evidence.mentions import Mention, first, mentions
from claimback.evidence.note import BY_NAME, COUNTED, ONE_DAY, Note, Seen
from claimback.evidence.outcomes import inherits, listed, outcome, settle, told_next
from claimback.evidence.tables import Lines, in_columns, tables
from claimback.evidence.units import Unit
from claimback.knowledge import Book
from claimback.model import Document, Fact, Span

SHORT_LINE = 6
"""Words of a line that may be a clinic's name or a heading."""


def treatments(note: Note, book: Book) -> tuple[Fact, ...]:
    """One fact for each treatment, its value a list of one item of the fact `treatments`."""
    found = list(_all(note, book))
    settle(found, note.units, book)
    seen = _merge(found)
    if note.kind == "therapy_note":
        seen = with_box(note, seen, book)
    return tuple(
        Fact(
            name="treatments",
            value=[one.item],
            source=one.span,
            found_by=one.mention.target.id,
            confidence=0.8 if one.item.get("start") else 0.6,
        )
        for one in seen
    )


def treatments_denied(note: Note, book: Book) -> Iterator[Fact]:
    """Kinds of treatment that the note says were not had: `has not had any injections`."""
    seen: set[str] = set()
    for mention in mentions(note.units, ("treatment",), book):
        kind = mention.target.value
        if mention.denied and "planned" not in mention.contexts and kind not in seen:
            seen.add(kind)
            source = mention.span(note.document, 0, len(mention.unit.text))
            yield Fact(
                name="treatments_denied", value=[kind], source=source, found_by=mention.target.id, confidence=0.7
            )


def _all(note: Note, book: Book) -> Iterator[Seen]:
    after = {unit: following for unit, following in pairwise(note.units)}
    lines = tables(note.document, book)
    for unit in note.units:
        if first(unit.text, "allergy_line", book):
            continue
        found = told_apart(mentions((unit,), ("treatment",), book), book)
        before: dict[str, Any] = {}
        carried = ""
        for index, mention in enumerate(found):
            item = course(note, found, index, before, book)
            if item is None:
                continue
            item |= _row(note, found, index, lines, book)
            if _letterhead(item, unit):
                continue
            ended, lead = outcome(found, index, book)
            carried = ended if lead else carried if index and inherits(found, index, book) else ""
            if (ended or carried) and not begins(note, found, index, before, book):
                item.setdefault("result", ended or carried)
            before = item
            item = _continued(item, note, found, index, following=after.get(unit), book=book)
            for one in each_day(item, note, found, index, book):
                yield Seen(one, mention, _span(note.document, mention, found, index))


def _continued(
    item: dict[str, Any], note: Note, found: tuple[Mention, ...], index: int, *, following: Unit | None, book: Book
) -> dict[str, Any]:
    """The item with what the next sentences add. In a therapist's note they are about the therapy alone."""
    last, counted = index == len(found) - 1, item["kind"] in COUNTED
    if note.kind == "therapy_note" and not counted:
        return {key: value for key, value in item.items() if key != "result"}
    if "result" not in item:
        item = item | told_next(following, book, last=last, of_list=listed(found, index, book))
    return item | goes_on(note, item, found[0].unit, book) if counted and last else item


def _row(note: Note, found: tuple[Mention, ...], index: int, lines: Lines, book: Book) -> dict[str, Any]:
    """What the columns say of the first treatment of a line; another one there is a remark."""
    return in_columns(note, found[0].unit, found[0].target.value, lines, book) if index == 0 else {}


def _letterhead(item: dict[str, Any], unit: Unit) -> bool:
    """Whether a short line only names a kind of therapy, as the head of a clinic's paper does."""
    bare = not item.keys() & {"start", "end", "visits", "result"} and not unit.text.endswith(".")
    return bare and item["kind"] in (*COUNTED, *ONE_DAY) and len(unit.text.split()) <= SHORT_LINE


def _span(document: Document, mention: Mention, found: tuple[Mention, ...], index: int) -> Span:
    text = mention.unit.text
    end = found[index + 1].start if index + 1 < len(found) else len(text)
    return mention.span(document, 0 if index == 0 else mention.start, len(text[:end].rstrip(" ,;")))


def _merge(seen: list[Seen]) -> list[Seen]:
    """The same treatment told twice is one: facts of the fuller telling, completed by the other."""
    kept: list[Seen] = []
    for one in sorted(seen, key=lambda one: _generic(one.item)):
        index = next((n for n, have in enumerate(kept) if _same(have.item, one.item)), None)
        if index is None:
            kept.append(one)
        else:
            kept[index] = _fuller(kept[index], one)
    return kept


def _same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two tellings are of one treatment. Two courses of therapy with other dates are two."""
    if one["kind"] != other["kind"] or (one["kind"] in BY_NAME and not _generic(other) and _name(one) != _name(other)):
        return False
    if one["kind"] not in (*COUNTED, *ONE_DAY):
        return True
    both = {**other, **one}
    ordered = "start" not in both or "end" not in both or both["start"] <= both["end"]
    return ordered and all(one.get(key, other.get(key)) == other.get(key, one.get(key)) for key in ("start", "end"))


def _name(item: dict[str, Any]) -> str:
    return str(item["what"]).lower()


def _generic(item: dict[str, Any]) -> bool:
    """Told by its class alone, so that it is what was told more exactly elsewhere: `NSAIDs`, an undated injection."""
    if item["kind"] in ONE_DAY:
        return "start" not in item
    return item["kind"] == "nsaid" and _name(item).startswith(("nsaid", "anti", "non"))


def _fuller(have: Seen, more: Seen) -> Seen:
    both = {**more.item, **have.item}
    best = more if len(more.item) > len(have.item) else have
    return replace(best, item=both)
