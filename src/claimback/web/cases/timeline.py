"""The timeline of symptoms and treatment as a drawing for the page: rows, bars and months in whole units."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from claimback.model import Event

WIDTH, LEFT, ROW = 720, 250, 34
"""Units of the drawing: its width, the room for names, and the height of a row."""
_TOP = 30
_MOST = 18
_LEAST_BAR = 5


class Bar(NamedTuple):
    """One event: its name, its dates in words, and its bar."""

    name: str
    when: str
    where: str
    kind: str
    x: float
    width: float
    y: int


class Chart(NamedTuple):
    """The whole drawing."""

    bars: list[Bar]
    months: list[tuple[float, str]]
    denied: float
    height: int


def chart(events: Sequence[Event]) -> Chart | None:
    """The drawing; nothing where fewer than two events are known."""
    drawn = [event for event in events if event.kind != "decision"][:_MOST]
    if len(drawn) < 2:
        return None
    first = min(event.start for event in events).replace(day=1)
    last = max(event.end or event.start for event in events)
    days = max(28, (last - first).days + 7)

    def at(day: date) -> float:
        return round(LEFT + (day - first).days * (WIDTH - LEFT - 10) / days, 1)

    bars = [_bar(event, number, at(event.start), at(_until(event, last))) for number, event in enumerate(drawn)]
    denied = next((at(event.start) for event in events if event.kind == "decision"), 0.0)
    months = [(at(day), date_format(day, "M Y")) for day in _months(first, last)]
    return Chart(bars, months[:: 1 + len(months) // 7], denied, _TOP + ROW * len(bars) + 8)


def _until(event: Event, last: date) -> date:
    return event.end or (last if event.goes_on else event.start)


def _bar(event: Event, number: int, start: float, end: float) -> Bar:
    day = date_format(event.start, "DATE_FORMAT")
    until = f" - {date_format(event.end, 'MONTH_DAY_FORMAT')}" if event.end and event.end != event.start else ""
    when = _("since %(day)s") % {"day": day} if event.goes_on else f"{day}{until}"
    where = f"{event.exhibit}, {event.page}" if event.exhibit else ""
    return Bar(
        event.what[:44], when, where, event.kind, start,
        max(_LEAST_BAR, end - start), _TOP + number * ROW,
    )  # fmt: skip


def _months(first: date, last: date) -> Iterator[date]:
    day = first
    while day <= last:
        yield day
        day = day.replace(year=day.year + day.month // 12, month=day.month % 12 + 1)
