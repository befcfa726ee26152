"""Every row of `windows.txt`: regime, level, dates, and the date that the quoted rule gives."""

from pathlib import Path

import pytest

from claimback.model import FinerPlan, Plan

from .made import binding, run

ROWS = [
    [cell.strip() for cell in line.split("|")]
    for line in Path(__file__).with_name("windows.txt").read_text(encoding="utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: " ".join(row[:7]))
def test_row(row: list[str]) -> None:
    plan, level, stage, decision, state, notice, received, expected, _rule = row
    answers = {name: value for name, value in (("state", state), ("notice_received_on", received)) if value != "-"}
    found = run(plan=plan, level=level, stage=stage, decision=decision, notice=notice, answers=answers)
    wanted = dict(part.strip().split("=") for part in expected.split(";")) if expected != "-" else {}
    assert binding(found) == wanted


def test_what_is_caution_is_never_called_law() -> None:
    for row in ROWS:
        plan, level, stage, decision, state, notice, *_ = row
        found = run(plan=plan, level=level, stage=stage, decision=decision, notice=notice, answers={"state": state})
        for deadline in found.deadlines:
            if "caution" in deadline.id:
                assert deadline.source == "practice"
                assert deadline.authority is None


def test_the_table_is_wide_enough() -> None:
    assert len(ROWS) >= 150
    assert {row[0] for row in ROWS} == {*Plan.__args__, *FinerPlan.__args__}, "every kind of plan has a row"
    assert all(row[-1] for row in ROWS), "every row names its rule"


CLOCKS = [
    [cell.strip() for cell in line.split("|")]
    for line in Path(__file__).with_name("clocks.txt").read_text(encoding="utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]


@pytest.mark.parametrize("row", CLOCKS, ids=lambda row: " ".join(row[:7]))
def test_answer_due(row: list[str]) -> None:
    plan, level, stage, decision, urgent, notice, today, sent, due, _rule = row
    found = run(
        plan=plan,
        level=level,
        stage=stage,
        decision=decision,
        notice=notice,
        today=today,
        answers={"urgent_now": urgent},
    )
    days = {one.id: one.due.isoformat() for one in found.deadlines}
    assert days["send_by"] == sent
    assert days.get("follow_up", "-") == due


def test_of_two_readings_the_earlier_is_shown_and_it_is_said() -> None:
    fehb = run(plan="fehb", notice="2026-05-31").deadlines[0]
    assert (fehb.due.isoformat(), "its last day is the earlier, safe reading" in fehb.how) == ("2026-11-30", True)
    federal = run(level="final_internal", decision="upheld", notice="2026-05-31").deadlines[0]
    assert "the rule then names the first day of the next month" in federal.how
    assert "counting from its date is the safe reading" in federal.how
    plain = run(plan="fehb", notice="2026-05-30").deadlines[0]
    assert "no day" not in plain.how


EXPEDITED = [  # the state's own shorter time for an urgent request
    ("individual", "MI", "2026-01-06", "2026-01-16", "MCL 550.1913(1): 10 days"),
    ("erisa_insured", "MI", "2026-12-28", "2027-01-07", "MCL 550.1913(1): 10 days"),
    ("individual", "SC", "2026-07-10", "2026-07-25", "S.C. Code 38-71-1970: 15 days"),
]


@pytest.mark.parametrize(("plan", "state", "notice", "due", "rule"), EXPEDITED)
def test_a_state_s_shorter_time_for_an_urgent_request(plan: str, state: str, notice: str, due: str, rule: str) -> None:
    def days(urgent: str) -> dict[str, str]:
        answers = {"state": state, "urgent_now": urgent}
        found = run(plan=plan, level="final_internal", decision="upheld", notice=notice, answers=answers)
        return binding(found)

    assert days("yes")["external_review_expedited"] == due, rule
    assert "external_review_expedited" not in days("no")
