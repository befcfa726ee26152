"""Every imaging study that gets denied has criteria, and what nobody read says so."""

import pytest

from claimback.evidence.matrix import fitting, matrix
from claimback.knowledge import book
from claimback.knowledge.criteria import CriteriaRecord, Route

from .making import known

BOOK = book()

STUDIES = [
    ("mri", "lumbar_spine", "M54.16", "acr_mri_lumbar"),
    ("mri", "cervical_spine", "M54.12", "acr_mri_cervical"),
    ("mri", "cervical_spine", "G95.9", "acr_mri_myelopathy"),
    ("mri", "thoracic_spine", "M54.6", "acr_mri_thoracic"),
    ("mri", "knee", "M25.561", "acr_mri_knee_chronic"),
    ("mri", "shoulder", "M25.511", "acr_mri_shoulder_chronic"),
    ("mri", "hip", "M25.551", "acr_mri_hip_chronic"),
    ("mri", "wrist", "M25.531", "acr_mri_wrist_chronic"),
    ("mri", "hand", "S63.501A", "acr_mri_wrist"),
    ("mri", "ankle", "M25.571", "acr_mri_ankle"),
    ("mri", "ankle", "S93.401A", "acr_mri_ankle_acute"),
    ("mri", "brain", "R51.9", "acr_mri_headache"),
    ("mri", "brain", "G35", "acr_mri_ms"),
    ("mri", "brain", "G40.909", "acr_mri_seizure"),
    ("mri", "brain", "C71.9", "acr_mri_brain_tumor"),
    ("mri", "brain", "D32.0", "eano_meningioma"),
    ("mri", "brain", "D35.2", "acr_mri_pituitary"),
    ("mri", "brain", "G30.9", "acr_mri_dementia"),
    ("mri", "brain", "R42", "acr_mri_dizziness"),
    ("mri", "brain", "G45.9", "acr_mri_stroke"),
    ("mri", "breast", "Z12.39", "acr_mri_breast"),
    ("mri", "breast", "C50.912", "general_breast_problem"),
    ("mri", "heart", "I42.0", "acr_mri_heart_dyspnea"),
    ("mri", "heart", "I42.1", "aha_hcm"),
    ("mri", "abdomen", "K76.89", "acr_mri_liver"),
    ("mri", "abdomen", "K74.60", "acr_mri_liver_chronic"),
    ("mri", "abdomen", "R17", "acr_mrcp"),
    ("mri", "abdomen", "K86.2", "acr_pancreas_follow_up"),
    ("mri", "pelvis", "N83.201", "acr_mri_pelvis"),
    ("mri", "pelvis", "N80.9", "acr_mri_endometriosis"),
    ("mri", "pelvis", "K60.3", "acr_mri_pelvis_other"),
    ("mri", "prostate", "R97.20", "acr_mri_prostate"),
    ("mra", "brain", "I67.1", "acr_mra_head"),
    ("mra", "head_neck", "I77.71", "acr_mra_neck"),
    ("mra", "abdomen", "I70.1", "acr_mra_renal"),
    ("ct", "chest", "R91.1", "acr_ct_chest"),
    ("ct", "abdomen_pelvis", "R10.9", "acr_ct_abdomen"),
    ("ct", "abdomen_pelvis", "R31.9", "acr_ct_hematuria"),
    ("ct", "orbit_face", "J32.9", "acr_ct_sinus"),
    ("pet_ct", "skull_base_to_mid_thigh", "C34.90", "general_pet"),
]


@pytest.mark.parametrize(("modality", "part", "code", "wanted"), STUDIES)
def test_the_study_has_its_topic(modality, part, code, wanted):
    facts = known(modality=modality, body_part=part, diagnosis_code=code)
    assert wanted in {record.id for record in fitting(facts, BOOK)}
    assert any(row.id.startswith(f"{wanted}.") and row.criterion for row in matrix(facts, BOOK))


def test_a_code_rules_out_the_other_topics_of_its_part():
    found = {record.id for record in fitting(known(modality="mri", body_part="pelvis", diagnosis_code="N80.9"), BOOK)}
    assert found == {"acr_mri_endometriosis"}


def test_what_nobody_read_has_no_rating_and_no_way_into_a_letter():
    routes = [(record, route) for record in BOOK.records(CriteriaRecord).values() for route in record.routes]
    unread = [(record, route) for record, route in routes if route.level == "memory"]
    assert unread
    for record, route in unread:
        assert route.rating in ("unknown", "society_advice"), record.id
        assert not route.in_letter
        assert not route.verified
        assert any(words in route.says for words in ("was read", "no guideline text")), (record.id, route.says)


def test_a_rating_from_memory_is_refused():
    with pytest.raises(ValueError, match="has no rating"):
        Route(id="x", name="x", says="x", rating="usually_appropriate", level="memory", verified=False, source="x",
              criteria=({"text": "x", "met": {"known": "x"}},))  # fmt: skip


def test_a_hint_is_said_to_be_one():
    for record in BOOK.records(CriteriaRecord).values():
        for route in record.routes:
            if route.level in ("hint_only", "single_secondary") and route.rating == "usually_appropriate":
                assert not route.verified
                assert not route.in_letter
                assert any(word in route.says for word in ("listed", "said", "not read")), (record.id, route.says)


ABOUT = [
    ("mri", "brain", {"known_condition": "a pituitary microadenoma"}, {"endocrine_pituitary", "acr_mri_pituitary"}),
    ("mri", "brain", {"suspected_diagnosis": "multiple sclerosis"}, {"acr_mri_ms", "cmsc_mri_ms"}),
    ("mri", "brain", {"symptoms": "Headaches every day since May."}, {"acr_mri_headache", "ahs_migraine"}),
    ("mri", "brain", {"known_condition": "meningioma"}, {"eano_meningioma"}),
    ("mri", "cervical_spine", {"suspected_diagnosis": "disc herniation", "exam_findings": "weak grip"},
     {"acr_mri_cervical", "acr_mri_myelopathy"}),
    ("mri", "abdomen", {"known_condition": "a pancreatic cyst"}, {"acr_mri_pancreas", "acr_pancreas_follow_up"}),
    ("mri", "pelvis", {"suspected_diagnosis": "endometriosis"}, {"acr_mri_endometriosis"}),
    ("ct", "chest", {"known_condition": "a lung nodule of 7 mm"}, {"acr_ct_chest", "fleischner_nodule"}),
    ("ct", "abdomen_pelvis", {"symptoms": "There is blood in my urine."}, {"acr_ct_hematuria"}),
    ("mra", "brain", {"suspected_diagnosis": "carotid dissection"}, {"acr_mra_neck"}),
]  # fmt: skip


@pytest.mark.parametrize(("modality", "part", "told", "wanted"), ABOUT)
def test_what_is_told_decides_the_topic_and_no_other_guideline_is_met(modality, part, told, wanted):
    facts = known(modality=modality, body_part=part, **told)
    topical = {record.id for record in fitting(facts, BOOK) if record.study.about}
    whole = {record.id for record in fitting(facts, BOOK)}
    assert wanted <= whole
    assert topical <= wanted


def test_before_anything_is_told_no_topic_is_ruled_out():
    found = {record.id for record in fitting(known(modality="mri", body_part="brain"), BOOK)}
    assert {"acr_mri_headache", "acr_mri_ms", "endocrine_pituitary", "eano_meningioma"} <= found


def test_words_are_matched_as_words():
    from claimback.knowledge import Condition, holds

    def says(text: str, *words: str) -> bool:
        return holds(Condition(mentions={"symptoms": words}), known(symptoms=text)) is not None

    assert says("My MS is back", "ms") and not says("my symptoms", "ms") and not says("forms", "ms")
    assert says("pituitary adenomas", "adenoma*") and not says("adenomas", "adenoma")
    assert says("Blood, in the urine!", "blood in the urine") and not says("urine in blood", "blood in the urine")
    assert not says("", "ms") and not says("anything", "*x")


SOCIETIES = [
    ("brain", {"symptoms": "My migraine has changed.", "exam_findings": "normal"}, "ahs_migraine.unusual.1", "met"),
    ("brain", {"symptoms": "Migraine as ever.", "exam_findings": "normal"}, "ahs_migraine.unusual.1", "undocumented"),
    ("brain", {"symptoms": "A seizure.", "red_flags": ["seizure_new"]}, "aan_first_seizure.first.1", "met"),
    ("prostate", {"symptoms": "PSA went up.", "prior_negative_biopsy": "yes"}, "aua_prostate.before_biopsy.2", "unmet"),
    ("prostate", {"symptoms": "PSA went up.", "prior_negative_biopsy": "yes"}, "aua_prostate.after_negative.1", "met"),
    ("lumbar_spine", {"surgery_or_injection_considered": "yes"}, "acp_low_back.candidate.3", "met"),
    ("lumbar_spine", {"treatments": [{"kind": "home_exercise"}], "criteria": "CAM 709"},
     "bcbs_sc_spine.after_care.2", "met"),
    ("knee", {"care_days": 28, "insurer": "BlueCross BlueShield of South Carolina"},
     "bcbs_sc_extremity.after_care.1", "met"),
]  # fmt: skip


@pytest.mark.parametrize(("part", "told", "row", "state"), SOCIETIES)
def test_what_further_societies_and_an_insurer_say(part, told, row, state):
    rows = {one.id: one for one in matrix(known(modality="mri", body_part=part, **told), BOOK)}
    assert rows[row].state == state
    assert not rows[row].in_letter


def test_an_insurer_s_policy_is_compared_only_where_the_letter_names_it():
    rows = matrix(known(modality="mri", body_part="knee", insurer="Golden Harbor"), BOOK)
    assert not [row for row in rows if row.id.startswith("bcbs_sc")]
