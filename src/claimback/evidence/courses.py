"""One course of treatment out of a sentence: its dates, visits, dose, outcome and who directed it."""

from itertools import pairwise
from typing import Any

from claimback.evidence.dates import Day, days, number, ranges
from claimback.evidence.mentions import Mention, first, mentions, nearest, values
from claimback.evidence.note import BY_NAME, COUNTED, ONE_DAY, STARTED_IN_PLAN, Note
from claimback.evidence.outcomes import inherits, segment
from claimback.evidence.units import Unit
from claimback.knowledge import Book

NEAR_LEAD = 24
"""Characters beside a treatment in which `continue` stands."""
GOES_ON = 2
"""Sentences after a course of therapy that may go on about it."""
LISTED = 3
"""Dates in a row that are a list of visits: `9/3, 9/10, 9/17`."""


def course(
    note: Note, found: tuple[Mention, ...], index: int, before: dict[str, Any], book: Book
) -> dict[str, Any] | None:
    """The treatment as an item of the fact `treatments`, without its outcome; None where it was not had."""
    mention = found[index]
    begin, end = segment(found, index, book)
    whole = mention.unit.text
    own = whole[begin:end]
    item: dict[str, Any] = {"kind": mention.target.value, "what": mention.text}
    started = begins(note, found, index, before, book)
    if started and note.dated:
        item["start"] = note.dated.isoformat()
    elif not (_happened(mention) or _goes_on(own, mention, book)):
        return None
    item |= _dates(own, note, item["kind"], book) or _shared(own, before, book) or _joined(note, found, index, book)
    since = [day for day in days(whole, note.dated, book) if not day.vague] if item["kind"] == "observation" else []
    if len(since) == 1 and "start" not in item:
        item["start"] = since[0].on.isoformat()
    if item["kind"] in ONE_DAY and "start" not in item and note.dated and first(whole, "procedure", book):
        item["start"] = item["end"] = note.dated.isoformat()
    item |= _visits(item, own, found, book)
    item |= _dose(
        item["kind"], whole if item["kind"] in ONE_DAY and len(found) == 1 else whole[mention.start : end], book
    )
    return item | _directed(note, own, started, book)


def each_day(
    item: dict[str, Any], note: Note, found: tuple[Mention, ...], index: int, book: Book
) -> tuple[dict[str, Any], ...]:
    """Several injections told in one go are one each: `two injections, 4/1 and 5/6`."""
    if item["kind"] not in ONE_DAY or "start" not in item:
        return (item,)
    begin, end = segment(found, index, book)
    own = found[index].unit.text[begin:end]
    found_days = (day for day in days(own, note.dated, book) if not day.vague)
    on = (day.on.isoformat() for day in found_days if _role(own, day, item["kind"], book))
    each = dict.fromkeys([item["start"], *on])
    return tuple(item | {"start": day, "end": day} for day in each)


def goes_on(note: Note, item: dict[str, Any], unit: Unit, book: Book) -> dict[str, Any]:
    """What the next sentences add to a course of therapy: `She attended through March 27, 11 sessions. No change.`"""
    at = note.units.index(unit) + 1
    told: dict[str, Any] = {}
    for following in note.units[at : at + GOES_ON]:
        other = following.section != unit.section or mentions((following,), ("treatment",), book)
        if other or not (first(following.text, "course_goes_on", book) or told):
            break
        visits = first(following.text, "visits", book)
        ended = first(following.text, "outcome", book)
        more = _dates(following.text, note, item["kind"], book)
        more |= {"visits": number(visits[1].group("n"))} if visits and visits[1].group("n").lower() != "a" else {}
        if not (more or told):
            break
        told = more | ({"result": ended[0]} if ended else {}) | told
    return {key: value for key, value in told.items() if key not in item}


def begins(note: Note, found: tuple[Mention, ...], index: int, before: dict[str, Any], book: Book) -> bool:
    """Whether it begins with this note: a plan says `start`, a summary `start taking`, for it or for its list."""
    mention = found[index]
    lead = mention.unit.text[segment(found, index, book)[0] : mention.start]
    if mention.target.value not in STARTED_IN_PLAN or mention.contexts & {"negated", "hypothetical"}:
        return False
    if index and note.dated and before.get("start") == note.dated.isoformat() and inherits(found, index, book):
        return True
    where = "start_now" if mention.unit.section == "plan" else "start_here"
    behind = mention.unit.text[mention.end : mention.end + NEAR_LEAD]
    return first(lead, where, book) is not None or first(behind, "start_after", book) is not None


def _happened(mention: Mention) -> bool:
    return not mention.contexts & {"negated", "family", "hypothetical", "planned"}


def _goes_on(own: str, mention: Mention, book: Book) -> bool:
    """A plan to continue something says that it is being done."""
    against = {"negated", "family", "hypothetical"}
    lead = mention.unit.text[max(0, mention.start - NEAR_LEAD) : mention.start]
    return not mention.contexts & against and first(f"{lead} {own[-NEAR_LEAD:]}", "continues", book) is not None


def _dates(own: str, note: Note, kind: str, book: Book) -> dict[str, Any]:
    found = tuple(day for day in days(own, note.dated, book) if not day.vague)
    listed = _listed(own, found) if kind in COUNTED else ()
    if listed:
        return {"start": listed[0].on.isoformat(), "end": listed[-1].on.isoformat(), "visits": len(listed)}
    pair = None if kind in ONE_DAY else next(ranges(own, found, book), None)
    if pair:
        return {"start": pair[0].on.isoformat(), "end": pair[1].on.isoformat()}
    roles: dict[str, Day] = {}
    for day in found:
        if role := _role(own, day, kind, book):
            roles.setdefault(role, day)
    if "start" in roles and kind in ONE_DAY:
        roles["end"] = roles["start"]
    return {role: day.on.isoformat() for role, day in roles.items()}


def _listed(own: str, found: tuple[Day, ...]) -> tuple[Day, ...]:
    """Dates with nothing but commas between them."""
    gaps = [own[one.end : other.start].strip(" ,;&") for one, other in pairwise(found)]
    return found if len(found) >= LISTED and all(gap in ("", "and") for gap in gaps) else ()


def _role(own: str, day: Day, kind: str, book: Book) -> str:
    lead = own[max(0, day.start - 60) : day.start]
    if first(lead, "birth_label", book) or first(lead, "dated_aside", book):
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
    begin, end = segment(found, index + 1, book)
    return _dates(found[index].unit.text[begin:end], note, found[index + 1].target.value, book)


def _visits(item: dict[str, Any], own: str, found: tuple[Mention, ...], book: Book) -> dict[str, Any]:
    if item["kind"] not in COUNTED or "visits" in item:
        return {}
    alone = sum(one.target.value in COUNTED for one in found) == 1
    told = first(own, "visits", book) or (first(found[0].unit.text, "visits", book) if alone else None)
    return {"visits": number(told[1].group("n"))} if told and told[1].group("n").lower() != "a" else {}


def _dose(kind: str, own: str, book: Book) -> dict[str, Any]:
    found = first(own, "dose", book) if kind in (*BY_NAME, *ONE_DAY) else None
    return {"dose": _plain(found[1].group())} if found else {}


def _plain(dose: str) -> str:
    """Without the end of the sentence: `500 mg bid.`, but `500 mg B.I.D.` keeps its points."""
    return dose if dose[-3:-2] == "." else dose.rstrip(".")


def _directed(note: Note, own: str, started: bool, book: Book) -> dict[str, Any]:
    found = values(own, "directed", book)
    if "named" in found:
        return {"directed_by": " ".join(found["named"].group("v").split())}
    if "self" in found:
        return {"directed_by": "self"}
    if (started or found or note.kind in ("therapy_note", "medication_list")) and note.doctor:
        return {"directed_by": note.doctor}
    return {"directed_by": "the prescriber"} if found or note.kind == "medication_list" else {}


def told_apart(found: tuple[Mention, ...], book: Book) -> tuple[Mention, ...]:
    """Mentions that are treatments of their own: none inside another, and no medicine that was injected."""
    kept: list[Mention] = []
    for mention in found:
        if not kept or (mention.start >= kept[-1].end and not _injected(kept[-1], mention, book)):
            kept.append(mention)
    shots = any(one.target.value in ONE_DAY for one in kept) or (kept and mentions((kept[0].unit,), ("inject",), book))
    return tuple(one for one in kept if not (shots and one.target.value in BY_NAME and _injectable(one, book)))


def _injected(one: Mention, other: Mention, book: Book) -> bool:
    """Whether the second only says what was injected: `a knee injection with Kenalog`."""
    if {one.target.value, other.target.value} != set(ONE_DAY):
        return False
    gap = one.unit.text[one.end : other.start]
    return not days(gap, None, book) and first(gap, "injected_with", book) is not None


def _injectable(mention: Mention, book: Book) -> bool:
    return first(mention.unit.text[mention.start :], "injectable", book) is not None
