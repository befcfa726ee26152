"""Treatments that a note shows: kind, dates, visits, outcome, and who directed them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

from claimback.evidence.box import with_box
from claimback.evidence.dates import Day, days, number, ranges
from claimback.evidence.mentions import Mention, first, mentions, nearest, values
from claimback.evidence.note import COUNTED, Note, Seen
from claimback.evidence.outcomes import outcome, segment, told_next
from claimback.evidence.units import Unit
from claimback.knowledge import Book
from claimback.model import Document, Fact, Span

NEAR_LEAD = 24
"""Characters beside a treatment in which `continue` stands."""
SHORT_LINE = 6
"""Words of a line that may be a clinic's name or a heading."""
ONE_DAY = ("injection",)
STARTED_IN_PLAN = ("nsaid", "other_medicine", "brace", "home_exercise", "activity_change")
BY_NAME = ("nsaid", "other_medicine")
"""Kinds of which several different ones may stand in one note, told apart by their names."""


def treatments(note: Note, book: Book) -> tuple[Fact, ...]:
    """One fact for each treatment, its value a list of one item of the fact `treatments`."""
    seen = _merge(list(_all(note, book)))
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
    for unit in note.units:
        found = _outermost(mentions((unit,), ("treatment",), book))
        before: dict[str, Any] = {}
        for index, mention in enumerate(found):
            item = _item(note, found, index, before, book)
            if item and not _letterhead(item, unit):
                before = item
                if "result" not in item:
                    item |= told_next(after.get(unit), book, last=index == len(found) - 1)
                yield Seen(item, mention, _span(note.document, mention, found, index))


def _letterhead(item: dict[str, Any], unit: Unit) -> bool:
    """Whether a short line only names a kind of therapy, as the head of a clinic's paper does."""
    bare = not item.keys() & {"start", "end", "visits", "result"}
    return bare and item["kind"] in (*COUNTED, *ONE_DAY) and len(unit.text.split()) <= SHORT_LINE


def _outermost(found: tuple[Mention, ...]) -> tuple[Mention, ...]:
    kept: list[Mention] = []
    for mention in found:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return tuple(kept)


def _item(
    note: Note, found: tuple[Mention, ...], index: int, before: dict[str, Any], book: Book
) -> dict[str, Any] | None:
    mention = found[index]
    own, whole = segment(found, index), mention.unit.text
    item: dict[str, Any] = {"kind": mention.target.value, "what": mention.text}
    started = _starts_now(note, mention, book)
    if started and note.dated:
        item["start"] = note.dated.isoformat()
    elif not (_happened(mention) or _goes_on(own, mention, book)):
        return None
    item |= (
        _dates(own, note.dated, item["kind"], book) or _shared(own, before, book) or _joined(note, found, index, book)
    )
    if item["kind"] in ONE_DAY and "start" not in item and note.dated and first(whole, "procedure", book):
        item["start"] = item["end"] = note.dated.isoformat()
    item |= _visits(item["kind"], own, whole, book) | _dose(item["kind"], own, book)
    ended = outcome(found, index, book)
    if ended and not started:
        item["result"] = ended
    return item | _directed(note, own, started, book)


def _happened(mention: Mention) -> bool:
    return not mention.contexts & {"negated", "family", "hypothetical", "planned"}


def _goes_on(own: str, mention: Mention, book: Book) -> bool:
    """A plan to continue something says that it is being done."""
    against = {"negated", "family", "hypothetical"}
    lead = mention.unit.text[max(0, mention.start - NEAR_LEAD) : mention.start]
    return not mention.contexts & against and first(f"{lead} {own[-NEAR_LEAD:]}", "continues", book) is not None


def _starts_now(note: Note, mention: Mention, book: Book) -> bool:
    lead = mention.unit.text[: mention.start]
    return (
        mention.unit.section == "plan"
        and mention.target.value in STARTED_IN_PLAN
        and not mention.contexts & {"negated", "hypothetical"}
        and first(lead, "start_now", book) is not None
    )


def _dates(own: str, written: date | None, kind: str, book: Book) -> dict[str, Any]:
    found = tuple(day for day in days(own, written, book) if not day.vague)
    pair = next(ranges(own, found, book), None)
    if pair:
        return {"start": pair[0].on.isoformat(), "end": pair[1].on.isoformat()}
    roles = {role: day for day in found if (role := _role(own, day, kind, book))}
    if "start" in roles and kind in ONE_DAY:
        roles["end"] = roles["start"]
    return {role: day.on.isoformat() for role, day in roles.items()}


def _role(own: str, day: Day, kind: str, book: Book) -> str:
    lead = own[max(0, day.start - 60) : day.start]
    if first(lead, "birth_label", book):
        return ""
    role = nearest(lead, "dated_role", book)
    return role[0] if role else ("start" if kind in ONE_DAY + STARTED_IN_PLAN else "")


def _shared(own: str, before: dict[str, Any], book: Book) -> dict[str, Any]:
    """The dates of the treatment before, where this one went on `throughout`."""
    if not first(own, "throughout", book):
        return {}
    return {key: before[key] for key in ("start", "end") if key in before}


def _joined(note: Note, found: tuple[Mention, ...], index: int, book: Book) -> dict[str, Any]:
    """The dates of the next treatment, where both stand together: `rest and a collar since May 1`."""
    if index + 1 == len(found) or found[index].target.value in (*BY_NAME, *COUNTED, *ONE_DAY):
        return {}
    gap = found[index].unit.text[found[index].end : found[index + 1].start].split()
    if not gap or gap[0] != "and" or len(gap) > 2:
        return {}
    return _dates(segment(found, index + 1), note.dated, found[index + 1].target.value, book)


def _visits(kind: str, own: str, whole: str, book: Book) -> dict[str, Any]:
    if kind not in COUNTED:
        return {}
    found = first(own, "visits", book) or first(whole, "visits", book)
    return {"visits": number(found[1].group("n"))} if found and found[1].group("n").lower() != "a" else {}


def _dose(kind: str, own: str, book: Book) -> dict[str, Any]:
    found = first(own, "dose", book) if kind in BY_NAME else None
    return {"dose": found[1].group()} if found else {}


def _directed(note: Note, own: str, started: bool, book: Book) -> dict[str, Any]:
    found = values(own, "directed", book)
    if "named" in found:
        return {"directed_by": " ".join(found["named"].group("v").split())}
    if "self" in found:
        return {"directed_by": "self"}
    if (started or found or note.kind in ("therapy_note", "medication_list")) and note.doctor:
        return {"directed_by": note.doctor}
    return {"directed_by": "the prescriber"} if found or note.kind == "medication_list" else {}


def _span(document: Document, mention: Mention, found: tuple[Mention, ...], index: int) -> Span:
    text = mention.unit.text
    end = found[index + 1].start if index + 1 < len(found) else len(text)
    return mention.span(document, 0 if index == 0 else mention.start, len(text[:end].rstrip(" ,;")))


def _merge(seen: list[Seen]) -> list[Seen]:
    """The same treatment told twice is one: facts of the fuller telling, completed by the other."""
    kept: dict[tuple[str, str], Seen] = {}
    for one in sorted(seen, key=lambda one: _generic(one.item)):
        key = _key(one.item, kept)
        have = kept.get(key)
        kept[key] = one if have is None else _fuller(have, one)
    return list(kept.values())


def _key(item: dict[str, Any], kept: dict[tuple[str, str], Seen]) -> tuple[str, str]:
    kind = item["kind"]
    name = str(item["what"]).lower() if kind in BY_NAME else ""
    if kind == "injection":
        name = str(item.get("start", ""))
    if _generic(item):
        name = next((key[1] for key in kept if key[0] == kind), name)
    return kind, name


def _generic(item: dict[str, Any]) -> bool:
    """Whether a medicine is told by its class alone: `NSAIDs`, which is the named one told before."""
    return item["kind"] == "nsaid" and str(item["what"]).lower().startswith(("nsaid", "anti"))


def _fuller(have: Seen, more: Seen) -> Seen:
    both = {**more.item, **have.item}
    best = more if len(more.item) > len(have.item) else have
    return replace(best, item=both)
