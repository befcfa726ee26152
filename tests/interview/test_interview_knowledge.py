"""The interview's files: every question fits, is placed, needed, plain to read, and every objection has its own."""

import re
from pathlib import Path

import pytest

from claimback.knowledge import Book, compiled
from claimback.knowledge.conditions import names
from claimback.knowledge.criteria import CriteriaRecord
from claimback.knowledge.defects import StepRecord
from claimback.knowledge.interview import InterviewQuestion, flow, in_order
from claimback.knowledge.objections import ObjectionRecord, asked_by, authority_ids
from claimback.knowledge.telling import looked_at
from claimback.model import BadKnowledge

from .interview_cases import shelf

KINDS = [
    "guideline_not_met",
    "not_medically_necessary",
    "conservative_care",
    "routine_surveillance",
    "alternative_imaging",
    "investigative",
    "symptoms_not_severe",
    "may_resolve",
    "cost",
    "out_of_network",
    "prior_authorization",
    "insufficient_information",
    "experimental",
    "duplicate_imaging",
    "not_covered",
    "site_of_service",
    "coding",
    "untimely_filing",
    "eligibility",
    "other_coverage",
    "benefit_limit",
    "step_therapy",
    "duplicate_claim",
    "administrative_other",
]
QUESTIONS = shelf().records(InterviewQuestion)
OBJECTIONS = shelf().records(ObjectionRecord)
RECORD_KINDS = [
    "denial_letter",
    "office_note",
    "imaging_report",
    "therapy_note",
    "medication_list",
    "order",
    "prior_denial",
    "eob",
    "letter_of_necessity",
    "guideline",
    "appeal_receipt",
    "other",
]


def test_the_flow_holds_every_question_once():
    placed = [id_ for section in flow(shelf()).sections for id_ in section.questions]
    assert len(placed) == len(set(placed))
    assert set(placed) == set(QUESTIONS)


def test_every_question_is_needed_by_something():
    free = {record.id for record in QUESTIONS.values() if record.letter or record.criteria}
    free |= {flow(shelf()).confirms_the_rest}
    assert set(QUESTIONS) - free == set(asked_by(shelf())) - free
    looked = frozenset[str]().union(*map(looked_at, shelf().records(CriteriaRecord).values()))
    assert {record.fact for record in QUESTIONS.values() if record.criteria} <= looked, "a guideline looks at it"


def test_there_is_a_file_for_each_of_the_24_kinds():
    assert sorted(OBJECTIONS) == sorted(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_an_objection_asks_known_questions_of_the_right_person(kind):
    asks = OBJECTIONS[kind].questions
    assert all(QUESTIONS[id_].asks == "patient" for id_ in asks.patient)
    assert all(QUESTIONS[id_].asks == "doctor" for id_ in asks.doctor)
    assert asks.patient or asks.doctor or OBJECTIONS[kind].no_questions_because


@pytest.mark.parametrize("kind", KINDS)
def test_an_objection_says_what_wins_and_when_not_to_argue(kind):
    record = OBJECTIONS[kind]
    assert record.plain.startswith("They ")
    assert record.what_wins and record.honest_limit and record.strategy and record.authorities
    assert {proof.kind for proof in record.proves} <= set(RECORD_KINDS)


def test_the_deep_kinds_ask_for_safety_first():
    clinical = [
        record
        for record in OBJECTIONS.values()
        if record.clinical and record.id not in ("site_of_service", "step_therapy")
    ]
    assert len(clinical) >= 9
    for record in clinical:
        assert record.questions.patient[:2] == ("red_flags", "urgent_now"), record.id


def test_conditions_look_only_at_facts_that_exist():
    told = {record.fact for record in QUESTIONS.values()}
    derived = {"care_days", "care_start", "care_end", "reevaluated_after_care", "symptom_weeks", "xray_done"}
    case = {
        "plan",
        "stage",
        "level",
        "decision",
        "objection",
        "body_part",
        "modality",
        "member_id",
        "peer_to_peer_phone",
    }
    conditions = [record.when for record in QUESTIONS.values()]
    conditions += [choice.when for record in QUESTIONS.values() for choice in record.choices]
    conditions += [path.when for record in OBJECTIONS.values() for path in record.cheaper_path]
    assert {name for condition in conditions for name in names(condition)} <= told | derived | case


def test_patterns_of_the_questions_match_their_examples_only():
    patterns = [known.like for record in QUESTIONS.values() for known in record.known_as if known.like]
    patterns += [shown for record in QUESTIONS.values() for field in record.fields for shown in field.shows.values()]
    assert len(patterns) == 6
    for pattern in patterns:
        search = compiled(shelf(), pattern.match).search
        assert all(map(search, pattern.examples))
        assert not any(map(search, pattern.counter))


def test_emergencies_are_those_that_the_first_step_names():
    urgent = {choice.value for choice in QUESTIONS["red_flags"].choices if choice.emergency}
    step = shelf().records(StepRecord)["seek_care_now"]
    assert step.when.includes == {"red_flags": step.when.includes["red_flags"]}
    assert set(step.when.includes["red_flags"]) == urgent


def test_authorities_by_plan_type():
    record = OBJECTIONS["conservative_care"]
    assert authority_ids(record, "erisa_self_funded", "NY")[0] == "cp_g1_reason"
    assert "ny_4903" not in authority_ids(record, "erisa_self_funded", "NY")
    assert "ny_4903" in authority_ids(record, "erisa_insured", "NY")
    assert not set(authority_ids(record, "medicare_advantage")) & set(authority_ids(record, "erisa_insured"))
    assert authority_ids(record, "va") == ()
    assert "hipaa_access" in authority_ids(OBJECTIONS["insufficient_information"], "va")


def _grade(text: str) -> float:
    """Flesch-Kincaid grade, with syllables counted as groups of vowels."""
    words = re.findall(r"[A-Za-z']+", text)
    sentences = max(1, len(re.findall(r"[.?!:](?:\s|$)", text)))
    syllables = sum(max(1, len(re.findall(r"[aeiouy]+", re.sub(r"e$", "", word.lower())))) for word in words)
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59


@pytest.mark.parametrize("record", QUESTIONS.values(), ids=lambda record: record.id)
def test_a_question_is_plain_and_says_why(record):
    assert len(record.text.split()) <= 25 and record.text.rstrip().endswith(("?", "."))
    assert len(record.why.split()) <= 35
    assert _grade(f"{record.text} {record.why}") <= 9.5


def test_the_whole_interview_reads_at_grade_seven_or_below():
    grades = [_grade(f"{record.text} {record.why}") for record in QUESTIONS.values()]
    assert sum(grades) / len(grades) <= 7


def test_a_new_objection_and_question_are_two_files(tmp_path: Path):
    (tmp_path / "objections").mkdir()
    (tmp_path / "interview/questions").mkdir(parents=True)
    (tmp_path / "interview/questions/favorite_color.yaml").write_text(
        "id: favorite_color\nfact: favorite_color\ntext: Which color?\nwhy: They ask.\n"
        "type: text\nsource: own\nupdated: 2026-11-23\n"
    )
    (tmp_path / "objections/wrong_color.yaml").write_text(
        "id: wrong_color\nname: Wrong color\nplain: They do not like it.\nclinical: false\nwhat_wins: Paint.\n"
        "honest_limit: None.\nstrategy: Paint it.\n"
        "questions: {patient: [favorite_color]}\nproves: []\nauthorities: {}\n"
        "source: own\nupdated: 2026-11-23\n"
    )
    book = Book(overlays=(tmp_path,))
    assert asked_by(book)["favorite_color"] == ("wrong_color",)
    assert list(in_order(book))[-1] == "favorite_color"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("type: choice", "choices"),
        ("type: items", "fields"),
        ("type: text\nfields: [{id: a, text: b, type: text}]", "fields"),
        ("type: text\nchoices: [{value: a, label: b}]", "choices"),
        ("type: text\ncolour: red", "colour"),
        ("type: essay", "type"),
    ],
)
def test_a_question_that_does_not_fit_is_refused(tmp_path: Path, change, words):
    folder = tmp_path / "interview/questions"
    folder.mkdir(parents=True)
    (folder / "odd.yaml").write_text(
        f"id: odd\nfact: odd\ntext: Odd?\nwhy: Odd.\nsource: own\nupdated: 2026-11-23\n{change}\n"
    )
    with pytest.raises(BadKnowledge, match=words):
        Book(overlays=(tmp_path,)).records(InterviewQuestion)
