"""The fast way: today, by the numbers that the letter keeps for it; and who may ask for someone else."""

import pytest

from tests.rights.made import run

TWO_WAYS = (
    "For a Standard Appeal: Mailing Address: Lakeshore Plan, PO Box 77, Mesa, AZ 85201 Fax: 602-555-0171 "
    "For a Fast Appeal: Phone: 602-555-0170 TTY: 711 Fax: 602-555-0172"
)
FAX = {"appeal_fax": ("602-555-0171", "602-555-0171"), "appeal_phone": ("602-555-0160", "")}


def step(found, id_):
    return next((one for one in found.steps if one.id == id_), None)


def deadline(found, id_):
    return next((one for one in found.deadlines if one.id == id_), None)


@pytest.mark.parametrize(
    "answers", [{"urgent_now": "yes"}, {"red_flags": ["bladder_bowel"]}, {"red_flags": ["none", "vision_loss"]}]
)
@pytest.mark.parametrize("plan", ["medicare_advantage", "erisa_insured", "unknown", "fehb"])
def test_an_urgent_appeal_is_sent_today(plan, answers):
    found = run(plan=plan, today="2026-03-10", answers=answers)
    sent = deadline(found, "send_by")
    assert sent.due.isoformat() == "2026-03-10"
    assert "today" in sent.what
    assert "Two weeks" not in " ".join([sent.how, *(one.why for one in found.steps)])
    assert (step(found, "send_appeal_fast") or step(found, "send_appeal_ma_fast")).when == sent.due


@pytest.mark.parametrize(("stage", "urgent"), [("post_service", "yes"), ("pre_service", "no")])
def test_an_appeal_that_is_not_urgent_has_two_weeks(stage, urgent):
    found = run(stage=stage, today="2026-03-10", answers={"urgent_now": urgent})
    assert deadline(found, "send_by").due.isoformat() == "2026-03-24"
    assert step(found, "send_appeal")
    assert not step(found, "send_appeal_fast")


@pytest.mark.parametrize(
    ("flag", "urgent", "fast"),
    [
        ("new_weakness", "no", False),
        ("myelopathy_signs", "no", False),
        ("saddle_numbness", "no", True),
        ("seizure_new", "no", True),
        ("new_weakness", "yes", True),
        ("cancer_history", "no", False),
    ],
)
def test_no_doctor_s_word_is_believed_except_in_an_emergency(flag, urgent, fast):
    found = run(today="2026-03-10", answers={"red_flags": [flag], "urgent_now": urgent})
    assert bool(step(found, "ask_expedited")) is fast
    assert bool(step(found, "expedited_external")) is fast
    assert bool(step(found, "send_appeal_fast")) is fast
    assert bool(step(found, "fast_option")) is not fast


def test_the_fast_numbers_stand_in_the_fast_steps():
    found = run(TWO_WAYS, plan="medicare_advantage", facts=FAX, answers={"urgent_now": "yes"})
    for id_ in ("ask_expedited", "send_appeal_ma_fast"):
        said = step(found, id_).what
        assert "602-555-0172" in said, id_
        assert "602-555-0171" not in said, id_
    assert "602-555-0170" in step(found, "ask_expedited").what
    assert "602-555-0160" not in step(found, "ask_expedited").what


def test_the_only_fax_serves_where_there_is_no_fast_one():
    found = run(plan="medicare_advantage", facts=FAX, answers={"urgent_now": "yes"})
    assert "602-555-0171" in step(found, "send_appeal_ma_fast").what
    assert "for fast appeals" not in step(found, "send_appeal_ma_fast").what
    assert "602-555-0160" in step(found, "ask_expedited").what


@pytest.mark.parametrize("who", ["spouse", "parent", "guardian", "representative"])
def test_one_who_writes_for_a_medicare_patient_hears_of_the_form(who):
    assert step(run(plan="medicare_advantage", answers={"patient_relation": who}), "name_representative")
    assert not step(run(plan="medicare_advantage", answers={"patient_relation": "self"}), "name_representative")
    assert not step(run(plan="medicare_advantage"), "name_representative")


def test_a_receipt_before_the_letter_is_told():
    def early(day):
        found = run(notice="2026-03-04", today="2026-03-10", answers={"notice_received_on": day})
        return {one.id for one in found.findings} & {"received_before_notice"}

    assert early("2026-03-03")
    assert not early("2026-03-04")
    assert not early("2026-03-07")


MISSING = {"kinds": ("insufficient_information",), "plan": "erisa_insured"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The notes also do not include blood work.", False),
        ("We have not received your laboratory values.", False),
        ("The notes did not contain enough information.", True),
        ("We did not receive the information.", True),
    ],
)
def test_missing_information_that_is_named_is_no_defect(text, told):
    found = run(text, **MISSING)
    assert ("missing_information_not_described" in {one.id for one in found.defects}) is told


def test_free_papers_are_an_offer_of_the_file():
    def lacks(text):
        return "no_claim_file_offer" in {one.id for one in run(text, plan="erisa_insured").defects}

    assert not lacks("A copy of the policy and of all papers about this request is free of charge; call us.")
    assert lacks("You may send papers with your appeal.")


def test_the_office_that_the_letter_names_is_told():
    text = "You may call the Minnesota Department of Commerce at 651-555-0160 or EBSA."
    found = run(text, plan="erisa_insured", answers={"state": "MN"})
    assert "Minnesota Department of Commerce, 651-555-0160" in step(found, "free_help").what
    assert "names" not in step(run("Call us at 651-555-0130.", plan="erisa_insured"), "free_help").what
