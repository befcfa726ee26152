"""Which questions are asked, and in what order."""

from datetime import date
from itertools import combinations

import pytest

from claimback.interview import facts, questions
from claimback.knowledge.interview import in_order
from claimback.knowledge.objections import ObjectionRecord
from claimback.model import Answer, AnswerSource, Evidence, Fact, Known

from .interview_cases import PT, denial, letter, notes, record, shelf, span
from .test_interview_knowledge import KINDS

TODAY = date(2026, 10, 20)


def ask(*kinds, known=None, evidence=None, **about):
    return questions(denial(*kinds, **about), known or letter(), evidence, shelf())


def ids(asked):
    return [question.id for question in asked]


def said(name, value):
    return Fact(
        name=name,
        value=value,
        source=AnswerSource(question=name),
        found_by="interview",
        confidence=1,
        status="confirmed",
    )


def test_a_lumbar_case_with_no_records_needs_25_questions_at_most():
    for kinds in (["conservative_care"], ["conservative_care", "symptoms_not_severe"], ["guideline_not_met"]):
        assert 15 < len(ask(*kinds)) <= 25
        assert len(ask(*kinds, plan="unknown")) <= 25


def test_a_lumbar_case_with_two_good_notes_needs_15_questions_at_most():
    for kinds in (["conservative_care"], ["conservative_care", "symptoms_not_severe"], ["guideline_not_met"]):
        assert len(ask(*kinds, evidence=notes())) <= 15


def test_one_note_spares_some():
    one = Evidence(records=notes().records[:1])
    assert len(ask("conservative_care", evidence=one)) <= 20


def test_a_paper_that_shows_nothing_spares_nothing():
    blank = Evidence(records=(record("a", None), record("b", None)))
    assert ids(ask("conservative_care", evidence=blank)) == ids(ask("conservative_care"))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("stage", ["pre_service", "post_service"])
def test_the_order_is_the_flow(kind, stage):
    order = list(in_order(shelf()))
    asked = ids(ask(kind, "cost", stage=stage, plan="unknown"))
    assert asked == sorted(asked, key=order.index)


@pytest.mark.parametrize("kind", KINDS)
def test_only_what_the_objection_or_a_letter_needs(kind):
    needs = shelf().records(ObjectionRecord)[kind].questions
    for question in ask(kind):
        if question.id in (*needs.patient, *needs.doctor):
            assert question.for_objections == (kind,)
        else:
            assert in_order(shelf())[question.id][0].letter, question.id


def test_safety_comes_first_and_treatment_next():
    assert ids(ask("conservative_care"))[:4] == ["red_flags", "urgent_now", "treatments", "reevaluation"]


def test_paper_matters_ask_nothing_about_the_body():
    asked = ids(ask("untimely_filing", stage="post_service"))
    assert asked[:2] == ["filed_on", "filing_proof"]
    assert not {"red_flags", "symptoms", "treatments", "doctor_phone"} & set(asked)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_known_is_never_asked(kind):
    first = ask(kind, plan="unknown")
    known = letter().plus(said(question.fact, "x") for question in first)
    again = ask(kind, plan="unknown", known=known)
    assert not {question.fact for question in first} & {question.fact for question in again}


def test_what_the_letter_says_is_not_asked():
    asked = ids(ask("conservative_care"))
    assert "patient_name" not in asked and "doctor_name" not in asked and "date_of_birth" not in asked
    asked = ids(ask("conservative_care", known=letter(member_name=None, provider=None, member_id=None)))
    assert {"patient_name", "doctor_name", "date_of_birth"} <= set(asked)


def test_a_facility_in_the_letter_is_not_the_doctor():
    assert "doctor_name" in ids(ask("conservative_care", known=letter(provider="Sample Imaging Center")))


def test_the_plan_is_asked_only_where_the_letter_leaves_it_open():
    assert "coverage_kind" not in ids(ask("conservative_care"))
    open_ = {question.id: question for question in ask("conservative_care", plan="employer_unknown_funding")}
    assert [choice.value for choice in open_["coverage_kind"].choices] == [
        "erisa_self_funded", "erisa_insured", "employer_unknown_funding"]  # fmt: skip
    assert len({question.id: question for question in ask("cost", plan="unknown")}["coverage_kind"].choices) == 11


@pytest.mark.parametrize("decision", ["approved", "overturned", "not_a_decision"])
def test_no_appeal_no_questions(decision):
    assert ask("conservative_care", decision=decision) == ()


def test_a_letter_without_a_reason_is_asked_about_as_not_necessary():
    assert ids(ask()) == ids(ask("not_medically_necessary"))


def test_a_kind_without_a_file_does_no_harm():
    assert ids(ask("something_new", "coding")) == ids(ask("coding"))


def test_red_flags_fit_the_body_part():
    def offered(part):
        return {choice.value for choice in ask("conservative_care", known=letter(body_part=part))[0].choices}

    assert "bladder_bowel" in offered("lumbar_spine") and "thunderclap_headache" not in offered("lumbar_spine")
    assert "bladder_bowel" not in offered("brain") and "thunderclap_headache" in offered("brain")
    assert "bladder_bowel" not in offered("knee") and {"none", "trauma"} <= offered("knee")
    assert {"bladder_bowel", "thunderclap_headache"} <= offered(None)


def test_follow_ups_come_when_their_reason_is_known():
    assert "sender_name" not in ids(ask("cost"))
    assert "sender_name" in ids(ask("cost", known=letter().plus([said("patient_relation", "parent")])))
    assert "no_treatment_reason" not in ids(ask("conservative_care"))
    short = [{**PT, "end": "2026-08-20"}]
    for told in (short, []):
        more = facts([Answer(question="treatments", value=told)], shelf(), TODAY)
        assert "no_treatment_reason" in ids(ask("conservative_care", known=letter().plus(more)))
    more = facts([Answer(question="treatments", value=[PT])], shelf(), TODAY)
    assert "no_treatment_reason" not in ids(ask("conservative_care", known=letter().plus(more)))


def test_the_bound_holds_over_all_rounds():
    known = letter()
    while open_ := [question for question in ask("conservative_care", known=known) if question.id not in known]:
        known = known.plus([said(open_[0].fact, "x")])
    answered = [fact for fact in known if isinstance(fact.source, AnswerSource)]
    assert len(answered) <= 25


def test_what_a_record_shows_is_asked_to_be_confirmed_with_its_words():
    asked = {question.id: question for question in ask("conservative_care", evidence=notes())}
    assert asked["symptom_onset"].suggested == "2026-07-20"
    assert asked["symptom_onset"].suggested_from.splitlines() == [
        "1. 2026-07-20 - “since 07/20/2026” (office.pdf, page 1)",
        "2. 2026-07-21 - “Onset 07/21/2026” (therapy.pdf, page 1)",
    ]
    assert [item["kind"] for item in asked["treatments"].suggested] == ["nsaid", "physical_therapy"]
    assert "“started naproxen on 08/03/2026” (office.pdf, page 1)" in asked["treatments"].suggested_from
    assert asked["exam_findings"].suggested_from == "“right ankle dorsiflexion 4/5” (office.pdf, page 1)"
    assert asked["symptoms"].suggested is None and asked["symptoms"].suggested_from == ""


def test_small_things_that_records_show_are_confirmed_in_one_go():
    asked = {question.id: question for question in ask("conservative_care", evidence=notes())}
    assert "doctor_phone" not in asked
    assert [choice.value for choice in asked["also_right"].choices] == ["doctor_phone"]
    assert "541-555-0142 - “Telephone 541-555-0142” (office.pdf, page 1)" in asked["also_right"].choices[0].label
    assert "also_right" not in ids(ask("conservative_care"))


def test_what_the_records_deny_is_said_but_never_taken_for_an_answer():
    paper = record("office", None, ("red_flags_denied", ["fever_infection"], "Denies fever"),
                   ("red_flags_denied", ["trauma"], "No trauma"))  # fmt: skip
    asked = ask("conservative_care", evidence=Evidence(records=(paper,)))[0]
    assert asked.id == "red_flags" and asked.suggested is None
    said = "fever or an infection with this problem; a fall, crash or other injury before it began"
    assert asked.help.endswith(f"Your records say no to: {said}.")
    assert "say no to" not in ask("conservative_care")[0].help


def test_what_does_not_fit_the_question_is_no_suggestion():
    paper = record(
        "office",
        None,
        ("symptom_onset", "summer", "this summer"),
        ("red_flags", ["dizziness", "trauma"], "fell"),
        ("treatments", [{"kind": "magic"}, {"kind": "brace", "start": "May", "visits": "3", "more": "x"}], "brace"),
        ("pain_score", 12, "12/10"),
        ("doctor_phone", "(541) 555-0142", "(541) 555-0142"),
    )
    asked = {one.id: one for one in ask("symptoms_not_severe", evidence=Evidence(records=(paper,)))}
    assert asked["symptom_onset"].suggested is None
    assert asked["red_flags"].suggested == ["trauma"]
    assert asked["treatments"].suggested == [{"kind": "brace", "visits": 3}]
    assert [choice.value for choice in asked["also_right"].choices] == ["doctor_phone"]
    assert "541-555-0142 - “(541) 555-0142”" in asked["also_right"].choices[0].label


def test_two_reasons_stay_within_the_bound_too():
    for pair in combinations(KINDS, 2):
        assert len(ask(*pair, plan="unknown")) <= 25, pair


def test_words_that_are_the_value_are_not_said_twice():
    paper = record(
        "office", None, ("function_limits", "cannot sit", "cannot sit."), ("function_limits", "no work", "off")
    )
    asked = {question.id: question for question in ask("conservative_care", evidence=Evidence(records=(paper,)))}
    assert asked["function_limits"].suggested_from.splitlines() == [
        "1. “cannot sit.” (office.pdf, page 1)", "2. no work - “off” (office.pdf, page 1)"]  # fmt: skip


def test_the_same_event_in_two_notes_is_one_suggestion():
    less = record(
        "office", date(2026, 9, 30), ("treatments", [{"kind": "physical_therapy", "start": "2026-08-10"}], "PT")
    )
    full = record("therapy", date(2026, 9, 25), ("treatments", [PT], "9 visits"))
    other = record("old", date(2025, 1, 1), ("treatments", [{**PT, "start": "2024-08-10"}], "PT in 2024"))
    asked = {q.id: q for q in ask("conservative_care", evidence=Evidence(records=(less, full, other)))}
    assert asked["treatments"].suggested == [{**PT, "start": "2024-08-10"}, PT]


def test_a_rejected_or_confirmed_record_fact_is_not_asked_about():
    fact = Fact(
        name="symptom_onset", value="2026-07-20", source=span("since July 20", "office"), found_by="cue", confidence=0.9
    )
    paper = record("office", None)

    def asked(status):
        known = letter().plus([fact.model_copy(update={"status": status})])
        shown = paper.model_copy(update={"facts": (fact.model_copy(update={"status": status}),)})
        found = ask("conservative_care", known=known, evidence=Evidence(records=(shown,)))
        return {question.id: question.suggested for question in found}

    assert asked("proposed")["symptom_onset"] == "2026-07-20"
    assert "symptom_onset" not in asked("confirmed")
    assert asked("rejected")["symptom_onset"] is None


def test_works_without_any_letter_facts():
    assert ids(questions(denial("conservative_care"), Known(), None, shelf()))[0] == "red_flags"
