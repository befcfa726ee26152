"""A change in law is a new dated value: both sides of each date. A new state or plan is a file and no code."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from claimback.knowledge import AuthorityRecord, Book, authority, book
from claimback.knowledge.book import ROOT
from claimback.knowledge.rules import Clock, RuleRecord, Window

from .made import binding, run

GATES = [
    ("ma_568", "medicare_advantage", "2025-12-31", "2026-01-01"),
    ("ma_582", "medicare_advantage", "2024-12-31", "2025-01-01"),
    ("ma_101b", "medicare_advantage", "2023-12-31", "2024-01-01"),
    ("ma_101b6", "medicare_advantage", "2023-12-31", "2024-01-01"),
    ("ma_101c", "medicare_advantage", "2023-12-31", "2024-01-01"),
    ("mc_210d", "medicaid", "2025-12-31", "2026-01-01"),
    ("cms0057_reason", "medicaid", "2025-12-31", "2026-01-01"),
    ("cms0057_time", "medicare_advantage", "2025-12-31", "2026-01-01"),
    ("ncd_2202", "original_medicare", "2018-04-09", "2018-04-10"),
    ("ca_sb1120", "individual", "2024-12-31", "2025-01-01"),
]
"""Each authority that begins to hold on a day: the day before, and the day."""

ENDED = [
    ("ma_568_before_2026", "2025-12-31", "2026-01-01"),
    ("ma_582_before_2025", "2024-12-31", "2025-01-01"),
]
"""Each that ended: its last day, and the day after. None of them may be cited; they explain old letters."""


@pytest.mark.parametrize(("id_", "plan", "before", "after"), GATES)
def test_an_authority_is_cited_only_within_its_dates(id_: str, plan: str, before: str, after: str) -> None:
    assert authority(book(), id_, plan, date.fromisoformat(before), "CA") is None
    assert authority(book(), id_, plan, date.fromisoformat(after), "CA") is not None


@pytest.mark.parametrize(("id_", "last", "after"), ENDED)
def test_what_has_ended_holds_to_its_last_day(id_: str, last: str, after: str) -> None:
    record = book().records(AuthorityRecord)[id_]
    assert record.valid(date.fromisoformat(last))
    assert not record.valid(date.fromisoformat(after))
    assert not record.citable


def test_every_dated_authority_is_tried_on_both_sides() -> None:
    tried = {row[0] for row in (*GATES, *ENDED)}
    dated = {record.id for record in book().records(AuthorityRecord).values() if record.in_force}
    assert dated == tried
    for id_, first, after in [*((id_, before, after) for id_, _, before, after in GATES), *ENDED]:
        assert date.fromisoformat(after) - date.fromisoformat(first) == timedelta(days=1), id_


DATED = [
    (rule.id, value)
    for rule in book().records(RuleRecord).values()
    for value in (*rule.windows, *rule.clocks)
    if value.first_day or value.last_day
]


@pytest.mark.parametrize(("rule", "value"), DATED, ids=lambda value: getattr(value, "authority", value))
def test_a_dated_value_holds_inside_and_not_outside_and_its_authority_with_it(rule: str, value: Window | Clock) -> None:
    record = book().records(AuthorityRecord)[value.authority or ""]
    edge = value.first_day or value.last_day
    assert edge is not None
    outside = edge + timedelta(days=-1 if value.first_day else 1)
    assert value.holds(edge), rule
    assert not value.holds(outside)
    assert record.valid(edge)
    # Medicaid's old time goes on for rating periods that began under it, so that authority has no last day.
    still = "rating periods that began before" in record.caveat and not record.citable
    assert still or not record.valid(outside), "the value and the law that it was read in change on the same day"


def test_a_dated_value_follows_the_one_before_it_without_a_gap() -> None:
    assert DATED
    ends = {(rule, value.last_day) for rule, value in DATED if value.last_day}
    begins = {(rule, value.first_day - timedelta(days=1)) for rule, value in DATED if value.first_day}
    assert ends == begins


def test_a_defect_is_told_only_while_its_law_holds() -> None:
    words = "The MRI is not medically necessary. You may appeal."
    for notice, told in (("2025-12-31", False), ("2026-01-01", True)):
        found = run(words, plan="medicaid", kinds=("not_medically_necessary",), notice=notice)
        assert ("reason_too_general" in {one.id for one in found.defects}) == told
    words = "The MRI is denied by our clinical criteria. You may appeal within 60 days."
    for notice, told in (("2023-12-31", False), ("2024-01-01", True)):
        found = run(words, plan="medicare_advantage", kinds=("guideline_not_met",), notice=notice)
        assert ("ma_internal_criteria_alone" in {one.id for one in found.defects}) == told


@pytest.mark.parametrize(("day", "amount"), [("2025-12-31", 14), ("2026-01-01", 7)])
def test_the_decision_clock_of_2026(day: str, amount: int) -> None:
    for id_ in ("ma_reconsideration", "medicaid_plan_appeal"):
        clocks = book().records(RuleRecord)[id_].clocks
        found = [one for one in clocks if one.case == "pre_service" and one.decides == "first_decision"]
        assert [one.amount for one in found if one.holds(date.fromisoformat(day))] == [amount]


def test_the_window_of_2025() -> None:
    old = run(plan="medicare_advantage", notice="2024-12-31").deadlines[0]
    new = run(plan="medicare_advantage", notice="2025-01-01").deadlines[0]
    assert (old.days, old.authority) == (60, None)
    assert (new.days, new.authority) == (65, "ma_582")


def overlay(folder: Path, name: str, text: str) -> Book:
    path = folder / name
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return Book(ROOT, (folder,))


def test_a_state_is_added_without_code(tmp_path: Path) -> None:
    using = overlay(
        tmp_path,
        "rules/states/tx.yaml",
        """
id: tx
name: Texas
process: state
window: {amount: 45, unit: days, counted_from: notice_date}
statute: Made up for this test
verified_fields: [process, window, statute]
level: primary_text
source: a test
updated: 2026-11-23
""",
    )
    found = run(plan="individual", level="final_internal", decision="upheld", answers={"state": "TX"}, using=using)
    assert binding(found) == {"external_review_law": "2026-04-18"}
    assert "Made up for this test" in found.deadlines[0].how
    before = run(plan="individual", level="final_internal", decision="upheld", answers={"state": "TX"})
    assert "external_review_caution" in binding(before)


def test_a_plan_s_rule_is_added_without_code(tmp_path: Path) -> None:
    using = overlay(
        tmp_path,
        "rules/us/signposts/va_new.yaml",
        """
id: va_new
regime: va
plans: [va]
levels: [initial]
also: true
forum: A made-up board
deadline: made_up
what: Last day for a made-up board
windows:
  - {amount: 1, unit: months, counted_from: notice_date}
source: a test
updated: 2026-11-23
""",
    )
    assert binding(run(plan="va", notice="2026-01-31", using=using)) == {"made_up_law": "2026-02-28"}


def test_a_defect_is_added_without_code(tmp_path: Path) -> None:
    using = overlay(
        tmp_path,
        "defects/no_greeting.yaml",
        """
id: no_greeting
title: No greeting
plans: [erisa_self_funded]
present:
  - {match: "\\\\bdear\\\\b", examples: ["Dear Ms. Ashgrove:"], counter: ["To whom it may concern"]}
severity: info
message: The letter has no greeting.
fix: Smile.
sentence: ""
authorities: [cp_g1_reason]
source: a test
updated: 2026-11-23
""",
    )
    assert "no_greeting" in {one.id for one in run("It is denied.", using=using).defects}
    assert "no_greeting" not in {one.id for one in run("Dear Ms. Ashgrove: It is denied.", using=using).defects}
