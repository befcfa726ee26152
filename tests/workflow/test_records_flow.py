"""Records of every kind through the whole flow: what comes out rests only on what the person confirmed."""

import json
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from claimback.model import ExhibitRef, FactRef, Known
from claimback.workflow import build, load
from claimback.workflow.output import appeal
from tests.intake.health_records import CCDA, DIAGNOSIS, EVERYTHING, MEDICINE, THERAPY, archive, bundle

ROOT = Path(__file__).parents[2]
LETTER = ROOT / "examples" / "letters" / "lumbar-mri-denial.pdf"
RECORDS = ROOT / "examples" / "records"
ANSWERS = ROOT / "examples" / "cases" / "lumbar-mri" / "answers.yaml"
TODAY = date(2026, 10, 20)


@pytest.fixture(scope="module")
def unanswered():
    return build(load(LETTER, records=RECORDS), as_of=TODAY)


@pytest.fixture(scope="module")
def answered():
    return build(load(LETTER, records=RECORDS, answers=ANSWERS), as_of=TODAY)


def test_nothing_from_a_record_is_asserted_before_the_person_confirmed_it(unanswered):
    """No sentence that is sent rests on a record's words; an enclosure may be named, but for no fact of its own.

    What goes through the doctor's hands may quote a note, word for word and as that note's words.
    """
    records = {record.filename for record in unanswered.evidence.records}
    for draft in unanswered.drafts:
        for block in draft.blocks:
            if block.kind == "note":  # asides to the doctor, who is asked whether they are so
                continue
            for sentence in block.sentences:
                told = [one for one in sentence.support if isinstance(one, FactRef) and one.document in records]
                own = "by the enclosed note" in sentence.text or sentence.text.startswith("“")
                if draft.id in ("doctor-letter", "peer-to-peer-brief") and own:
                    quoted = sentence.text.partition("“")[2].rstrip(".”")
                    assert all(quoted in " ".join(one.quote.split()) for one in told), (quoted, told)
                    continue
                assert not told, (draft.id, sentence.text)


def test_records_show_a_lot_that_is_only_proposed(unanswered):
    proposed = [fact for record in unanswered.evidence.records for fact in record.facts]
    assert len(proposed) > 20
    assert {fact.status for fact in proposed} == {"proposed"}
    assert unanswered.evidence.care == ""
    assert [event.kind for event in unanswered.evidence.timeline] == ["decision"]


def test_the_insurers_statements_that_the_records_refute_are_told_first_and_argued_once_confirmed(unanswered, answered):
    told = [finding for finding in unanswered.findings if finding.id == "insurer_refuted"]
    assert any("shorter than six weeks" in one.message for one in told)
    assert not any(one.id.startswith("rf_") for one in unanswered.arguments)
    made = next(one for one in answered.arguments if one.id == "rf_too_short")
    assert any(isinstance(ref, ExhibitRef) and ref.page == 1 for ref in made.rests_on)
    assert not [finding for finding in answered.findings if finding.id == "insurer_refuted"]


def test_the_timeline_of_the_example(answered):
    shown = {event.what: (event.exhibit, event.page) for event in answered.evidence.timeline}
    assert shown["Physical therapy"] == ("B", 1)
    assert shown["Denied"] == ("A", 1)
    assert answered.evidence.care.startswith("Provider-directed treatment: 59 days from August 3, 2026")


def test_the_folder_has_the_page_of_evidence_and_the_timeline_in_the_packet(tmp_path):
    appeal(load(LETTER, records=RECORDS, answers=ANSWERS), tmp_path / "out", as_of=TODAY)
    page = (tmp_path / "out" / "evidence.txt").read_text(encoding="utf-8")
    assert "TO THE INSURER: A NOTE TO COPY" in page
    assert "59 days from August 3, 2026" in page
    assert "reference CM-2610-44871" in page.split("A NOTE TO COPY")[1]
    with pikepdf.open(tmp_path / "out" / "packet.pdf") as packet, packet.open_outline() as outline:
        assert "Timeline of symptoms and treatment" in [item.title for item in outline.root]


def test_an_export_of_a_health_app_and_a_portal_in_one_archive(tmp_path):
    (tmp_path / "export.zip").write_bytes(
        archive(portal__note_xml=CCDA.encode(), app__bundle_json=bundle(*EVERYTHING), scan_bin=b"\x00\x01\x02" * 50)
    )
    case = load(LETTER, records=tmp_path / "export.zip")
    kinds = {document.media_type for document in case.records}
    assert kinds == {"application/xml", "application/fhir+json"}
    assert [finding.where for finding in case.unread] == ["scan.bin"]
    made = build(case, as_of=TODAY)
    told = Known(fact for record in made.evidence.records for fact in record.facts)
    assert {"treatments", "symptom_onset", "diagnosis_code", "prior_imaging"} <= {fact.name for fact in told}
    # another person's papers: none of them is enclosed
    assert [exhibit.label for exhibit in made.evidence.exhibits] == ["A"]


def test_loose_entries_in_a_folder_are_one_record_and_not_a_hundred(tmp_path):
    for one in (MEDICINE, THERAPY, DIAGNOSIS):
        (tmp_path / f"{one['id']}.json").write_text(json.dumps(one), encoding="utf-8")
    (tmp_path / "note.txt").write_text("Office visit 04/16/2026", encoding="utf-8")
    case = load(LETTER, records=tmp_path)
    assert sorted(document.filename for document in case.records) == ["health records.json", "note.txt"]


@pytest.mark.parametrize(("since", "offered"), [("since June 2026", False), ("since June 4, 2026", True)])
def test_a_month_in_a_note_makes_no_day_to_agree_to(tmp_path, since, offered):
    """Agreed to, a letter would name a day that stands in no paper."""
    (tmp_path / "letter.txt").write_text(
        "Larkspur Health Plan\nOctober 12, 2026\nMember: Odile Quant\nMember ID: LHP 4471 0092\n\n"
        "We have denied the MRI of the lumbar spine (CPT 72148). The records do not show six weeks of treatment.\n"
    )
    (tmp_path / "records").mkdir()
    (tmp_path / "records" / "note.txt").write_text(
        f"Office note\nDate: 09/30/2026\nPatient: Odile Quant\nLow back pain {since}. Strength 4/5 at the ankle.\n"
    )
    made = build(load(tmp_path / "letter.txt", records=tmp_path / "records"), as_of=date(2026, 10, 20))
    onset = next(one for one in made.questions if one.id == "symptom_onset")
    assert bool(onset.suggested) == offered
