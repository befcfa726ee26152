"""Dates and lengths of time in a text, taken back from the document's own date."""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from re import Match

from claimback.knowledge import Book, compiled
from claimback.knowledge.cues_records import DateForms, Structure

_WORDS = (
    "a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_ABOUT = {"a couple": 2, "a couple of": 2, "a few": 3, "several": 3}
NUMBERS = {word: max(1, n) for n, word in enumerate(_WORDS)} | _ABOUT
PIVOT = 40
"""The last two-digit year that is of this century."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAYS_IN = {"d": 1, "w": 7, "m": 30.4, "y": 365}
_YESTERDAY = ("yest", "last night")
_READ_AS = str.maketrans("Oo", "00")


@dataclass(frozen=True, slots=True)
class Day:
    """A date as it stands in a text."""

    start: int
    end: int
    on: date
    vague: bool
    """A month or a length of time."""
    counted: bool
    """Taken back from the document's date: `six weeks ago`."""


def days(text: str, written: date | None, book: Book) -> tuple[Day, ...]:
    """Every date in a flat text, in order. Without the document's own date, only complete ones."""
    found: list[Day] = []
    for forms in book.records(DateForms).values():
        for form in forms.forms:
            for match in compiled(book, form.match).finditer(text):
                on = _on(match, written, form.day)
                start = _start(match)
                if on and not any(start < day.end and day.start < match.end() for day in found):
                    found.append(Day(start, match.end(), on, form.vague, "n" in match.re.groupindex))
    return tuple(sorted(found, key=lambda day: day.start))


def ranges(text: str, found: tuple[Day, ...], book: Book) -> Iterator[tuple[Day, Day]]:
    """Pairs of dates that are a range: `3/5 to 4/14/2026`."""
    joins = book.records(Structure)["structure"].joins_dates
    for first, last in pairwise(found):
        between = text[first.end : last.start]
        if any(compiled(book, join.match).search(between) for join in joins) and first.on <= last.on:
            yield first, last


def number(word: str) -> int:
    """`ten` or `10` as a number."""
    return NUMBERS.get(word.lower()) or int(word.translate(_READ_AS))


def _start(match: Match[str]) -> int:
    """Where the date itself begins: the word before it, such as `since`, tells its role and is not part of it."""
    names = _named(match)
    return match.start() if "unit" in names else min(match.start(name) for name in names)


def _named(match: Match[str]) -> dict[str, str]:
    return {name: text for name, text in match.groupdict().items() if text}


def _on(match: Match[str], written: date | None, day: int | None) -> date | None:
    parts = _named(match) | ({"d": str(day)} if day else {})
    try:
        if "n" in parts:
            return _counted(parts, written) if written else None
        return _calendar(parts, written)
    except (ValueError, OverflowError):
        return None


def _calendar(parts: dict[str, str], written: date | None) -> date | None:
    month = _MONTHS.index(parts["mon"][:3].lower()) + 1 if "mon" in parts else number(parts["m"])
    day = number(parts.get("d", "1"))
    if "y" in parts:
        year = number(parts["y"])
        return date(year if year > 99 else year + (2000 if year <= PIVOT else 1900), month, day)
    if written is None:
        return None
    found = date(written.year, month, day)
    return found if found <= written else found.replace(year=written.year - 1)


def _counted(parts: dict[str, str], written: date) -> date:
    if "unit" not in parts:
        return written - timedelta(days=_days_back(parts["n"].lower(), written))
    unit = parts["unit"].lower()
    if "." in parts["n"]:
        return written - timedelta(days=round(float(parts["n"]) * _DAYS_IN[unit[0]]))
    n = number(parts["n"])
    if unit[0] in "dw":
        return written - timedelta(days=n * (7 if unit[0] == "w" else 1))
    months = written.year * 12 + written.month - 1 - n * (12 if unit[0] == "y" else 1)
    year, month = divmod(months, 12)
    return date(year, month + 1, min(written.day, calendar.monthrange(year, month + 1)[1]))


def _days_back(word: str, written: date) -> int:
    """How many days ago `yesterday`, `last Friday` or `this morning` is."""
    if word[:3] in _WEEKDAYS:
        return (written.weekday() - _WEEKDAYS.index(word[:3]) - 1) % 7 + 1
    return int(word.startswith(_YESTERDAY))
