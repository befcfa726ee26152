"""What is quicker than an appeal comes before it, and only where what is known makes it fit."""

import pytest

from claimback.model import Rights, Step, Value

from .made import run

NONE = ["none"]


def told(kind: str, **answers: Value) -> tuple[Rights, list[Step]]:
    found = run(kinds=(kind,), answers=answers)
    return found, [step for step in found.steps if step.id.startswith("cheaper_")]


@pytest.mark.parametrize(
    ("kind", "answers", "words"),
    [
        ("conservative_care", {"care_days": 50, "reevaluated_after_care": "yes"}, "Send the notes that show"),
        ("conservative_care", {"care_days": 50, "reevaluated_after_care": "no"}, "Have the check-up now"),
        ("conservative_care", {"care_days": 21, "red_flags": NONE}, "Finish the treatment"),
        ("alternative_imaging", {"xray_done": "yes"}, "Send the report of the X-ray"),
        ("alternative_imaging", {"xray_done": "no", "red_flags": NONE}, "about having the X-ray first"),
        ("site_of_service", {"accept_other_site": "yes"}, "accept the other place"),
        ("out_of_network", {"accept_other_site": "yes"}, "place in the network"),
        ("routine_surveillance", {"interval_recommended": "in 6 months"}, "Send the last report"),
        ("prior_authorization", {"auth_number_claimed": "A 55"}, "Call with the approval number"),
        ("benefit_limit", {}, "list of what was counted"),
    ],
)
def test_the_way_that_fits_comes_first(kind: str, answers: dict[str, Value], words: str) -> None:
    found, quicker = told(kind, **(answers or {"state": "OH"}))
    assert any(words in step.what for step in quicker)
    ids = [step.id for step in found.steps]
    assert ids.index(quicker[0].id) < ids.index("write_appeal")
    assert all(step.why.endswith("Your time to appeal keeps running meanwhile.") for step in quicker)


@pytest.mark.parametrize(
    ("kind", "answers"),
    [
        ("conservative_care", {"care_days": 21}),  # nobody has asked about warning signs yet
        ("conservative_care", {"care_days": 21, "red_flags": ["new_weakness"]}),
        ("alternative_imaging", {"xray_done": "no", "red_flags": ["cancer_history"]}),
        ("alternative_imaging", {"xray_done": "no"}),
        ("site_of_service", {"accept_other_site": "no"}),
    ],
)
def test_nobody_is_told_to_wait_or_to_go_elsewhere_without_a_reason(kind: str, answers: dict[str, Value]) -> None:
    assert told(kind, **answers)[1] == []


def test_what_a_step_says_already_is_not_said_twice() -> None:
    assert "show_treatment" in {step.id for step in told("conservative_care", state="OH")[0].steps}
    found, quicker = told("conservative_care", care_days=50, reevaluated_after_care="yes")
    assert quicker
    assert "show_treatment" not in {step.id for step in found.steps}
    ids = {step.id for step in run(kinds=("coding",), stage="post_service").steps}
    assert "corrected_claim" in ids
    assert not any(id_.startswith("cheaper_") for id_ in ids)


def test_after_the_plan_s_last_word_no_new_look_is_asked_for() -> None:
    found = run(kinds=("routine_surveillance",), level="final_internal", decision="upheld",
                answers={"interval_recommended": "in a year"})  # fmt: skip
    assert not any(step.id.startswith("cheaper_") for step in found.steps)


def test_an_emergency_comes_before_it_and_the_fast_way_second() -> None:
    found, _ = told("conservative_care", care_days=50, reevaluated_after_care="yes", red_flags=["saddle_numbness"])
    ids = [step.id for step in found.steps]
    assert ids[:2] == ["seek_care_now", "ask_expedited"]
    assert any(id_.startswith("cheaper_") for id_ in ids)


def test_a_new_request_fits_after_the_plan_s_last_word_too() -> None:
    answers = {"xray_done": "no", "red_flags": NONE}
    found = run(kinds=("alternative_imaging",), level="final_internal", decision="upheld", answers=answers)
    assert "cheaper_alternative_imaging_2" in {step.id for step in found.steps}


def test_one_way_that_answers_two_reasons_is_told_once() -> None:
    found = run(kinds=("cost", "site_of_service"), answers={"accept_other_site": "yes"})
    assert len([step for step in found.steps if "accept the other place" in step.what]) == 1
