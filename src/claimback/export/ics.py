"""Deadlines as a calendar file that any calendar program can take in."""

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256

from claimback.model import Deadline

_BEFORE = (14, 3)
"""Days ahead on which to be reminded, at nine in the morning."""
_BY = {"letter": "by the letter", "law": "by the law", "practice": "to be safe"}
_NINE = timedelta(hours=9)


def calendar_bytes(deadlines: Iterable[Deadline], title: str, today: date) -> bytes:
    """An iCalendar file (RFC 5545): all-day events, each with two reminders. `today` is its only clock."""
    from icalendar import Calendar

    made = Calendar()
    made.add("prodid", "-//claimback//deadlines//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", title)
    for deadline in _told_apart(deadlines):
        made.add_component(_event(deadline, title, today))
    return made.to_ical()


def _told_apart(deadlines: Iterable[Deadline]) -> list[Deadline]:
    """Two days for the same thing get names of their own: by whose word each is the day."""
    given = list(deadlines)
    count = Counter(_named(one) for one in given)
    return [
        one.model_copy(update={"what": f"{_named(one)}, {_BY[one.source]}"})
        if count[_named(one)] > 1
        else one.model_copy(update={"what": _named(one)})
        for one in given
    ]


def _named(deadline: Deadline) -> str:
    return deadline.what.rstrip(". ")


def _event(deadline: Deadline, title: str, today: date):  # noqa: ANN202 - the type would import icalendar at start
    from icalendar import Event

    event = Event()
    event.add("uid", _uid(deadline, title))
    event.add("dtstamp", datetime.combine(today, time(), UTC))
    event.add("dtstart", deadline.due)
    event.add("dtend", deadline.due + timedelta(days=1))
    event.add("summary", f"{deadline.what} ({title})")
    event.add("description", f"{deadline.what}. {deadline.how.rstrip('.')}.")
    event.add("transp", "TRANSPARENT")
    for days in _BEFORE:
        event.add_component(_alarm(deadline, days))
    return event


def _alarm(deadline: Deadline, days: int):  # noqa: ANN202 - as above
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", f"In {days} days: {deadline.what}")
    alarm.add("trigger", _NINE - timedelta(days=days))
    return alarm


def _uid(deadline: Deadline, title: str) -> str:
    """The same for the same deadline of the same case, so that a new file moves the event and adds none."""
    return sha256(f"{title}|{deadline.id}|{deadline.source}".encode()).hexdigest()[:32] + "@claimback"
