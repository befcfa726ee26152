"""Days and months on the calendar, as the rules count them. Pure arithmetic; no letter, no plan."""

from datetime import date, timedelta
from functools import cache

from claimback.knowledge.rules import Window

_MONTHS = 12


def add_months(day: date, months: int, missing: str = "last_of_month") -> date:
    """The same day `months` later. Where that month has no such day: its last day, or the first of the next month.

    `missing` is `last_of_month` or `first_of_next` (45 CFR 147.136(d)(2)(i): the first day of the fifth month).
    """
    year, month = divmod(day.month - 1 + months, _MONTHS)
    first = date(day.year + year, month + 1, 1)
    following = date(first.year + first.month // _MONTHS, first.month % _MONTHS + 1, 1)
    if day.day <= (following - first).days:
        return first.replace(day=day.day)
    return following if missing == "first_of_next" else following - timedelta(days=1)


def working_day(day: date) -> date:
    """The day itself, or the next one that is neither a weekend nor a federal holiday."""
    while day.weekday() >= 5 or day in _federal(day.year):
        day += timedelta(days=1)
    return day


def business_days(start: date, count: int) -> date:
    """The last of `count` Mondays to Fridays after `start`.

    Federal holidays are counted too: whether the one who gave the time counts them is not known, and the day is then
    the earlier of the two.
    """
    day = start
    while count > 0:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return day


@cache
def _federal(year: int) -> frozenset[date]:
    from holidays import country_holidays

    # The next year too: New Year's Day is kept on December 31 when it falls on a Saturday.
    days = country_holidays("US", years=[year, year + 1])
    return frozenset(day for day in days if day.year == year)


def unrolled(window: Window, start: date) -> date:
    """The last day counted from `start`, before any move off a weekend or holiday."""
    if window.unit == "months":
        return add_months(start, window.amount, window.no_matching_day)
    return start + timedelta(days=window.amount)


def last_day(window: Window, start: date) -> date:
    """The last day that the rule gives, counted from `start`; moved off weekends only where the rule says so."""
    day = unrolled(window, start)
    return working_day(day) if window.roll == "federal" else day


def start_of(window: Window, notice: date | None, received: date | None) -> date | None:
    """The day from which the rule counts, as far as it is known; None where nothing is.

    Where the law presumes receipt some days after the date on the notice, a known earlier receipt counts, a later one
    does not: the presumption is the safe reading. A receipt before the letter's date is a slip and is not believed.
    """
    if received is not None and notice is not None and received < notice:
        received = None
    if window.counted_from == "notice_date":
        return notice
    presumed = notice + timedelta(days=window.presumed_receipt_days) if notice else None
    if window.presumed_receipt_days and presumed:
        return min(presumed, received) if received else presumed
    return received or notice
