"""Time limits: how many days for the appeal, by what date, and how long a peer-to-peer call is offered."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claimback.extract.candidate import Candidate
from claimback.extract.dates import Dated
from claimback.extract.scan import Scan, Sheet
from claimback.extract.shapes import is_like, shapes

_ONES = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
         "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "eighteen": 18,
         "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}  # fmt: skip  # noqa: E501
_UNITS = {"day": 1, "week": 7, "month": 30, "year": 365}


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of time on a page, in days, and what it is for."""

    days: int
    page: int
    start: int
    end: int
    flat: int
    topic: str
    weeks: bool
    limits: bool
    """True where words around it make it a limit (`within`, `from the date`)."""
    noticed: bool
    """True where it is counted from this letter, as the window of an appeal is."""


def _count(text: str) -> int:
    """The number that digits or words say; 0 for none."""
    digits = re.search(r"\d+", text)
    if digits:
        return int(digits.group())
    words = re.split(r"[\s-]+", text.lower())
    total = sum(_ONES.get(word, 0) for word in words if word != "hundred")
    if "hundred" in words:
        lead = _ONES.get(words[words.index("hundred") - 1], 1)
        total += 99 * lead
    return total


def windows(sheet: Sheet) -> list[Window]:
    """Every stretch of days, weeks, months or years on a page."""
    found: list[Window] = []
    for shape in shapes(sheet.book, "window"):
        for match in shape.pattern.finditer(sheet.text):
            unit = next(u for u in _UNITS if match.group(match.lastindex or 0).lower().startswith(u))
            days = 365 if unit == "month" and _count(match.group(1)) == 12 else _count(match.group(1)) * _UNITS[unit]
            start, end = sheet.view.flat.back(*match.span())
            topic = sheet.topic_in_sentence(*match.span())
            noticed = is_like(sheet.book, "window_from_notice", sheet.text[match.end() : match.end() + 90])
            limits = noticed or _limits(sheet, match)
            found.append(Window(days, sheet.number, start, end, match.start(), topic, unit == "week", limits, noticed))
    return found


def _limits(sheet: Sheet, match: re.Match[str]) -> bool:
    lead = sheet.text[max(0, match.start() - 40) : match.start()]
    tail = sheet.text[match.end() : match.end() + 40]
    return is_like(sheet.book, "window_lead", lead) or is_like(sheet.book, "window_tail", tail)


def limits(scan: Scan, external: bool) -> Iterator[Candidate]:
    """The member's window for the next appeal, and the window of the peer-to-peer offer."""
    outside = 0.97 if scan.says("final_decision") else 0.72
    for sheet in scan.sheets:
        for one in windows(sheet):
            if not one.limits or one.weeks:
                continue
            if one.topic == "appeal" and one.days >= 5:
                yield _candidate("appeal_window_days", one, "topic:appeal", _score(sheet, one))
            elif one.topic in {"external", "hearing"} and external and one.days >= 10:
                yield _candidate("appeal_window_days", one, "topic:external", outside)
            elif one.topic == "peer_to_peer" and one.days <= 60:
                yield _candidate("peer_to_peer_days", one, "topic:peer_to_peer", 0.9)


def _score(sheet: Sheet, one: Window) -> float:
    first, last = sheet.sentence(one.flat)
    same = any(first <= c.start < last and c.topic == "appeal" for c in sheet.cues)
    common = one.days in {30, 60, 65, 90, 120, 180, 365}
    counted = 0.03 if one.noticed else -0.08
    return (0.96 if same else 0.86) + counted - (0 if common else 0.15)


def _candidate(name: str, one: Window, how: str, score: float) -> Candidate:
    return Candidate(name, one.days, one.page, one.start, one.end, how, score)


def deadlines(scan: Scan, found: dict[int, list[Dated]]) -> Iterator[Candidate]:
    """Dates by which the letter itself says an appeal must be made."""
    for sheet in scan.sheets:
        for one in found[sheet.number]:
            lead = sheet.text[max(0, one.flat - 60) : one.flat]
            labelled = is_like(scan.book, "appeal_by", lead[-45:])
            if not labelled and not is_like(scan.book, "date_lead", lead):
                continue
            topic = sheet.topic_in_sentence(one.flat, one.flat + 10)
            quick = topic == "external" and is_like(
                scan.book, "fast_appeal", sheet.text[max(0, one.flat - 200) : one.flat]
            )
            if labelled or topic == "appeal" or quick:
                score = 0.95 if labelled else 0.9 if topic == "appeal" else 0.7
                yield Candidate(
                    "appeal_deadline", one.day.isoformat(), one.page, one.start, one.end, "topic:appeal", score
                )
