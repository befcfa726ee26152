"""Treatments that a note shows: kind, dates, visits, outcome, and who directed them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from re import Match
from typing import Any

from claimback.evidence.dates import Day, days, number, ranges
from claimback.evidence.mentions import Mention, first, mentions, nearest
from claimback.evidence.units import Unit
from claimback.knowledge import Book
from claimback.model import Document, Fact, Span

SHORT_LINE = 6
"""Words of a line that may be a clinic's name or a heading."""
NEAR = 40
"""Characters in which an outcome that is said first stands before its treatment."""
NOT_TOLERATED = "could_not_tolerate"
ONE_DAY = ("injection",)
COUNTED = ("physical_therapy", "manipulation", "injection")
STARTED_IN_PLAN = ("nsaid", "other_medicine", "brace", "home_exercise", "activity_change")
BY_NAME = ("nsaid", "other_medicine")
"""Kinds of which several different ones may stand in one note, told apart by their names."""


@dataclass(frozen=True, slots=True)
class Note:
    """A note with what is needed to read it."""

    document: Document
    kind: str
    dated: date | None
    doctor: str
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class _Seen:
    item: dict[str, Any]
    mention: Mention
    span: Span


def treatments(note: Note, book: Book) -> tuple[Fact, ...]:
    """One fact for each treatment, its value a list of one item of the fact `treatments`."""
    seen = _merge(list(_all(note, book)))
    if note.kind == "therapy_note":
        seen = _with_box(note, seen, book)
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


def _all(note: Note, book: Book) -> Iterator[_Seen]:
    after = {unit: following for unit, following in pairwise(note.units)}
    for unit in note.units:
        found = _outermost(mentions((unit,), ("treatment",), book))
        before: dict[str, Any] = {}
        for index, mention in enumerate(found):
            item = _item(note, found, index, before, book)
            if item and not _letterhead(item, unit):
                before = item
                if index == len(found) - 1 and "result" not in item:
                    item |= _told_next(after.get(unit), book)
                yield _Seen(item, mention, _span(note.document, mention, found, index))


def _letterhead(item: dict[str, Any], unit: Unit) -> bool:
    """Whether a short line only names a kind of therapy, as the head of a clinic's paper does."""
    bare = not item.keys() & {"start", "end", "visits", "result"}
    return bare and item["kind"] in COUNTED and len(unit.text.split()) <= SHORT_LINE


def _told_next(unit: Unit | None, book: Book) -> dict[str, Any]:
    """The outcome, where the next sentence begins with it and is about no other treatment."""
    outcome = first(unit.text, "outcome", book) if unit and not mentions((unit,), ("treatment",), book) else None
    return {"result": outcome[0]} if outcome and outcome[1].start() <= 3 else {}


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
    own, whole = _segment(found, index), mention.unit.text
    item: dict[str, Any] = {"kind": mention.target.value, "what": mention.text}
    started = _starts_now(note, mention, book)
    if started and note.dated:
        item["start"] = note.dated.isoformat()
    elif not _happened(mention):
        return None
    item |= (
        _dates(own, note.dated, item["kind"], book) or _shared(own, before, book) or _joined(note, found, index, book)
    )
    item |= _visits(item["kind"], own, whole, book)
    outcome = _outcome(found, index, book)
    if outcome and not started:
        item["result"] = outcome
    return item | _directed(note, own, started, book)


def _happened(mention: Mention) -> bool:
    return not mention.contexts & {"negated", "family", "hypothetical", "planned"}


def _starts_now(note: Note, mention: Mention, book: Book) -> bool:
    lead = mention.unit.text[: mention.start]
    return (
        mention.unit.section == "plan"
        and mention.target.value in STARTED_IN_PLAN
        and not mention.contexts & {"negated", "hypothetical"}
        and first(lead, "start_now", book) is not None
    )


def _segment(found: tuple[Mention, ...], index: int) -> str:
    """The part of the sentence about one of several treatments."""
    text = found[index].unit.text
    begin = 0 if index == 0 else found[index].start
    end = found[index + 1].start if index + 1 < len(found) else len(text)
    return text[begin:end]


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
    if index + 1 == len(found) or found[index].target.value in (*BY_NAME, *COUNTED):
        return {}
    gap = found[index].unit.text[found[index].end : found[index + 1].start].split()
    if not gap or gap[0] != "and" or len(gap) > 2:
        return {}
    return _dates(_segment(found, index + 1), note.dated, found[index + 1].target.value, book)


def _visits(kind: str, own: str, whole: str, book: Book) -> dict[str, Any]:
    if kind not in COUNTED[:2]:
        return {}
    found = first(own, "visits", book) or first(whole, "visits", book)
    return {"visits": number(found[1].group("n"))} if found and found[1].group("n").lower() != "a" else {}


def _outcome(found: tuple[Mention, ...], index: int, book: Book) -> str:
    """How it ended: told before it (`could not tolerate naproxen`), in its own part, or of the whole list."""
    mention, own = found[index], _segment(found, index)
    text = mention.unit.text
    before = found[index - 1].end if index else 0
    lead = first(text[max(before, mention.start - NEAR) : mention.start], "outcome", book)
    if lead and lead[0] == NOT_TOLERATED:
        return lead[0]
    told = first(own, "outcome", book)
    if told and told[0] == NOT_TOLERATED and index + 1 < len(found) and told[1].end() >= len(own) - NEAR // 3:
        told = None
    told = told or _of_all(text[mention.start :], book)
    return told[0] if told else ""


def _of_all(rest: str, book: Book) -> tuple[str, Match[str]] | None:
    """An outcome that a comma sets off from a list is about the whole list: `A, B and C, without improvement`."""
    found = first(rest, "outcome", book)
    lead = rest[: found[1].start()].split() if found else []
    turned = "but" in lead[-4:]
    while lead and lead[-1] in ("and", "with", "all"):
        lead.pop()
    return found if turned or (lead and lead[-1].endswith(",")) else None


def _directed(note: Note, own: str, started: bool, book: Book) -> dict[str, Any]:
    found = first(own, "directed", book)
    if found and found[0] == "self":
        return {"directed_by": "self"}
    if found and found[0] == "named":
        return {"directed_by": " ".join(found[1].group("v").split())}
    if (started or found or note.kind in ("therapy_note", "medication_list")) and note.doctor:
        return {"directed_by": note.doctor}
    return {"directed_by": "the prescriber"} if found or note.kind == "medication_list" else {}


def _span(document: Document, mention: Mention, found: tuple[Mention, ...], index: int) -> Span:
    text = mention.unit.text
    end = found[index + 1].start if index + 1 < len(found) else len(text)
    return mention.span(document, 0 if index == 0 else mention.start, len(text[:end].rstrip(" ,;")))


def _merge(seen: list[_Seen]) -> list[_Seen]:
    """The same treatment told twice is one: facts of the fuller telling, completed by the other."""
    kept: dict[tuple[str, str], _Seen] = {}
    for one in sorted(seen, key=lambda one: _generic(one.item)):
        key = _key(one.item, kept)
        have = kept.get(key)
        kept[key] = one if have is None else _fuller(have, one)
    return list(kept.values())


def _key(item: dict[str, Any], kept: dict[tuple[str, str], _Seen]) -> tuple[str, str]:
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


def _fuller(have: _Seen, more: _Seen) -> _Seen:
    both = {**more.item, **have.item}
    best = more if len(more.item) > len(have.item) else have
    return replace(best, item=both)


def _with_box(note: Note, seen: list[_Seen], book: Book) -> list[_Seen]:
    """A therapy note's own box of dates and visits, for the therapy that it is about."""
    box, shown = _box(note, book)
    index = next((n for n, one in enumerate(seen) if one.item["kind"] in COUNTED[:2]), None)
    if index is not None:
        one = seen[index]
        item = {**box, **one.item} | ({"directed_by": note.doctor} if note.doctor else {})
        seen[index] = replace(one, item=item)
    elif shown:
        item = {"kind": "physical_therapy", "what": "physical therapy", **box}
        seen.insert(
            0, _Seen(item | ({"directed_by": note.doctor} if note.doctor else {}), shown, shown.span(note.document))
        )
    return seen


def _box(note: Note, book: Book) -> tuple[dict[str, Any], Mention | None]:
    box: dict[str, Any] = {}
    shown: Mention | None = None
    for unit in note.units:
        if unit.section in ("goals", "plan"):
            continue
        found = days(unit.text, note.dated, book)
        for day in found:
            role = nearest(unit.text[max(0, day.start - 40) : day.start], "dated_role", book)
            if role and not day.vague:
                box.setdefault(role[0], day.on.isoformat())
        visits = mentions((unit,), ("visits",), book)
        if visits:
            shown = shown or visits[0]
            box.setdefault("visits", number(visits[0].named["n"]))
        outcome = first(unit.text, "outcome", book)
        if outcome:
            box.setdefault("result", outcome[0])
    return box, shown
