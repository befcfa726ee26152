"""What must hold for every plan, level, stage and date of a letter from 2024 to 2035."""

import os
import time
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from claimback.knowledge import AuthorityRecord, book
from claimback.model import AppealLevel, Decision, FinerPlan, Plan, Rights, Stage

from .made import run

DAYS = st.dates(date(2024, 1, 1), date(2035, 12, 31))
CASES = st.fixed_dictionaries({
    "plan": st.sampled_from((*Plan.__args__, *FinerPlan.__args__)),
    "level": st.sampled_from(AppealLevel.__args__),
    "stage": st.sampled_from(Stage.__args__),
    "decision": st.sampled_from(Decision.__args__),
})  # fmt: skip
PRACTICAL = {"send_by", "follow_up", "peer_to_peer"}


def binding(found: Rights) -> list[date]:
    return [one.due for one in found.deadlines if one.id not in PRACTICAL]


@settings(max_examples=120, deadline=None)
@given(CASES, DAYS, st.integers(0, 400))
def test_every_result_is_whole(case: dict[str, str], notice: date, age: int) -> None:
    today = notice + timedelta(days=age)
    found = run(**case, notice=notice.isoformat(), today=today.isoformat())  # type: ignore[arg-type]
    ids = [one.id for one in found.deadlines]
    assert len(ids) == len(set(ids))
    assert all(one.how.endswith(".") and one.what for one in found.deadlines)
    assert all(one.due >= notice for one in found.deadlines)
    records = book().records(AuthorityRecord)
    for one in (*found.deadlines, *found.steps, *found.defects):
        if one.authority:
            record = records[one.authority]
            assert record.citable
            assert record.reaches(case["plan"])
    if notice >= date(2025, 1, 1):  # what applied before, in Medicare Advantage, is counted by but no longer cited
        assert all(one.authority for one in found.deadlines if one.source == "law")


@settings(max_examples=80, deadline=None)
@given(CASES, DAYS, st.integers(1, 60))
def test_a_later_letter_never_gives_less_time(case: dict[str, str], notice: date, later: int) -> None:
    """Monotone in the date of the letter, except where the law itself changed in between."""
    if notice < date(2025, 1, 1) <= notice + timedelta(days=later):
        return
    one = binding(run(**case, notice=notice.isoformat()))  # type: ignore[arg-type]
    other = binding(run(**case, notice=(notice + timedelta(days=later)).isoformat()))  # type: ignore[arg-type]
    assert len(one) == len(other)
    assert all(first <= second for first, second in zip(one, other, strict=True))


@settings(max_examples=80, deadline=None)
@given(CASES, DAYS, st.integers(0, 30))
def test_knowing_the_day_of_receipt_never_moves_the_safe_date_later(
    case: dict[str, str], notice: date, mail: int
) -> None:
    received = (notice + timedelta(days=mail)).isoformat()
    without = binding(run(**case, notice=notice.isoformat()))  # type: ignore[arg-type]
    with_it = binding(run(**case, notice=notice.isoformat(), answers={"notice_received_on": received}))  # type: ignore[arg-type]
    assert bool(without) == bool(with_it)
    if without:
        assert min(with_it) <= min(without)


@settings(max_examples=60, deadline=None)
@given(CASES, DAYS, st.integers(-30, 400))
def test_sending_is_planned_from_today_and_never_after_an_open_last_day(
    case: dict[str, str], notice: date, age: int
) -> None:
    today = notice + timedelta(days=age)
    found = run(**case, notice=notice.isoformat(), today=today.isoformat())  # type: ignore[arg-type]
    sent = [one.due for one in found.deadlines if one.id == "send_by"]
    open_ = [due for due in binding(found) if due >= today]
    for day in sent:
        assert today <= day <= today + timedelta(days=14)
        assert all(day <= due for due in open_)


def _months_later(day: date, months: int) -> date:
    """The same day of a later month, or the first of the month after it: the latest reading of any rule."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    try:
        return date(year, month, day.day)
    except ValueError:
        return date(year + month // 12, month % 12 + 1, 1)


def _latest(plan: str, level: str, notice: date, received: date) -> date | None:
    """The last day that the quoted rule gives, written a second time by hand; weekends and holidays left out.

    29 CFR 2560.503-1(h)(3)(i), 42 CFR 422.582(b), CMS guidance on 42 CFR 405, 42 CFR 438.402 and 438.408(f)(2),
    5 CFR 890.105(b) and (e), 45 CFR 147.136(d)(2)(i), 42 CFR 405.962.
    """
    group = {"erisa_self_funded", "erisa_insured", "employer_unknown_funding", "nonfederal_gov", "grandfathered"}
    first = level in {"initial", "unknown"}
    if (first and plan in group) or (plan == "individual" and (first or level == "internal_appeal")):
        return received + timedelta(days=180)
    if first and plan == "medicare_advantage":
        return notice + timedelta(days=65 if notice >= date(2025, 1, 1) else 60)
    if plan == "original_medicare":
        return notice + timedelta(days=125) if first else received + timedelta(days=180)
    if plan == "medicaid":
        return notice + timedelta(days=60 if first else 90)
    if plan == "fehb":
        return _months_later(notice, 6) if first else notice + timedelta(days=90)
    if plan in {*group, "individual"} - {"grandfathered"} and level == "final_internal":
        return _months_later(received, 4)
    return None


LEVELS = ("initial", "internal_appeal", "final_internal", "external_review", "unknown")
PLANS = st.sampled_from((*Plan.__args__, *FinerPlan.__args__))


@settings(max_examples=250, deadline=None)
@given(PLANS, st.sampled_from(LEVELS), DAYS, st.integers(0, 20))
def test_no_date_is_later_than_the_law_allows(plan: str, level: str, notice: date, mail: int) -> None:
    """For a letter that itself gives no time, and without a state: only what the rule gives from the day of receipt."""
    received = notice + timedelta(days=mail)
    found = run(plan=plan, level=level, notice=notice.isoformat(), answers={"notice_received_on": received.isoformat()})
    for one in found.deadlines:
        if one.source != "law":
            continue
        limit = _latest(plan, level, notice, received)
        assert limit is not None, one.id
        rolled = 4 if "weekend" in one.how or one.id.endswith("_received") else 0  # Saturday, Sunday, two holidays
        assert one.due <= limit + timedelta(days=rolled), one.id
        if not one.id.endswith("_received"):
            assert one.due <= limit, "the safe date leans on no weekend"


@settings(max_examples=60, deadline=None)
@given(PLANS, st.sampled_from(LEVELS), DAYS)
def test_the_clock_s_time_zone_changes_no_date(plan: str, level: str, notice: date) -> None:
    before = os.environ.get("TZ")
    try:
        found = []
        for zone in ("UTC", "Pacific/Kiritimati", "Etc/GMT+12", "America/New_York"):
            os.environ["TZ"] = zone
            time.tzset()
            found.append(run(plan=plan, level=level, notice=notice.isoformat()).deadlines)
    finally:
        os.environ.pop("TZ", None)
        os.environ.update({"TZ": before} if before else {})
        time.tzset()
    assert all(one == found[0] for one in found)
