"""A letter asks the one who decides next, and cites only what binds that one."""

import re
from dataclasses import replace

import pytest

from tests.draft.build import Case, make, show
from tests.draft.cases import CASES

LETTER = "Notice of March 4, 2026. MRI of the knee. The records do not show treatment."


def appeal(plan: str, level: str, stage: str = "pre_service", **answers: object) -> str:
    case = Case(
        plan=plan,
        level=level,
        stage=stage,
        decision="denied" if level == "initial" else "upheld",
        letter=LETTER,
        facts={"service": ("MRI of the knee", "MRI of the knee"), "notice_date": ("2026-03-04", "March 4, 2026")},
        objections=(("conservative_care", "The records do not show treatment."),),
        answers=answers,
    )
    return show(make(case).drafts["appeal-letter"])


@pytest.mark.parametrize(
    ("plan", "level", "subject"),
    [
        ("erisa_insured", "initial", "Appeal of a denial"),
        ("erisa_insured", "internal_appeal", "Second-level appeal of a denial"),
        ("erisa_insured", "final_internal", "Request for external review of a denial"),
        ("nonfederal_gov", "final_internal", "Request for external review of a denial"),
        ("grandfathered", "final_internal", "Appeal of a denial"),
        ("individual", "final_internal", "Request for external review of a denial"),
        ("medicaid", "initial", "Appeal of a denial"),
        ("medicaid", "final_internal", "Request for a State fair hearing about a denial"),
        ("medicaid_ffs", "initial", "Request for a State fair hearing about a denial"),
        ("fehb", "initial", "Request for reconsideration of a denial"),
        ("fehb", "final_internal", "Request to the Office of Personnel Management"),
        ("medicare_advantage", "initial", "Request for reconsideration of a denial"),
        ("medicare_advantage", "final_internal", "Statement for the independent review of a denial"),
        ("original_medicare", "initial", "Request for a redetermination"),
        ("original_medicare", "internal_appeal", "Request for a reconsideration by the independent contractor"),
    ],
)
def test_the_subject_names_what_is_asked_for(plan: str, level: str, subject: str) -> None:
    told = appeal(plan, level)
    assert subject in told
    assert ("I ask for an external review of the decision" in told) == ("external review" in subject)
    assert ("I ask for a State fair hearing" in told) == ("fair hearing" in subject)


PLAN_ONLY = ("2560.503-1(h)", "2560.503-1(i)", "422.590", "422.592", "438.408(b)", "890.105(b)")


@pytest.mark.parametrize(
    ("plan", "level"),
    [
        ("erisa_self_funded", "final_internal"),
        ("individual", "final_internal"),
        ("nonfederal_gov", "final_internal"),
        ("grandfathered", "final_internal"),
        ("medicaid", "final_internal"),
        ("medicaid_ffs", "initial"),
        ("fehb", "final_internal"),
        ("medicare_advantage", "final_internal"),
    ],
)
@pytest.mark.parametrize("urgent", ["yes", "no"])
def test_who_is_not_the_plan_is_not_held_to_the_plan_s_rules(plan: str, level: str, urgent: str) -> None:
    told = appeal(plan, level, urgent_now=urgent)
    assert not [one for one in PLAN_ONLY if one in told]
    external = level == "final_internal" and plan in ("erisa_self_funded", "individual", "nonfederal_gov")
    assert ("45 days" in told) == (external and urgent == "no")
    assert ("An expedited external review is to be decided within 72 hours" in told) == (external and urgent == "yes")


def test_an_emergency_asks_for_the_fast_way_without_a_doctor_s_word() -> None:
    told = appeal("erisa_insured", "initial", red_flags=["saddle_numbness"])
    assert "Expedited appeal of a denial" in told or "fast (expedited) decision, because of" in told
    assert "no later than 30 days" not in told
    assert "doctor says that waiting" not in told
    assert "fast (expedited)" not in appeal("erisa_insured", "initial", "post_service", red_flags=["saddle_numbness"])


def test_two_levels_halve_the_time() -> None:
    assert "no later than 15 days" in appeal("erisa_self_funded", "internal_appeal")
    assert "no later than 30 days" in appeal("erisa_self_funded", "internal_appeal", "post_service")
    assert "no later than 60 days" in appeal("erisa_self_funded", "initial", "post_service")


OUTSIDE = (
    ("individual", "final_internal"),
    ("erisa_self_funded", "final_internal"),
    ("medicaid", "final_internal"),
    ("fehb", "final_internal"),
    ("medicare_advantage", "final_internal"),
    ("original_medicare", "internal_appeal"),
)


@pytest.mark.parametrize(("plan", "level"), OUTSIDE)
@pytest.mark.parametrize("name", sorted(CASES))
def test_who_judges_the_plan_is_not_spoken_to_as_the_plan(name: str, plan: str, level: str) -> None:
    letter = make(replace(CASES[name], plan=plan, level=level, decision="upheld")).drafts["appeal-letter"]
    own = [run.text for one in letter.sentences for run in one.runs if not run.blank]
    words = re.sub("“[^”]*”", "", " ".join(own))
    assert not re.search(
        r"\byour(?! time)\b|\byou (?:write|decided|applied|used|hold|have in mind|sent|lacked)\b", words
    )


@pytest.mark.parametrize("level", ["initial", "final_internal"])
def test_medicaid_care_that_runs_goes_on_where_the_person_wants_it(level: str) -> None:
    wanted = "Let the care that was already authorized go on until this is decided (42 CFR 438.420)."
    assert wanted in appeal("medicaid", level, "concurrent", keep_care="yes")
    assert "438.420" not in appeal("medicaid", level, "concurrent", keep_care="no")
    assert "438.420" not in appeal("individual", level, "concurrent", keep_care="yes")


@pytest.mark.parametrize(
    ("plan", "level", "to_plan"), [("erisa_insured", "initial", True), ("medicaid", "final_internal", False)]
)
def test_a_reminder_speaks_to_whoever_was_asked(plan: str, level: str, to_plan: bool) -> None:
    told = show(make(replace(CASES["lumbar"], plan=plan, level=level, decision="upheld")).drafts["follow-up"])
    assert ("To the Appeals Department:" in told) == to_plan
    assert ("I appealed the denial" in told) == to_plan
    assert ("To whom it may concern:" in told) != to_plan
