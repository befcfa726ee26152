"""Questions that a guideline's open criterion asks for: only where it fits, and never in place of what matters more."""

import pytest

from claimback.evidence.matrix import matrix
from claimback.interview import questions
from claimback.knowledge.interview import InterviewQuestion
from claimback.knowledge.telling import facts_of
from claimback.model import Evidence, Known

from .interview_cases import denial, letter, shelf
from .test_interview_ask import said


def case(modality: str, part: str, code: str = "") -> Known:
    return letter(modality=modality, body_part=part, **({"diagnosis_code": code} if code else {}))


def asked(kind: str, known: Known) -> list[str]:
    found = Evidence(matrix=matrix(known, shelf()))
    return [one.id for one in questions(denial(kind), known, found, shelf())]


@pytest.mark.parametrize(
    ("modality", "part", "code", "wanted"),
    [
        ("mri", "breast", "Z12.39", {"breast_risk", "lifetime_risk_percent"}),
        ("mra", "brain", "I67.1", {"aneurysm_risk"}),
        ("ct", "chest", "R91.1", {"nodule_size_mm", "date_of_birth"}),
        ("ct", "chest", "Z12.2", {"pack_years", "date_of_birth"}),
        ("mri", "prostate", "R97.20", {"psa_values", "prior_negative_biopsy"}),
        ("ct", "orbit_face", "J32.9", {"sinus_episodes"}),
        ("ct", "abdomen_pelvis", "R31.9", {"hematuria_risk"}),
        ("mri", "knee", "M25.561", {"exam_signs"}),
        ("mri", "lumbar_spine", "M54.16", {"exam_signs", "surgery_or_injection_considered"}),
    ],
)
def test_the_guideline_s_own_facts_are_asked_for(modality: str, part: str, code: str, wanted: set[str]) -> None:
    known = case(modality, part, code)
    assert wanted <= set(asked("guideline_not_met", known))
    only = {record.id for record in shelf().records(InterviewQuestion).values() if record.criteria}
    assert not (wanted & only) & set(asked("untimely_filing", known)), "paper matters need no guideline"


def test_a_guideline_of_another_study_asks_nothing() -> None:
    assert not {"breast_risk", "psa_values", "pack_years"} & set(asked("guideline_not_met", case("mri", "knee")))


def test_what_is_answered_is_not_asked_again_and_the_bound_holds() -> None:
    known = case("mri", "breast", "Z12.39")
    again = known.plus([said("breast_risk", ["gene_mutation"])])
    assert "breast_risk" not in asked("guideline_not_met", again)
    for part in ("brain", "abdomen", "pelvis", "breast", "prostate"):
        assert len(asked("guideline_not_met", case("mri", part))) <= 25


def test_an_answer_meets_the_criterion() -> None:
    known = case("mri", "breast", "Z12.39")
    told = known.plus([said("breast_risk", ["gene_mutation"]), said("mammogram_done", "yes")])
    rows = {row.id: row.state for row in matrix(told, shelf())}
    assert rows["acr_mri_breast.high_risk.1"] == rows["acr_mri_breast.high_risk.2"] == "met"
    none = known.plus([said("breast_risk", ["none"]), said("lifetime_risk_percent", 9)])
    assert {row.id: row.state for row in matrix(none, shelf())}["acr_mri_breast.high_risk.1"] == "unmet"


def test_a_row_that_does_not_exist_looks_at_nothing() -> None:
    for row in ("", "acr_mri_breast", "acr_mri_breast.high_risk.9", "no.such.1", "acr_mri_breast.high_risk.x"):
        assert facts_of(shelf(), row) == frozenset()
