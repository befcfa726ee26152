"""The example case's two records, read from their PDFs, give what they were written to show."""

from pathlib import Path

import pytest

from claimback.evidence.clock import derived
from claimback.evidence.records import read
from claimback.intake import read as read_file
from claimback.knowledge import book
from claimback.model import Known

FOLDER = Path(__file__).parents[2] / "examples" / "records"


@pytest.fixture(scope="module")
def records():
    return {path.stem: read(read_file(path), book()) for path in sorted(FOLDER.glob("*.pdf"))}


@pytest.fixture(scope="module")
def note(records):
    return records["office-note-2026-09-30"]


@pytest.fixture(scope="module")
def therapy(records):
    return records["physical-therapy-discharge-2026-09-25"]


def values(record, name):
    return [fact.value for fact in record.facts if fact.name == name]


def test_titles(note, therapy):
    assert note.title == "Office note (re-evaluation), September 30, 2026"
    assert therapy.title == "Physical therapy discharge summary, September 25, 2026"
    assert (note.kind, therapy.kind) == ("office_note", "therapy_note")


def test_treatments(note, therapy):
    (physical,), (naproxen,), (exercises,) = values(note, "treatments")
    assert (physical["kind"], physical["start"], physical["end"], physical["visits"], physical["result"]) == (
        "physical_therapy", "2026-08-10", "2026-09-25", 9, "no_better",
    )  # fmt: skip
    assert (naproxen["kind"], naproxen["start"]) == ("nsaid", "2026-08-03")
    assert (naproxen["dose"], exercises["kind"]) == ("500 mg twice daily", "home_exercise")
    assert naproxen["directed_by"] == "Hanna Lindqvist-Okafor, MD"
    assert values(therapy, "treatments")[0][0]["visits"] == 9


def test_findings(note):
    assert values(note, "symptom_onset") == ["2026-07-20"]
    assert values(note, "reevaluation") == [
        [{"date": "2026-09-30", "how": "office", "by": "Hanna Lindqvist-Okafor, MD"}]
    ]
    assert values(note, "prior_imaging") == [
        [{"study": "xray", "date": "2026-08-04", "result": "no fracture", "part": "lumbar_spine"}]
    ]
    assert "Straight-leg raise: positive at 40 degrees on the right" in values(note, "exam_findings")
    assert "Strength: right ankle dorsiflexion 4/5" in values(note, "exam_findings")
    assert values(note, "diagnosis_code") == ["M54.16"]
    assert values(note, "doctor_specialty") == ["Family Medicine"]


def test_no_warning_sign_is_claimed(note, therapy):
    assert not values(note, "red_flags") and not values(therapy, "red_flags")
    assert ["saddle_numbness"] in values(note, "red_flags_denied")


def test_the_clock(records):
    store = Known(fact for record in records.values() for fact in record.facts)
    found = {fact.name: fact.value for fact in derived(store)}
    assert found["care_days"] == 59
    assert found["reevaluated_after_care"] == "yes"
    assert found["xray_done"] == "yes"
