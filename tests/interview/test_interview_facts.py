"""Answers become confirmed facts; what is agreed to keeps the record's words; what follows is counted by hand here."""

from datetime import date
from pathlib import Path

import pytest

from claimback.interview import facts, from_yaml, questions, to_yaml
from claimback.model import Answer, AnswerSource, BadAnswers, Derived, Evidence, Known, Span

from .interview_cases import NSAID, PT, TODAY, denial, letter, notes, record, shelf

EXAMPLE = Path(__file__).parents[2] / "examples/cases/lumbar-mri/answers.yaml"


def settle(evidence=None, today=TODAY, **answers):
    given = [Answer(question=name, value=value) for name, value in answers.items()]
    return Known(facts(given, shelf(), today, evidence))


def derived(known):
    return {fact.name: fact.value for fact in known if isinstance(fact.source, Derived)}


def test_an_answer_is_a_confirmed_fact_in_the_persons_name():
    fact = settle(symptoms=" It: hurts\n# much ").first("symptoms")
    assert fact.value == " It: hurts\n# much "
    assert fact.source == AnswerSource(question="symptoms")
    assert (fact.status, fact.confidence, fact.found_by) == ("confirmed", 1, "interview")


def test_no_answers_no_facts():
    assert facts((), shelf(), TODAY, notes()) == ()


def test_an_agreed_value_keeps_the_words_of_the_record():
    fact = settle(notes(), symptom_onset="agree").first("symptom_onset")
    assert fact.value == "2026-07-20" and fact.status == "confirmed"
    assert isinstance(fact.source, Span) and fact.source.quote == "since 07/20/2026"
    assert settle(notes(), symptom_onset="agree 2").text("symptom_onset") == "2026-07-21"
    assert settle(notes(), symptom_onset="agree").text("symptom_weeks") == "13"


def test_agreed_items_are_facts_of_their_own_and_own_ones_stand_beside():
    brace = {"kind": "brace", "what": "a belt"}
    found = settle(notes(), treatments=["agree 2", brace]).all("treatments")
    assert [fact.value for fact in found] == [[PT], [brace]]
    assert isinstance(found[0].source, Span) and isinstance(found[1].source, AnswerSource)
    assert [fact.value for fact in settle(notes(), treatments="agree").all("treatments")] == [[NSAID], [PT]]
    assert len(settle(notes(), treatments=["agree", "agree 1", PT]).all("treatments")) == 2


def test_agreed_treatments_run_the_clock():
    known = settle(notes(), treatments="agree", reevaluation=[{"date": "2026-09-30"}])
    assert (known.text("care_start"), known.text("care_end"), known.text("care_days")) == (
        "2026-08-03",
        "2026-09-30",
        "59",
    )


def test_several_choices_or_texts_stand_together_first_and_then_with_their_words():
    paper = record(
        "office",
        None,
        ("red_flags", ["new_weakness"], "weak foot"),
        ("red_flags", ["osteoporosis"], "osteoporosis"),
        ("exam_findings", "strength 4/5", "strength 4/5"),
        ("exam_findings", "reflexes 1+", "reflexes 1+"),
    )
    evidence = Evidence(records=(paper,))
    known = settle(evidence, red_flags="agree", exam_findings="agree")
    assert known.first("red_flags").value == ["new_weakness", "osteoporosis"]
    assert [fact.value for fact in known.all("red_flags")[1:]] == [["new_weakness"], ["osteoporosis"]]
    assert known.text("exam_findings") == "strength 4/5; reflexes 1+"
    assert [fact.source.quote for fact in known.all("exam_findings")[1:]] == ["strength 4/5", "reflexes 1+"]
    mixed = settle(evidence, red_flags=["agree 2", "trauma"]).first("red_flags")
    assert mixed.value == ["osteoporosis", "trauma"] and isinstance(mixed.source, AnswerSource)
    assert len(settle(evidence, exam_findings="agree 2").all("exam_findings")) == 1


def test_what_is_confirmed_in_one_go():
    known = settle(notes(), also_right=["doctor_phone"])
    assert known.text("doctor_phone") == "541-555-0142" and isinstance(known.first("doctor_phone").source, Span)
    assert "also_right" not in known
    own = settle(notes(), also_right=["doctor_phone"], doctor_phone="541-555-0199")
    assert [fact.value for fact in own.all("doctor_phone")] == ["541-555-0199"]


@pytest.mark.parametrize("answer", ["agree", "agree 1"])
def test_agreeing_to_nothing_is_said_plainly(answer):
    with pytest.raises(BadAnswers, match=r"no record was given that answers it\. Give the records again"):
        settle(symptom_onset=answer)
    with pytest.raises(BadAnswers, match="no record was given"):
        settle(notes(), function_limits=answer)


@pytest.mark.parametrize("number", [0, 3])
def test_agreeing_to_a_number_that_is_not_there(number):
    with pytest.raises(BadAnswers, match="say 2 thing"):
        settle(notes(), symptom_onset=f"agree {number}")


def test_an_unknown_question_is_refused():
    with pytest.raises(BadAnswers, match="no question “shoe_size”"):
        settle(shoe_size="9")


@pytest.mark.parametrize(
    "answers",
    [{"symptom_onset": "2026-10-21"}, {"treatments": [{**PT, "end": "2027-09-25"}]}, {"date_of_birth": "2030-01-01"}],
)
def test_what_is_still_to_come_cannot_have_been(answers):
    with pytest.raises(BadAnswers, match="still to come"):
        settle(**answers)
    settle(symptom_onset="2026-10-20")


@pytest.mark.parametrize(
    ("onset", "weeks"),
    [("2026-10-20", 0), ("2026-10-14", 0), ("2026-10-13", 1), ("2026-09-08", 6), ("2026-09-09", 5), ("2025-10-20", 52)],
)
def test_weeks_of_symptoms(onset, weeks):
    assert derived(settle(symptom_onset=onset)) == {"symptom_weeks": weeks}


@pytest.mark.parametrize(
    ("born", "age"), [("1979-05-17", 47), ("1979-10-20", 47), ("1979-10-21", 46), ("2008-02-29", 18), ("2026-10-20", 0)]
)
def test_age(born, age):
    assert derived(settle(date_of_birth=born)) == {"age": age}


AFTER, BEFORE = [{"date": "2026-09-30", "how": "telephone"}], [{"date": "2026-08-15", "how": "office"}]
OPEN = {"kind": "home_exercise", "start": "2026-08-10", "directed_by": "my therapist"}
DONE = {"care_start": "2026-08-10", "care_end": "2026-09-25", "care_days": 47}
UNTIL_CHECKED = {"care_start": "2026-08-10", "care_end": "2026-09-30", "care_days": 52}


@pytest.mark.parametrize(
    ("treatments", "checks", "expected"),
    [
        ([PT], None, DONE),
        ([PT], AFTER, {**DONE, "reevaluated_after_care": "yes"}),
        ([PT], BEFORE, {**DONE, "reevaluated_after_care": "no"}),
        ([PT], [], {**DONE, "reevaluated_after_care": "no"}),
        ([OPEN], None, {"care_start": "2026-08-10", "care_end": "2026-10-20", "care_days": 72}),
        ([OPEN], AFTER, {**UNTIL_CHECKED, "reevaluated_after_care": "yes"}),
        ([], None, {"care_days": 0}),
        ([{**OPEN, "directed_by": "myself"}], AFTER, {"care_days": 0}),
        ([{"kind": "physical_therapy"}], AFTER, {}),
        (None, AFTER, {}),
    ],
)
def test_the_care_clock(treatments, checks, expected):
    answers = {"treatments": treatments, "reevaluation": checks}
    assert derived(settle(**{name: value for name, value in answers.items() if value is not None})) == expected


@pytest.mark.parametrize(
    ("studies", "xray"),
    [
        (["X-ray"], "yes"),
        (["MRI of the knee", "xrays of the knee"], "yes"),
        (["Plain film, two views"], "yes"),
        (["MRI"], "no"),
        ([], "no"),
        (None, None),
    ],
)
def test_whether_there_was_an_x_ray(studies, xray):
    answers = {} if studies is None else {"prior_imaging": [{"study": study} for study in studies]}
    assert derived(settle(**answers)).get("xray_done") == xray


@pytest.mark.parametrize(
    ("flags", "emergency"),
    [
        (["bladder_bowel"], "yes"),
        (["trauma", "saddle_numbness"], "yes"),
        (["progressive_weakness"], "yes"),
        (["thunderclap_headache"], "yes"),
        (["new_weakness", "cancer_history"], None),
        (["none"], None),
        (None, None),
    ],
)
def test_what_means_get_care_now(flags, emergency):
    answers = {} if flags is None else {"red_flags": flags}
    assert derived(settle(**answers)).get("emergency") == emergency


def test_none_of_these_says_no_to_each_and_silence_to_none():
    said_no = derived(settle(red_flags=["none"]))["red_flags_denied"]
    assert {"bladder_bowel", "trauma", "cancer_history"} <= set(said_no) and "none" not in said_no
    assert "red_flags_denied" not in derived(settle(red_flags=["trauma"]))
    assert derived(settle(symptoms="x")) == {}


def test_other_earlier_tests():
    known = settle(prior_imaging=[{"study": "CT of the abdomen"}, {"study": "Sonogram"}])
    assert derived(known) == {
        "xray_done": "no", "ct_done": "yes", "ultrasound_done": "yes", "mammogram_done": "no", "echo_done": "no",
    }  # fmt: skip


def test_derived_facts_name_their_rule_and_what_they_used():
    known = settle(treatments=[PT], reevaluation=AFTER, red_flags=["bladder_bowel"])
    assert known.first("care_days").source == Derived(rule="care_clock", using=("treatments", "reevaluation"))
    assert known.first("emergency").source == Derived(rule="get_care_now", using=("red_flags",))


def test_an_agreement_is_written_out_and_known_again_by_its_words():
    given = [
        Answer(question="symptom_onset", value="agree 2"),
        Answer(question="treatments", value=["agree", {"kind": "brace"}]),
        Answer(question="exam_findings", value="agree"),
        Answer(question="also_right", value=["doctor_phone"]),
    ]
    first = facts(given, shelf(), TODAY, notes())
    text = to_yaml((), Known(first), given, shelf())
    again = from_yaml(text, shelf())
    assert {answer.question: answer.value for answer in again} == {
        "symptom_onset": "2026-07-21", "treatments": [NSAID, PT, {"kind": "brace"}],
        "exam_findings": "right ankle dorsiflexion 4/5", "doctor_phone": "541-555-0142",
    }  # fmt: skip
    second = facts(again, shelf(), TODAY, notes())
    assert sorted(map(str, second)) == sorted(map(str, first))


def test_a_record_that_comes_later_slips_into_no_agreement():
    given = [Answer(question="treatments", value="agree")]
    known = Known(facts(given, shelf(), TODAY, notes()))
    kept = from_yaml(to_yaml((), known, given, shelf()), shelf())
    late = record("late", None, ("treatments", [{"kind": "injection", "start": "2026-01-05"}], "injection"))
    more = Evidence(records=(late, *notes().records))
    assert [fact.value for fact in facts(kept, shelf(), TODAY, more) if fact.name == "treatments"] == [[NSAID], [PT]]


def test_an_answer_that_a_record_shows_too_rests_on_the_record():
    assert isinstance(settle(notes(), symptom_onset="2026-07-20").first("symptom_onset").source, Span)
    assert isinstance(settle(notes(), symptom_onset="2026-07-19").first("symptom_onset").source, AnswerSource)
    paper = record("office", None, ("exam_findings", "weak", "weak"), ("exam_findings", "numb", "numb"))
    known = settle(Evidence(records=(paper,)), exam_findings="weak; numb")
    assert [type(fact.source) for fact in known.all("exam_findings")] == [AnswerSource, Span, Span]
    assert len(settle(Evidence(records=(paper,)), exam_findings="weak and numb").all("exam_findings")) == 1


def test_the_example_answers_everything_that_its_case_needs():
    given = from_yaml(EXAMPLE.read_text(encoding="utf-8"), shelf())
    known = letter().plus(facts(given, shelf(), TODAY))
    assert questions(denial("conservative_care", "symptoms_not_severe"), known, None, shelf()) == ()
    assert derived(known) == {
        "care_start": "2026-08-03", "care_end": "2026-09-30", "care_days": 59, "reevaluated_after_care": "yes",
        "symptom_weeks": 13, "xray_done": "yes", "ct_done": "no", "ultrasound_done": "no", "mammogram_done": "no",
        "echo_done": "no",
    }  # fmt: skip
    assert "11 days" in known.text("function_limits") and known.text("notice_received_on") == "2026-10-15"
    again = from_yaml(to_yaml((), known, given, shelf()), shelf())
    assert {one.question: one.value for one in again} == {one.question: one.value for one in given}
    assert date.fromisoformat(known.text("symptom_onset")) == date(2026, 7, 20)
