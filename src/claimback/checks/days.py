"""Dates in a text, and the time between them."""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import combinations
from re import Match

from claimback.knowledge import Book
from claimback.knowledge.checks import Subject, every, watches

_FORMATS = ("%B %d, %Y", "%m/%d/%Y", "%Y-%m-%d", "%d %B %Y")
_LEAP = 2000
"""A year in which every day of a calendar exists."""


def days_in(book: Book, text: str) -> list[tuple[str, date]]:
    """Every date in a text, as written and as a day; a first day without a year has the year of the date after it."""
    full = [(hit, day) for hit in _hits(book, "date", text) if (day := _day(hit.group()))]
    short = [(hit, day) for hit in _shorts(book, text) if (day := _in_year(hit, full))]
    return [(hit.group(), day) for hit, day in sorted([*full, *short], key=lambda one: one[0].start())]


def yearless(book: Book, text: str) -> list[tuple[str, date]]:
    """Dates without a year in a text that has no date with one; the year of the day is of no meaning."""
    if _hits(book, "date", text):
        return []
    return [(hit.group(), day) for hit in _shorts(book, text) if (day := _day(f"{hit.group()}, {_LEAP}"))]


def impossible(book: Book, text: str) -> list[str]:
    """What is written as a date and is no day of the calendar, such as February 31."""
    full = [hit for hit in _hits(book, "date", text) if _day(hit.group()) is None]
    short = [hit for hit in _shorts(book, text) if _day(f"{hit.group()}, {_LEAP}") is None]
    apart = [hit for hit in short if all(hit.end() <= one.start() or one.end() <= hit.start() for one in full)]
    return [hit.group() for hit in (*full, *apart)]


def spans(days: set[date]) -> frozenset[tuple[str, float]]:
    """Days, weeks, months and years between any two days."""
    return frozenset(_spans(days))


def _hits(book: Book, subject: Subject, text: str) -> tuple[Match[str], ...]:
    return every(book, tuple(p for watch in watches(book, subject) for p in watch.patterns), text)


def _shorts(book: Book, text: str) -> tuple[Match[str], ...]:
    return _hits(book, "short_date", text)


def _in_year(short: Match[str], full: list[tuple[Match[str], date]]) -> date | None:
    """The day in the year of the next date, or the one before where that would come after it; else of the last one."""
    after = next((day for hit, day in full if hit.start() >= short.end()), None)
    if after is not None:
        day = _day(f"{short.group()}, {after.year}")
        return _day(f"{short.group()}, {after.year - 1}") if day and day > after else day
    return _day(f"{short.group()}, {full[-1][1].year}") if full else None


def _day(text: str) -> date | None:
    for form in _FORMATS:
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    return None


def _spans(days: set[date]) -> Iterator[tuple[str, float]]:
    for one, other in combinations(sorted(days), 2):
        count = (other - one).days
        weeks, months = count / 7, count / 30.4
        yield from (("day", count), ("day", count + 1), ("week", int(weeks)), ("week", round(weeks)))
        yield from (("month", int(months)), ("month", round(months)), ("year", int(count / 365.25)))
