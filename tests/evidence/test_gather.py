"""The whole stage on small cases."""

from claimback.evidence import evidence
from claimback.knowledge import book
from claimback.model import Analysis, Case, Denial, Known, Objection, Reading, Rights

from .making import SPAN, answer, known, paper

LETTER = paper("We denied the MRI.", id_="letter", name="letter.pdf")
NOTE = """Office Visit 04/20/2026
Patient: Odell Brannigan   DOB: 02/11/1961
HPI: Returns for follow-up of low back pain since 02/01/2026. Physical therapy 03/03/2026 to 04/13/2026, 12 visits, no
relief. Denies fever.
Exam: SLR positive left.
Plan: MRI lumbar spine to plan an epidural injection.
Electronically signed by Yvonne Castellane, MD
"""
OTHER = NOTE.replace("Odell Brannigan", "Wilhelmina Oduya").replace("02/11/1961", "04/14/1968")
FACTS = {"modality": "mri", "body_part": "lumbar_spine", "notice_date": "2026-05-01", "member_name": "Odell Brannigan"}


def build(*texts, store=None, kinds=("conservative_care",)):
    papers = tuple(paper(text, id_=f"r{n}", name=f"r{n}.txt") for n, text in enumerate(texts))
    objections = tuple(Objection(kind=kind, stated=SPAN, confidence=1, found_by="test") for kind in kinds)
    denial = Denial(decision="denied", stage="pre_service", level="initial", plan="unknown", objections=objections)
    analysis = Analysis(document=LETTER, reading=Reading(), denial=denial, rights=Rights())
    return evidence(Case(letter=LETTER, records=papers), analysis, store or known(**FACTS), book())


def values(found):
    return {fact.name: fact.value for fact in found.derived}


def test_one_note():
    found = build(NOTE)
    assert [(one.label, one.document) for one in found.exhibits] == [("A", "letter"), ("B", "r0")]
    assert values(found)["care_days"] == 42
    assert values(found)["reevaluated_after_care"] == "yes"
    states = {row.id: row.state for row in found.matrix}
    assert {states[f"acr_mri_lumbar.after_care.{n}"] for n in (1, 2, 3)} == {"met"}
    assert "treatment_dates" not in {need.id for need in found.needs}


def test_everything_from_records_is_only_proposed():
    found = build(NOTE)
    facts = [fact for record in found.records for fact in record.facts]
    facts += [*found.derived, *(fact for row in found.matrix for fact in row.facts)]
    assert facts
    assert {fact.status for fact in facts} == {"proposed"}


def test_the_same_treatment_in_two_notes_counts_once():
    assert values(build(NOTE, NOTE))["care_days"] == values(build(NOTE))["care_days"]


def test_a_note_about_another_person_is_neither_enclosed_nor_used():
    found = build(OTHER)
    assert len(found.records) == 1
    assert [one.label for one in found.exhibits] == ["A"]
    assert not found.derived
    assert "treatment_dates" in {need.id for need in found.needs}


def test_the_person_s_answer_stands_before_the_record():
    said = [{"kind": "physical_therapy", "start": "2026-03-03", "end": "2026-03-13"}]
    store = known(**FACTS).plus([answer("treatments", said), answer("care_days", 11)])
    found = build(NOTE, store=store)
    assert "care_days" not in values(found)
    states = {row.id: row.state for row in found.matrix}
    assert states["acr_mri_lumbar.after_care.1"] == "unmet"
    assert states["clock.care.1"] == "unmet"


def test_no_records_and_no_known_study():
    found = build(store=Known(), kinds=("eligibility",))
    assert found.records == () and found.matrix == () and found.derived == ()
    assert [one.label for one in found.exhibits] == ["A"]
    assert {need.id for need in found.needs} == {"coverage", "card"}


def test_the_result_is_the_same_each_time():
    assert build(NOTE, OTHER) == build(NOTE, OTHER)
