"""The timeline of symptoms and treatment as one page: a row an event, bars on a common axis of months."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from claimback.export.typeset import compiled
from claimback.knowledge.printable import printable
from claimback.model import Event

TIMELINE = "Timeline of symptoms and treatment"
MOST_ROWS = 18
"""Rows that a reader takes in at a glance, and that fit the page."""
_ORDER = ("symptoms", "treatment", "imaging", "recheck")
_MOST_TICKS = 9


def timeline_page(
    events: Sequence[Event], summary: str, links: Mapping[str, str], footer: str, today: date
) -> bytes | None:
    """The page as PDF bytes, or nothing where there is too little to draw. `links`: targets by `Exhibit B, page 1`."""
    drawn = [event for event in events if event.kind != "decision"]
    if len(drawn) < 2:
        return None
    shown = sorted(drawn, key=_rank)[:MOST_ROWS]
    shown.sort(key=lambda event: (_ORDER.index(event.kind), event.start))
    axis = _Axis([*shown, *(event for event in events if event.kind == "decision")], today)
    left = len(drawn) - len(shown)
    data = {
        "title": TIMELINE,
        "summary": printable(summary),
        "footer": footer,
        "rows": [_row(event, axis, links) for event in shown],
        "ticks": axis.ticks(),
        "denied": next((_denied(event, axis) for event in events if event.kind == "decision"), None),
        "kinds": sorted({event.kind for event in shown}),
        "own": any(event.kind == "treatment" and not event.directed for event in shown),
        "more": f"{left} more events are in the enclosed records." if left else "",
    }
    return compiled("timeline.typ", data, today)


def _rank(event: Event) -> tuple[bool, bool, date]:
    """What an enclosure shows comes before what only the person says."""
    return event.kind != "symptoms", not event.exhibit, event.start


class _Axis:
    """Days to fractions of the axis, from the first of a month to the end of another."""

    def __init__(self, events: Sequence[Event], today: date) -> None:
        ends = [event.end or event.start for event in events]
        self.last = max(ends)
        first = min(event.start for event in events)
        self.start = first.replace(day=1)
        self.end = min(max(self.last + timedelta(days=7), self.start + timedelta(days=28)), date.max)
        if self.last < today and all(event.kind != "decision" for event in events):
            self.end = min(today, self.end + timedelta(days=31))

    def at(self, day: date) -> float:
        """Where a day stands, 0 to 1."""
        return max(0.0, min(1.0, (day - self.start).days / (self.end - self.start).days))

    def ticks(self) -> list[dict[str, Any]]:
        """The firsts of months, thinned out until their labels have room."""
        firsts = [self.start]
        while (following := _next_month(firsts[-1])) < self.end:
            firsts.append(following)
        step = -(-len(firsts) // _MOST_TICKS)
        return [{"x": self.at(day), "label": f"{day:%b %Y}" if day.month == 1 or day == self.start else f"{day:%b}"}
                for day in firsts[::step]]  # fmt: skip


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _row(event: Event, axis: _Axis, links: Mapping[str, str]) -> dict[str, Any]:
    where = f"Exhibit {event.exhibit}, page {event.page}" if event.exhibit else "the patient's account"
    stop = event.end or (axis.last if event.goes_on else event.start)
    return {
        "kind": event.kind,
        "what": printable(event.what)[:44],
        "when": printable(_when(event))[:64],
        "x0": axis.at(event.start),
        "x1": axis.at(stop),
        "goes_on": event.goes_on,
        "directed": event.directed,
        "source": where,
        "link": links.get(where, ""),
    }


def _when(event: Event) -> str:
    first = f"{event.start:%b} {event.start.day}, {event.start.year}"
    if event.end:
        same = event.end.year == event.start.year
        first = f"{event.start:%b} {event.start.day}" if same else first
        text = f"{first} to {event.end:%b} {event.end.day}, {event.end.year}"
    else:
        text = f"since {first}" if event.goes_on else first
    return f"{text} - {event.note[:1].lower()}{event.note[1:]}" if event.note else text


def _denied(event: Event, axis: _Axis) -> dict[str, Any]:
    return {"x": axis.at(event.start), "label": f"Denied {event.start:%b} {event.start.day}, {event.start.year}"}
