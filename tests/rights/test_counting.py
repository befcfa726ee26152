"""The calendar itself, and what must hold on every day from 2024 to 2035."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimback.knowledge import book
from claimback.knowledge.rules import RuleRecord, StateRule, Window
from claimback.rights.counting import add_months, last_day, start_of, unrolled, working_day

DAYS = st.dates(date(2024, 1, 1), date(2035, 12, 31))
WINDOWS = [window for rule in book().records(RuleRecord).values() for window in rule.windows] + [
    state.window for state in book().records(StateRule).values() if state.window
]


@pytest.mark.parametrize(
    ("day", "months", "last", "first"),
    [
        ("2025-10-31", 4, "2026-02-28", "2026-03-01"),
        ("2027-10-31", 4, "2028-02-29", "2028-03-01"),
        ("2027-10-29", 4, "2028-02-29", "2028-02-29"),
        ("2026-05-31", 4, "2026-09-30", "2026-10-01"),
        ("2026-08-31", 4, "2026-12-31", "2026-12-31"),
        ("2026-12-31", 6, "2027-06-30", "2027-07-01"),
        ("2026-01-31", 1, "2026-02-28", "2026-03-01"),
        ("2024-02-29", 12, "2025-02-28", "2025-03-01"),
        ("2026-11-30", 12, "2027-11-30", "2027-11-30"),
        ("2026-12-01", 1, "2027-01-01", "2027-01-01"),
    ],
)
def test_months(day: str, months: int, last: str, first: str) -> None:
    start = date.fromisoformat(day)
    assert add_months(start, months).isoformat() == last
    assert add_months(start, months, "first_of_next").isoformat() == first


@pytest.mark.parametrize(
    ("day", "working"),
    [
        ("2026-07-03", "2026-07-06"),  # Independence Day 2026 is a Saturday, kept on Friday
        ("2026-07-04", "2026-07-06"),
        ("2026-09-07", "2026-09-08"),  # Labor Day
        ("2026-10-12", "2026-10-13"),  # Columbus Day
        ("2026-11-26", "2026-11-27"),  # Thanksgiving Thursday
        ("2027-12-31", "2028-01-03"),  # New Year's Day 2028 is a Saturday, kept on the Friday before
        ("2026-06-19", "2026-06-22"),  # Juneteenth, a Friday
        ("2026-11-24", "2026-11-24"),
        ("2028-11-10", "2028-11-13"),  # Veterans Day 2028 is a Saturday, kept on Friday
    ],
)
def test_working_days(day: str, working: str) -> None:
    assert working_day(date.fromisoformat(day)).isoformat() == working


@settings(max_examples=150, deadline=None)
@given(DAYS, st.integers(1, 24), st.sampled_from(["last_of_month", "first_of_next"]))
def test_months_land_in_their_month_or_on_the_next_first(day: date, months: int, missing: str) -> None:
    got = add_months(day, months, missing)
    wanted = (day.year * 12 + day.month - 1 + months, day.day)
    have = got.year * 12 + got.month - 1
    assert have == wanted[0] or (missing == "first_of_next" and have == wanted[0] + 1 and got.day == 1)
    assert got.day <= max(day.day, 1)


@settings(max_examples=150, deadline=None)
@given(DAYS, DAYS, st.sampled_from(WINDOWS))
def test_a_later_letter_never_has_an_earlier_last_day(one: date, other: date, window: Window) -> None:
    early, late = sorted((one, other))
    assert last_day(window, early) <= last_day(window, late)
    assert unrolled(window, early) <= unrolled(window, late)


@settings(max_examples=150, deadline=None)
@given(DAYS, st.integers(0, 40), st.sampled_from(WINDOWS))
def test_the_safe_reading_is_never_later_than_the_law_allows(notice: date, mail: int, window: Window) -> None:
    """Counted from the letter's date and without a roll, against the law's own count from receipt."""
    received = notice + timedelta(days=mail)
    safe = unrolled(window, notice)
    start = start_of(window, notice, received)
    assert start is not None
    assert notice <= start <= received or start <= notice + timedelta(days=window.presumed_receipt_days)
    assert safe <= last_day(window, start)


@settings(max_examples=150, deadline=None)
@given(DAYS, st.sampled_from(WINDOWS))
def test_only_a_rule_that_says_so_moves_off_weekends(day: date, window: Window) -> None:
    moved = last_day(window, day) - unrolled(window, day)
    assert timedelta(0) <= moved <= timedelta(days=4)
    if window.roll == "none":
        assert not moved
    else:
        assert last_day(window, day).weekday() < 5


@settings(max_examples=100, deadline=None)
@given(DAYS, st.integers(1, 12))
def test_four_months_are_never_less_than_120_days(day: date, months: int) -> None:
    """So the earlier of 120 days and four months is always a safe date for a floor of four months."""
    assert (add_months(day, 4) - day).days >= 120 or add_months(day, 4).day < day.day
    assert (add_months(day, months, "first_of_next") - day).days >= months * 30 - 2


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago", "America/New_York", "UTC"])
def test_dates_have_no_time_zone(zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        window = Window(amount=180, unit="days", counted_from="receipt")
        assert last_day(window, date(2026, 3, 4)) == date(2026, 8, 31)
    finally:
        monkeypatch.undo()
        time.tzset()
