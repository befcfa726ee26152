"""A change in law is a new dated value: both sides of each date. A new state or plan is a file and no code."""

from datetime import date
from pathlib import Path

import pytest

from claimback.knowledge import Book, authority, book
from claimback.knowledge.book import ROOT
from claimback.knowledge.rules import RuleRecord

from .made import binding, run


@pytest.mark.parametrize(
    ("id_", "plan", "before", "after"),
    [
        ("ma_568", "medicare_advantage", "2025-12-31", "2026-01-01"),
        ("ma_582", "medicare_advantage", "2024-12-31", "2025-01-01"),
        ("ma_101b6", "medicare_advantage", "2023-12-31", "2024-01-01"),
        ("mc_210d", "medicaid", "2025-12-31", "2026-01-01"),
        ("cms0057_reason", "medicaid", "2025-12-31", "2026-01-01"),
        ("cms0057_time", "medicare_advantage", "2025-12-31", "2026-01-01"),
        ("ncd_2202", "original_medicare", "2018-04-09", "2018-04-10"),
    ],
)
def test_an_authority_is_cited_only_within_its_dates(id_: str, plan: str, before: str, after: str) -> None:
    assert authority(book(), id_, plan, date.fromisoformat(before)) is None
    assert authority(book(), id_, plan, date.fromisoformat(after)) is not None


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
