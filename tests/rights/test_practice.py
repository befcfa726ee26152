"""Practical dates, warnings, and steps in their order."""

from datetime import date
from typing import Any

import pytest

from claimback.knowledge import book
from claimback.knowledge.letters import LetterRecord
from claimback.model import Rights, Value

from .made import run

WINDOW: dict[str, tuple[Value, str]] = {"appeal_window_days": (180, "")}


def due(found: Rights, id_: str) -> str | None:
    return next((one.due.isoformat() for one in found.deadlines if one.id == id_), None)


def ids(found: Rights) -> list[str]:
    return [step.id for step in found.steps]


@pytest.mark.parametrize(
    ("plan", "stage", "level", "decision", "sent", "answer"),
    [
        ("erisa_self_funded", "pre_service", "initial", "denied", "2026-03-18", "2026-04-17"),  # (i)(2)(ii) 30
        ("erisa_self_funded", "post_service", "initial", "denied", "2026-03-18", "2026-05-17"),  # (i)(2)(iii)(A) 60
        ("erisa_self_funded", "unknown", "initial", "denied", "2026-03-18", "2026-04-17"),  # the shorter
        ("erisa_insured", "pre_service", "internal_appeal", "upheld", "2026-03-04", "2026-03-19"),  # 15 at level two
        ("erisa_insured", "post_service", "internal_appeal", "upheld", "2026-03-04", "2026-04-03"),  # 30 at level two
        ("individual", "pre_service", "final_internal", "upheld", "2026-03-18", "2026-05-02"),  # (d)(2)(iii) 45
        ("medicare_advantage", "pre_service", "initial", "denied", "2026-03-18", "2026-04-17"),  # 422.590 30
        ("medicare_advantage", "post_service", "initial", "denied", "2026-03-18", "2026-05-17"),  # 422.590 60
        ("medicaid", "pre_service", "initial", "denied", "2026-03-18", "2026-04-17"),  # 438.408(b)(2) 30
        ("fehb", "pre_service", "initial", "denied", "2026-03-18", "2026-04-17"),  # 890.105(b)(2) 30
        ("original_medicare", "post_service", "initial", "denied", "2026-03-18", None),  # not verified
        ("tricare", "pre_service", "initial", "denied", "2026-03-18", None),
        ("erisa_insured", "pre_service", "initial", "pended", "2026-03-18", "2026-04-02"),  # (f)(2)(iii)(A) 15
        ("medicare_advantage", "pre_service", "final_internal", "upheld", None, None),  # forwarded by the plan
        ("erisa_insured", "pre_service", "external_review", "upheld", None, None),
    ],
)
def test_send_and_follow_up(plan: str, stage: str, level: str, decision: str, sent: str, answer: str | None) -> None:
    found = run(plan=plan, stage=stage, level=level, decision=decision)
    assert due(found, "send_by") == sent
    assert due(found, "follow_up") == answer


def test_urgent_is_answered_in_72_hours() -> None:
    assert due(run(answers={"urgent_now": "yes"}), "follow_up") == "2026-03-07"


def test_sending_never_waits_past_the_last_day() -> None:
    found = run(facts=WINDOW, today="2026-08-25")
    assert due(found, "send_by") == "2026-08-31"
    assert {"deadline_near"} <= {one.id for one in found.findings}


def test_a_last_day_that_has_passed() -> None:
    found = run(facts=WINDOW, today="2026-09-01")
    assert due(found, "send_by") == "2026-09-01"
    assert "deadline_passed" in {one.id for one in found.findings}
    assert ids(found)[0] == "late_but_send"
    on_time = run(facts=WINDOW, today="2026-08-31")
    assert "deadline_passed" not in {one.id for one in on_time.findings}
    assert "late_but_send" not in ids(on_time)


def test_the_safe_day_has_passed_but_the_law_is_open() -> None:
    found = run(facts=WINDOW, today="2026-09-02", answers={"notice_received_on": "2026-03-10"})
    assert "safe_day_passed" in {one.id for one in found.findings}
    assert due(found, "send_by") == "2026-09-06"


def test_no_date_on_the_letter() -> None:
    found = run(notice=None, today="2026-11-23")
    assert [one.id for one in found.deadlines] == ["send_by", "follow_up"]
    assert "no_notice_date" in {one.id for one in found.findings}
    told = run(notice=None, today="2026-11-23", answers={"notice_received_on": "2026-11-20"})
    assert due(told, "appeal_law") == "2027-05-19"
    assert told.deadlines[0].counted_from == "receipt"


def test_a_letter_from_the_future() -> None:
    assert "notice_date_in_future" in {one.id for one in run(notice="2027-01-02", today="2026-11-23").findings}


@pytest.mark.parametrize("flag", ["bladder_bowel", "saddle_numbness", "progressive_weakness", "thunderclap_headache"])
def test_an_emergency_comes_before_any_paper(flag: str) -> None:
    found = run(answers={"red_flags": [flag]}, facts=WINDOW)
    assert ids(found)[:3] == ["seek_care_now", "ask_expedited", "expedited_external"]
    assert "911" in found.steps[0].what


def test_no_alarm_without_a_red_flag() -> None:
    for answers in ({"red_flags": ["none"]}, {"red_flags": ["osteoporosis"]}, {}):
        assert not {"seek_care_now", "ask_expedited", "call_doctor_today"} & set(ids(run(answers=answers)))


def test_the_ordinary_order() -> None:
    found = run(facts={**WINDOW, "peer_to_peer_phone": ("800-555-0117", ""), "appeal_fax": ("207-555-0138", "")})
    assert ids(found) == [
        "show_treatment", "doctor_call", "ask_file_group", "own_records", "write_appeal", "fast_option",
        "send_appeal", "follow_up", "plan_silent", "next_level", "free_help",
    ]  # fmt: skip
    assert "800-555-0117" in found.steps[1].what
    assert "207-555-0138" in found.steps[6].what
    assert all(step.why for step in found.steps)
    assert found.steps[6].when == date(2026, 3, 18)


@pytest.mark.parametrize(
    ("plan", "level", "decision", "first", "never"),
    [
        ("medicare_advantage", "final_internal", "upheld", "ire_forwarded", "send_appeal_ma"),
        ("va", "initial", "denied", "va_advocate", "send_appeal"),
        ("workers_comp", "initial", "denied", "wc_agency", "doctor_call"),
        ("unknown", "initial", "denied", "find_out_plan", "ask_file_group"),
        ("employer_unknown_funding", "initial", "denied", "find_out_funding", "find_out_plan"),
        ("erisa_insured", "initial", "pended", "send_information", "send_appeal"),
        ("erisa_insured", "initial", "overturned", "go_ahead", "write_appeal"),
        ("individual", "external_review", "upheld", "lawyer", "send_appeal"),
    ],
)
def test_what_comes_next(plan: str, level: str, decision: str, first: str, never: str) -> None:
    found = ids(run(plan=plan, level=level, decision=decision))
    assert found[0] == first
    assert never not in found


@pytest.mark.parametrize(
    ("plan", "stage", "answers", "offered"),
    [
        ("erisa_insured", "pre_service", {}, True),
        ("erisa_insured", "post_service", {}, False),
        ("erisa_insured", "pre_service", {"urgent_now": "yes"}, False),  # then it is the first step already
        ("medicaid", "pre_service", {}, True),
        ("fehb", "pre_service", {}, False),  # not verified
    ],
)
def test_the_fast_route_is_told_with_what_it_needs(
    plan: str, stage: str, answers: dict[str, Value], offered: bool
) -> None:
    assert ("fast_option" in ids(run(plan=plan, stage=stage, answers=answers))) == offered


def test_the_state_s_office_only_with_verified_fields() -> None:
    def office(plan: str, state: str) -> str:
        found = run(plan=plan, level="final_internal", decision="upheld", answers={"state": state})
        return next((step.what for step in found.steps if step.id == "state_office"), "")

    assert "877-881-6388" in office("individual", "PA")
    assert office("individual", "NY").endswith(
        "letter. Fee: at most $25, $75 a year; waived for hardship, returned if you win."
    )
    assert office("erisa_self_funded", "PA") == ""
    assert office("employer_unknown_funding", "PA") == ""
    assert office("individual", "ZZ") == ""


def test_free_help_names_verified_offices() -> None:
    step = next(step for step in run().steps if step.id == "free_help")
    assert "866-444-3272" in step.what
    assert "free_help" not in ids(run(plan="medicare_advantage"))


def test_nothing_to_appeal() -> None:
    for decision in ("approved", "overturned", "not_a_decision"):
        found = run(decision=decision, kinds=())
        assert not found.deadlines
        assert not found.defects
        assert not found.findings


def test_a_state_with_less_time_for_an_urgent_review() -> None:
    answers: dict[str, Value] = {"state": "MI", "urgent_now": "yes"}
    found = run(plan="individual", level="final_internal", decision="upheld", answers=answers)
    assert due(found, "external_review_expedited") == "2026-03-14"  # MCL 550.1913(1): 10 days
    assert found.deadlines[0].id == "external_review_expedited"


def test_missing_papers_are_sent_before_an_appeal() -> None:
    found = ids(run(kinds=("insufficient_information",)))
    assert found.index("resend_information") < found.index("write_appeal")
    assert "resend_information" not in ids(run())


@pytest.mark.parametrize(
    ("kind", "stage", "step"),
    [
        ("site_of_service", "pre_service", "other_site"),
        ("alternative_imaging", "pre_service", "other_study"),
        ("conservative_care", "pre_service", "show_treatment"),
        ("out_of_network", "post_service", "in_network"),
        ("prior_authorization", "post_service", "ask_authorization"),
        ("coding", "post_service", "corrected_claim"),
    ],
)
def test_the_cheaper_way_comes_before_the_appeal(kind: str, stage: str, step: str) -> None:
    found = ids(run(kinds=(kind,), stage=stage))
    assert found.index(step) < found.index("write_appeal")
    assert step not in ids(run(kinds=("experimental",), stage=stage))


def test_what_is_not_verified_is_said() -> None:
    found = run(plan="va")
    assert [one.id for one in found.findings] == ["not_verified"]
    assert "not_verified" not in {one.id for one in run().findings}


@pytest.mark.parametrize(
    ("case", "step", "authority"),
    [
        ({"plan": "erisa_self_funded"}, "plan_silent", "er_exhaust_group"),
        ({"plan": "individual"}, "plan_silent", "er_exhaust_ind"),
        ({"plan": "grandfathered"}, "plan_silent", "cp_l_exhaust"),
        ({"plan": "medicaid"}, "plan_silent_medicaid", "mc_408c3"),
        ({"plan": "individual", "stage": "concurrent"}, "keep_care", "er_continued"),
        ({"plan": "erisa_self_funded", "level": "final_internal", "decision": "upheld"}, "external_check", "er_prelim"),
        ({"plan": "original_medicare", "level": "internal_appeal"}, "request_review_qic", "om_405964"),
        ({"plan": "individual", "answers": {"state": "NY"}}, "new_york_clock", "ny_4904"),
        ({"plan": "nonfederal_gov", "level": "final_internal"}, "external_hhs", "hhs_federal_process"),
        ({"plan": "grandfathered", "level": "final_internal"}, "external_grandfathered", "nsa_er"),
        (
            {"plan": "erisa_insured", "answers": {"plan_documents_waited_days": 31}},
            "plan_documents_late",
            "erisa_502c1",
        ),
    ],
)
def test_a_right_that_few_know_is_told_where_it_holds(case: dict[str, Any], step: str, authority: str) -> None:
    assert {one.id: one.authority for one in run(**case).steps}[step] == authority
    for other in ("medicare_advantage", "fehb", "va", "unknown"):
        assert step not in {one.id for one in run(**{**case, "plan": other}).steps}


def test_the_per_day_penalty_is_told_only_of_the_administrator_and_never_in_a_letter() -> None:
    late = run(plan="erisa_insured", answers={"plan_documents_waited_days": 30})
    why = next(one.why for one in late.steps if one.id == "plan_documents_late")
    assert "it does not reach the insurer, and it is not for the claim file" in why
    early = run(plan="erisa_insured", answers={"plan_documents_waited_days": 29})
    assert "plan_documents_late" not in {one.id for one in early.steps}
    told = " ".join(record.model_dump_json() for record in book().records(LetterRecord).values())
    assert "110" not in told
    assert "erisa_502c1" not in told


def test_a_county_s_plan_and_a_grandfathered_one_hear_nothing_of_another_s_law() -> None:
    county, old = run(plan="nonfederal_gov"), run(plan="grandfathered")
    assert not [one for one in (*county.steps, *county.deadlines) if (one.authority or "").startswith("erisa_")]
    assert not [one for one in (*old.steps, *old.deadlines, *old.defects) if (one.authority or "").startswith("er_")]
    assert "expedited_external" not in {
        one.id for one in run(plan="grandfathered", answers={"urgent_now": "yes"}).steps
    }


@pytest.mark.parametrize(
    ("plan", "level"), [("va", "initial"), ("workers_comp", "initial"), ("short_term", "initial"),
                        ("grandfathered_other", "initial"), ("erisa_insured", "internal_appeal"),
                        ("medicaid_ffs", "initial")],
)  # fmt: skip
def test_where_no_last_day_is_known_nothing_waits_two_weeks(plan: str, level: str) -> None:
    found = run(plan=plan, level=level, today="2026-03-10")
    assert due(found, "send_by") == "2026-03-10"
    assert "the last day is not known here" in next(one.how for one in found.deadlines if one.id == "send_by")
    given = run(plan=plan, level=level, today="2026-03-10", facts=WINDOW)
    if plan != "medicaid_ffs":
        assert due(given, "send_by") == "2026-03-24", "the letter's own time is a day to count on"


def test_the_longest_time_is_said_to_be_that_and_a_passed_one_is_told() -> None:
    found = run(plan="medicaid_ffs", notice="2026-07-20", today="2026-11-26")
    latest = next(one for one in found.deadlines if one.id == "fair_hearing_caution")
    assert latest.what.endswith("the latest that the law lets it be; yours can be earlier, so act now")
    assert (latest.source, latest.authority, latest.due.isoformat()) == ("practice", None, "2026-10-18")
    assert "deadline_passed" in {one.id for one in found.findings}


def test_what_is_forwarded_needs_no_filing() -> None:
    found = run(plan="medicare_advantage", level="final_internal", decision="upheld")
    assert "forwarded" in {one.id for one in found.findings}
    assert "forwarded" not in {one.id for one in run(plan="medicare_advantage").findings}
