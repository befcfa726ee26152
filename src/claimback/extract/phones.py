"""Telephone and fax numbers, each with what it is for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claimback.extract.candidate import Candidate
from claimback.extract.scan import Scan, Sheet
from claimback.extract.shapes import is_like, shapes

_EXPEDITED = 0.6


@dataclass(frozen=True, slots=True)
class Number:
    """One number on a page: `kind` is `phone`, `fax` or `tty`; `topic` is what it is for."""

    value: str
    page: int
    start: int
    end: int
    kind: str
    topic: str
    distance: int
    order: int


def numbers(scan: Scan) -> list[Number]:
    """Every telephone number in reading order."""
    found: list[Number] = []
    for sheet in scan.sheets:
        last = 0
        for match in shapes(scan.book, "phone")[0].pattern.finditer(sheet.text):
            digits = re.sub(r"\D", "", re.split(r"[a-z]", match.group(), maxsplit=1, flags=re.I)[0])[-10:]
            if len(digits) != 10 or digits[0] in "01":
                continue
            start, end = sheet.view.flat.back(*match.span())
            topic, distance = _topic(sheet, *match.span())
            value = f"{digits[:3]}-{digits[3:6]}-{digits[6:]}"
            kind = _kind_behind(sheet, match.end()) or _kind(sheet, match.start(), last)
            found.append(Number(value, sheet.number, start, end, kind, topic, distance, len(found)))
            last = match.end()
    return found


def _topic(sheet: Sheet, start: int, end: int) -> tuple[str, int]:
    """What a number is for: by the nearest cue before it, unless words right behind it say otherwise."""
    behind = re.match(r"[,;\s(]*(?:if|to|for|when|with|available)\b", sheet.text[end : end + 20])
    cue = next((c for c in sheet.cues if end <= c.start <= end + 60), None) if behind else None
    if cue and not re.search(r"[.!?] ", sheet.text[end : cue.start]) and cue.topic not in {"general", "external"}:
        return cue.topic, 0
    return sheet.topic(start)


def _kind(sheet: Sheet, at: int, last: int) -> str:
    kind = _last_kind(sheet, sheet.text[max(last, at - 70) : at])
    if kind:
        return kind
    joined = last and re.fullmatch(r"[\s,]*(?:or|and|/)?\s*", sheet.text[last:at])
    return (_last_kind(sheet, sheet.text[max(0, at - 90) : at]) if joined else "") or "phone"


def _kind_behind(sheet: Sheet, at: int) -> str:
    """The kind that a bracket right behind the number says, as in `216-555-0163 (fax)`."""
    found = re.match(r" ?\(([a-z -]{3,18})\)", sheet.text[at : at + 24], re.IGNORECASE)
    return _last_kind(sheet, f"{found.group(1)} ") if found else ""


def _last_kind(sheet: Sheet, text: str) -> str:
    """The kind that the last word of the text says; empty for none."""
    found = [(m.start(), s.tags[0]) for s in shapes(sheet.book, "number_kind") for m in s.pattern.finditer(text)]
    return max(found, default=(0, ""))[1]


def contacts(scan: Scan, found: list[Number], external: bool) -> Iterator[Candidate]:
    """The appeal's fax and telephone, and the peer-to-peer line."""
    reachable = scan.says("appealable")
    outside = 0.97 if scan.says("final_decision") else 0.8
    for one in found:
        if one.topic == "peer_to_peer" and one.kind == "phone":
            yield _candidate("peer_to_peer_phone", one, "topic:peer_to_peer", 0.95 - 0.004 * one.order)
        elif one.topic in {"appeal", "expedited"} and one.kind in {"fax", "phone"}:
            score = (0.96 if one.topic == "appeal" else _EXPEDITED) - 0.004 * one.order - one.distance / 4000
            yield _candidate(f"appeal_{one.kind}", one, f"topic:{one.topic}", score)
        elif external and one.topic in {"external", "hearing"} and one.kind in {"fax", "phone"}:
            yield _candidate(f"appeal_{one.kind}", one, "topic:external", outside - 0.004 * one.order)
        elif one.topic == "general" and one.kind in {"fax", "phone"} and _within_appeal(scan, one):
            yield _candidate(f"appeal_{one.kind}", one, "topic:appeal_list", 0.8 - 0.004 * one.order)
        elif reachable and one.topic == "general" and one.kind == "phone" and _asks(scan, one):
            yield _candidate("appeal_phone", one, "topic:general", 0.58 - 0.004 * one.order)


def _within_appeal(scan: Scan, one: Number) -> bool:
    """True for the plan's general line inside the paragraph that tells how to appeal."""
    sheet = scan.sheets[one.page - 1]
    at = sheet.flat_at(one.start)
    between = [c for c in sheet.cues if at - 260 < c.end <= at]
    topics = [c.topic for c in between]
    blank = re.search(r"\n[ \t]*\n", sheet.view.text[max(0, one.start - 200) : one.start])
    begin = one.start - 200 + blank.end() if blank else 0
    inside = [c for c in between if sheet.view.flat.back(c.start, c.end)[0] >= begin]
    return set(topics) <= {"appeal", "general"} and any(c.topic == "appeal" for c in inside)


def _asks(scan: Scan, one: Number) -> bool:
    """True for a line that invites questions about the letter, not the plan's line for everything."""
    sheet = scan.sheets[one.page - 1]
    at = sheet.flat_at(one.start)
    before = sheet.text[max(0, at - 90) : at]
    return is_like(scan.book, "question_line", before + sheet.text[at : at + 80]) or is_like(
        scan.book, "question_lead", before
    )


def _candidate(name: str, one: Number, how: str, score: float) -> Candidate:
    return Candidate(name, one.value, one.page, one.start, one.end, how, score)
