"""The criterion matrix for several sets of facts, each row worked out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimback.evidence.clock import derived, rows, summary
from claimback.evidence.matrix import fitting, matrix, publishers
from claimback.knowledge import book, holds
from claimback.knowledge.care import care_clock
from claimback.knowledge.criteria import CITABLE_LEVELS, CriteriaRecord, PublisherRecord, Statement
from claimback.model import Known

from .making import answer, fact, known

BOOK = book()
LUMBAR = {"modality": "mri", "body_part": "lumbar_spine"}


def states(facts, record="acr_mri_lumbar"):
    store = facts if isinstance(facts, Known) else known(**facts)
    return {row.id.removeprefix(f"{record}."): row.state for row in matrix(store, BOOK) if row.id.startswith(record)}


CARE = {"care_days": 45, "symptoms_persist": "yes", "surgery_or_injection_considered": "yes"}
TABLE = [
    ("nothing known", {}, {"after_care.1": "undocumented", "cauda_equina.1": "undocumented"}),
    ("all of the care route", CARE, {"after_care.1": "met", "after_care.2": "met", "after_care.3": "met"}),
    ("three weeks only", {"care_days": 21}, {"after_care.1": "unmet", "after_care.2": "undocumented"}),
    ("41 days", {"care_days": 41}, {"after_care.1": "unmet"}),
    ("42 days", {"care_days": 42}, {"after_care.1": "met"}),
    ("better", {"symptom_change": "better"}, {"after_care.2": "unmet"}),
    ("worse", {"symptom_change": "worse"}, {"after_care.2": "met"}),
    ("no operation considered", {"surgery_or_injection_considered": "no"}, {"after_care.3": "unmet"}),
    ("saddle", {"red_flags": ["saddle_numbness"]}, {"cauda_equina.1": "met", "cancer_infection.1": "undocumented"}),
    ("one of two denied", {"red_flags_denied": ["bladder_bowel"]}, {"cauda_equina.1": "undocumented"}),
    ("cancer", {"red_flags": ["cancer_history"]}, {"cancer_infection.1": "met"}),
    ("no trauma", {"red_flags_denied": ["trauma"]}, {"fracture_risk.1": "unmet"}),
    ("weakness progressing", {"red_flags": ["progressive_weakness"]}, {"motor_deficit.1": "met"}),
    ("a grade alone", {"exam_signs": ["motor_weakness"]}, {"motor_deficit.1": "undocumented", "new_weakness.1": "met"}),
    ("new weakness", {"red_flags": ["new_weakness"]}, {"motor_deficit.1": "undocumented", "new_weakness.1": "met"}),
    ("no surgery before", {"red_flags_denied": ["prior_surgery_new_symptoms"]}, {"after_surgery.1": "unmet"}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "facts", "wanted"), TABLE)
def test_lumbar(name, facts, wanted):
    found = states({**LUMBAR, **facts})
    assert {key: found[key] for key in wanted} == wanted


def test_two_records_deny_both_halves():
    store = known(**LUMBAR).plus(
        [fact("red_flags_denied", ["bladder_bowel"]), fact("red_flags_denied", ["saddle_numbness"])]
    )
    assert states(store)["cauda_equina.1"] == "unmet"


def test_only_the_person_s_own_list_settles_what_is_not_in_it():
    from_record = known(**LUMBAR, red_flags=["trauma"])
    from_person = known(**LUMBAR).plus([answer("red_flags", ["none"])])
    assert states(from_record)["after_surgery.1"] == "undocumented"
    assert states(from_person)["after_surgery.1"] == "unmet"


def test_thoracic_is_not_met_by_failed_treatment_alone():
    found = states({"modality": "mri", "body_part": "thoracic_spine", **CARE}, "acr_mri_thoracic")
    assert found == {"nerve_or_cord.1": "undocumented"}


def test_knee_needs_its_x_ray():
    knee = {"modality": "mri", "body_part": "knee"}
    assert states({**knee, "xray_done": "yes"}, "acr_mri_knee_chronic") == {"after_xray.1": "met"}
    assert states({**knee, "xray_done": "no"}, "acr_mri_knee_chronic") == {"after_xray.1": "unmet"}
    assert states(knee, "acr_mri_knee_chronic") == {"after_xray.1": "undocumented"}


def test_medicare_rules_are_for_medicare():
    chest = {"modality": "ct", "body_part": "chest", "age": 60, "pack_years": 30}
    assert set(states({**chest, "plan": "medicare_advantage"}, "ncd_lung_screening").values()) == {"met"}
    assert set(states({**chest, "plan": "individual"}, "ncd_lung_screening").values()) == {"not_applicable"}


SPINE = {"acr_mri_lumbar", "acp_low_back"}
FITS = [
    ("mri", "lumbar_spine", None, {}, SPINE),
    ("mri", "cervical_spine", "M54.12", {}, {"acr_mri_cervical", "acr_mri_myelopathy"}),
    ("mri", "brain", "G43.909", {}, {"acr_mri_headache", "ahs_migraine"}),
    ("mri", "brain", "G35", {}, {"acr_mri_ms", "cmsc_mri_ms"}),
    ("mri", "brain", "D35.2", {}, {"endocrine_pituitary", "acr_mri_pituitary"}),
    ("mri", "knee", None, {}, {"acr_mri_knee_chronic", "acr_mri_knee_acute"}),
    ("mri", "lumbar_spine", None, {"reviewer": "eviCore healthcare"}, {*SPINE, "evicore_spine"}),
    ("mri", "lumbar_spine", None, {"criteria": "Carelon Imaging of the Spine"}, {*SPINE, "carelon_spine"}),
    ("mri", "lumbar_spine", None, {"insurer": "Aetna"}, {*SPINE, "aetna_spine"}),
    ("xray", "knee", None, {}, set()),
]  # fmt: skip


@pytest.mark.parametrize(("modality", "part", "code", "more", "wanted"), FITS)
def test_which_guidelines_fit(modality, part, code, more, wanted):
    facts = {"modality": modality, "body_part": part, **({"diagnosis_code": code} if code else {}), **more}
    assert {record.id for record in fitting(known(**facts), BOOK)} == wanted


def test_publishers_named_in_letters():
    assert publishers(known(criteria="InterQual Imaging Criteria 2026", reviewer="HealthHelp"), BOOK) == (
        "healthhelp",
        "interqual",
    )
    assert publishers(known(insurer="Cascadia Mutual"), BOOK) == ()


def test_surveillance_only_for_its_objection():
    facts = {"modality": "mri", "body_part": "brain"}
    assert not states(facts, "general_surveillance")
    assert states({**facts, "objection": "routine_surveillance"}, "general_surveillance")


def test_every_statement_says_how_well_it_is_known():
    for record in BOOK.records(CriteriaRecord).values():
        assert record.publisher in BOOK.records(PublisherRecord)
        for route in record.routes:
            assert not route.in_letter or (route.verified and route.level in CITABLE_LEVELS)
            assert route.verified or route.level not in CITABLE_LEVELS


def test_an_unverified_statement_cannot_be_marked_for_letters():
    with pytest.raises(ValueError, match="verified"):
        Statement(says="x", level="memory", verified=False, source="s", in_letter=True)


def test_clock_rows():
    care = [{"kind": "physical_therapy", "start": "2026-03-03", "end": "2026-04-13"}]
    store = known(treatments=care, reevaluation=[{"date": "2026-04-15", "how": "telephone"}])
    facts = {found.name: found.value for found in derived(store)}
    assert (
        facts["care_summary"] == "42 days from March 3, 2026 to April 13, 2026, re-check by telephone on April 15, 2026"
    )
    assert [row.state for row in rows(store)] == ["met", "met"]
    assert [row.state for row in rows(known(treatments=care))] == ["met", "undocumented"]


def test_clock_says_what_is_short():
    store = known(treatments=[{"kind": "physical_therapy", "start": "2026-03-03", "end": "2026-03-23"}])
    first = next(iter(rows(store)))
    assert first.state == "unmet"
    assert first.criterion.endswith("21 days from March 3, 2026 to March 23, 2026; 21 days short")
    assert [row.state for row in rows(known())] == ["undocumented", "undocumented"]
    assert next(iter(rows(Known([answer("no_treatment_reason", "allergy")])))).state == "unmet"


@pytest.mark.parametrize(
    ("noticed", "state", "words"),
    [
        ("2026-07-14", "met", "is 92 days before the notice"),
        ("2026-07-15", "unmet", "is 93 days before the notice"),
        ("2026-04-14", "met", "is 1 day before the notice"),
        ("2026-04-01", "met", "is not before the notice"),
    ],
)
def test_how_recent_the_treatment_is(noticed, state, words):
    care = [{"kind": "physical_therapy", "start": "2026-03-03", "end": "2026-04-13"}]
    row = next(row for row in rows(known(treatments=care, notice_date=noticed)) if row.id == "clock.care.3")
    assert row.state == state
    assert row.criterion.endswith(words)


def test_gap_is_told():
    care = [{"kind": "physical_therapy", "start": "2026-03-01", "end": "2026-03-31"},
            {"kind": "physical_therapy", "start": "2026-05-01", "end": "2026-05-31"}]  # fmt: skip
    assert "62 days" in summary(care_clock(care, []))
    assert "1 interruption not counted, no re-check after it found" in summary(care_clock(care, []))


FACTS = st.dictionaries(
    st.sampled_from(
        ["care_days", "symptom_change", "xray_done", "surgery_or_injection_considered", "symptoms_persist"]
    ),
    st.sampled_from(["yes", "no", "worse", "better", 10, 50]),
)
PARTS = st.sampled_from(["lumbar_spine", "cervical_spine", "knee", "hip", "brain", "breast", "chest", "abdomen"])


@given(FACTS, PARTS, st.lists(st.sampled_from(["trauma", "cancer_history", "new_weakness", "bladder_bowel"])))
def test_met_rows_stand_on_facts_and_more_facts_never_unmeet(facts, part, flags):
    few = known(modality="mri", body_part=part, **facts)
    more = few.plus([fact("red_flags", [flag]) for flag in flags])
    before = {row.id: row for row in matrix(few, BOOK)}
    for row in matrix(more, BOOK):
        if row.state == "met":
            assert row.facts
        if before[row.id].state == "met" and not row.id.startswith("clock"):
            assert row.state == "met"


@given(PARTS)
def test_nothing_is_met_or_unmet_when_nothing_is_known(part):
    for row in matrix(known(modality="mri", body_part=part), BOOK):
        assert row.state in ("undocumented", "not_applicable")


def test_no_criterion_is_met_by_nothing():
    for record in BOOK.records(CriteriaRecord).values():
        for route in record.routes:
            for criterion in route.criteria:
                assert holds(criterion.met, known()) is None, (record.id, route.id)
