"""The care clock, worked by hand: days of each month counted on paper."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimback.knowledge.care import ENOUGH, CareClock, care_clock, covered, union


def pt(start=None, end=None, **more):
    return {"kind": "physical_therapy", "start": start, "end": end, **more}


def nsaid(start=None, end=None, by="Dr. Osei", **more):
    return {"kind": "nsaid", "start": start, "end": end, "directed_by": by, **more}


def seen(day, how="office"):
    return {"date": day, "how": how}


# name, treatments, re-evaluations, start, end, days, re-checked on, how
TABLE = [
    ("nothing", [], [], None, None, 0, None, None),
    ("six weeks exactly", [pt("2026-03-03", "2026-04-13")], [seen("2026-04-15", "telephone")],
     "2026-03-03", "2026-04-13", 42, "2026-04-15", "telephone"),
    ("one day short", [pt("2026-03-03", "2026-04-12")], [], "2026-03-03", "2026-04-12", 41, None, None),
    ("one day", [{"kind": "injection", "start": "2026-05-01", "end": "2026-05-01"}], [],
     "2026-05-01", "2026-05-01", 1, None, None),
    # March 1-20 is 20 days, March 10-April 10 adds March 21-31 (11) and April 1-10 (10)
    ("overlap", [pt("2026-03-01", "2026-03-20"), nsaid("2026-03-10", "2026-04-10")], [],
     "2026-03-01", "2026-04-10", 41, None, None),
    ("one inside the other", [pt("2026-03-01", "2026-04-11"), nsaid("2026-03-10", "2026-03-17")], [],
     "2026-03-01", "2026-04-11", 42, None, None),
    # a gap of April 1-30 is not counted: 31 + 31
    ("gap", [pt("2026-03-01", "2026-03-31"), pt("2026-05-01", "2026-05-31")], [],
     "2026-03-01", "2026-05-31", 62, None, None),
    ("touching", [pt("2026-03-01", "2026-03-31"), pt("2026-04-01", "2026-04-11")], [],
     "2026-03-01", "2026-04-11", 42, None, None),
    ("same twice", [pt("2026-03-01", "2026-03-31"), pt("2026-03-01", "2026-03-31")], [],
     "2026-03-01", "2026-03-31", 31, None, None),
    # open-ended to the re-check: August 3-31 is 29 days, September 30
    ("open, re-checked", [nsaid("2026-08-03")], [seen("2026-09-30")],
     "2026-08-03", "2026-09-30", 59, "2026-09-30", "office"),
    ("open, never re-checked", [nsaid("2026-08-03")], [], "2026-08-03", "2026-08-03", 1, None, None),
    ("open, re-check before it", [nsaid("2026-08-03")], [seen("2026-08-01")],
     "2026-08-03", "2026-08-03", 1, None, None),
    ("unknown start", [pt(None, "2026-04-01")], [seen("2026-04-03")], None, None, 0, None, None),
    ("no dates", [pt()], [], None, None, 0, None, None),
    ("reversed", [pt("2026-04-01", "2026-03-01")], [], None, None, 0, None, None),
    ("not a date", [pt("spring", "2026-04-01")], [], None, None, 0, None, None),
    ("own pills", [nsaid("2026-03-01", "2026-05-01", by="myself")], [], None, None, 0, None, None),
    ("pills, nobody named", [nsaid("2026-03-01", "2026-05-01", by="")], [], None, None, 0, None, None),
    ("therapy by oneself", [pt("2026-03-01", "2026-05-01", directed_by="self")], [], None, None, 0, None, None),
    ("leap year", [pt("2028-02-01", "2028-03-13")], [], "2028-02-01", "2028-03-13", 42, None, None),
    ("no leap year", [pt("2026-02-01", "2026-03-14")], [], "2026-02-01", "2026-03-14", 42, None, None),
    ("over New Year", [pt("2026-12-15", "2027-01-25")], [], "2026-12-15", "2027-01-25", 42, None, None),
    ("re-check too early", [pt("2026-03-01", "2026-04-30")], [seen("2026-03-20")],
     "2026-03-01", "2026-04-30", 61, None, None),
    ("re-check after six weeks, therapy goes on", [pt("2026-03-01", "2026-04-30")], [seen("2026-04-11", "video")],
     "2026-03-01", "2026-04-30", 61, "2026-04-11", "video"),
    ("re-check a day before six weeks", [pt("2026-03-01", "2026-04-30")], [seen("2026-04-10")],
     "2026-03-01", "2026-04-30", 61, None, None),
    ("first re-check after the end", [pt("2026-03-01", "2026-04-11")],
     [seen("2026-06-01"), seen("2026-04-20", "portal"), seen("2026-03-15")],
     "2026-03-01", "2026-04-11", 42, "2026-04-20", "portal"),
    ("re-check on the last day", [pt("2026-03-01", "2026-03-15")], [seen("2026-03-15")],
     "2026-03-01", "2026-03-15", 15, "2026-03-15", "office"),
    ("unknown re-check date", [pt("2026-03-01", "2026-04-11")], [{"how": "office"}],
     "2026-03-01", "2026-04-11", 42, None, None),
    # the example case: naproxen August 3 (29 days in August, 30 in September), therapy August 10 to September 25
    ("example", [nsaid("2026-08-03"), pt("2026-08-10", "2026-09-25")], [seen("2026-09-30")],
     "2026-08-03", "2026-09-30", 59, "2026-09-30", "office"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "treatments", "checks", "start", "end", "days", "on", "how"), TABLE)
def test_table(name, treatments, checks, start, end, days, on, how):
    clock = care_clock(treatments, checks)
    assert (_iso(clock.start), _iso(clock.end), clock.days) == (start, end, days)
    assert (_iso(clock.rechecked_on), clock.rechecked_how) == (on, how)


def _iso(day):
    return day and day.isoformat()


def test_planned_treatment_is_not_done_treatment():
    clock = care_clock([pt("2026-03-01", "2026-05-31")], [seen("2026-06-01")], until=date(2026, 4, 11))
    assert (clock.days, clock.end, clock.rechecked_on) == (42, date(2026, 4, 11), None)
    assert care_clock([pt("2026-05-01", "2026-05-31")], [], until=date(2026, 4, 11)) == CareClock(
        left_out=((0, "no_start"),)
    )


def test_an_open_treatment_runs_to_the_day_given():
    assert care_clock([nsaid("2026-03-01")], [], until=date(2026, 4, 11)).days == 42


def test_why_something_was_left_out():
    clock = care_clock([pt(), pt("2026-04-02", "2026-04-01"), nsaid("2026-01-01", by="me"), nsaid("2026-03-01")], [])
    assert clock.left_out == ((0, "no_start"), (1, "reversed"), (2, "not_directed"), (3, "no_end"))
    assert clock.short_by == 41


days = st.dates(date(2024, 1, 1), date(2035, 12, 31))
periods = st.lists(st.tuples(days, st.integers(0, 200)).map(lambda got: (got[0], got[0] + timedelta(days=got[1]))))


@given(periods)
def test_the_union_covers_just_the_days_of_its_parts(parts):
    each = {start + timedelta(days=n) for start, end in parts for n in range((end - start).days + 1)}
    assert covered(union(parts)) == len(each)


@given(periods, periods)
def test_more_treatment_never_counts_less(some, more):
    def count(parts):
        return care_clock([pt(start.isoformat(), end.isoformat()) for start, end in parts], []).days

    assert count(some) <= count(some + more) <= count(some) + count(more)


@given(periods, st.lists(days))
def test_order_does_not_matter_and_a_recheck_needs_treatment_before_it(parts, checks):
    treatments = [pt(start.isoformat(), end.isoformat()) for start, end in parts]
    rows = [seen(day.isoformat()) for day in checks]
    clock = care_clock(treatments, rows)
    assert clock.days == care_clock(treatments[::-1], rows[::-1]).days
    if clock.rechecked_on:
        assert clock.rechecked_on in checks
        assert clock.rechecked_on >= clock.end or clock.days_before_recheck >= ENOUGH
