"""What must hold for every plan, level, stage and date of a letter from 2024 to 2035."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from claimback.knowledge import AuthorityRecord, book
from claimback.model import AppealLevel, Decision, Plan, Rights, Stage

from .made import run

DAYS = st.dates(date(2024, 1, 1), date(2035, 12, 31))
CASES = st.fixed_dictionaries({
    "plan": st.sampled_from(Plan.__args__),
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
