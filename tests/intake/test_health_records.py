"""C-CDA, FHIR and archives of records: what is imported is right, and nothing hostile gets through."""

import json
import os
from pathlib import Path

import pytest

from claimback.evidence.records import read as read_record
from claimback.intake import read_bytes, unpack
from claimback.knowledge import book
from claimback.model import UnreadableFile

from .health_records import (
    ANSWER,
    CCDA,
    DIAGNOSIS,
    EOB,
    EVERYTHING,
    MEDICINE,
    MISTAKE,
    NOTE,
    PATIENT,
    REPORT,
    THERAPY,
    archive,
    bundle,
)  # fmt: skip

SAMPLES = Path(os.environ.get("RECORDS", Path(__file__).parents[3] / "shared" / "records"))


def text(data, name="x"):
    return "\n".join(page.text for page in read_bytes(data, name).pages)


def records(data, name="export.json"):
    return [read_record(read_bytes(held, part), book()) for part, held in unpack(data, name)]


def refused(data):
    with pytest.raises(UnreadableFile) as error:
        read_bytes(data, "x")
    return error.value.code


def test_a_ccda_note_reads_as_its_narrative_does():
    told = text(CCDA.encode())
    assert "Patient: Odalys Brennwick    Date of birth: February 11, 1961" in told
    assert "Date of service: April 16, 2026" in told
    assert "Author: Tamsin Okereke, MD" in told
    assert "- Naproxen 500 MG Tablet, Directions: 1 twice daily, Start Date: March 5, 2026" in told
    assert "Never said" not in told
    assert "PROBLEM LIST:\n- Lumbar radiculopathy, March 3, 2026" in told


def test_a_ccda_note_gives_facts_in_their_sections():
    (record,) = records(CCDA.encode(), "note.xml")
    assert (record.kind, str(record.dated)) == ("office_note", "2026-04-16")
    named = {(fact.name, str(fact.value)) for fact in record.facts}
    assert ("symptom_onset", "2026-03-03") in named
    assert ("red_flags_denied", "['fever_infection']") in named
    assert ("doctor_name", "Tamsin Okereke, MD") in named


def test_single_resources():
    assert "- Physical therapy, performed March 5, 2026 to April 14, 2026, status completed" in text(bundle(THERAPY))
    line = "- Naproxen 500 MG Oral Tablet, dose 1 tablet twice daily, prescribed March 5, 2026"
    assert line in text(json.dumps(MEDICINE).encode())
    assert "Radiculopathy (M54.16), onset March 3, 2026" in text(json.dumps(DIAGNOSIS).encode())
    assert "Line 1: 72148, date April 20, 2026" in text(json.dumps(EOB).encode())
    assert "submitted: $1,840.50" in text(json.dumps(EOB).encode())
    assert "denial reason: Not medically necessary" in text(json.dumps(EOB).encode())
    assert "Authorization number: PA-5550177" in text(json.dumps(ANSWER).encode())
    assert "Review: Not Certified" in text(json.dumps(ANSWER).encode())
    assert "Date of birth: February 11, 1961" in text(json.dumps(PATIENT).encode())


def test_what_was_entered_in_error_is_not_told():
    assert "Fracture" not in text(bundle(DIAGNOSIS, MISTAKE))


def test_a_bundle_becomes_its_papers():
    found = {record.kind: record for record in records(bundle(*EVERYTHING))}
    assert set(found) == {"office_note", "imaging_report", "eob", "prior_denial", "other"}
    assert str(found["office_note"].dated) == "2026-04-16"
    (study,) = [fact.value[0] for fact in found["imaging_report"].facts if fact.name == "prior_imaging"]
    assert (study["study"], study["part"], study["date"]) == ("xray", "lumbar_spine", "2026-03-20")
    treated = [fact.value[0] for fact in found["other"].facts if fact.name == "treatments"]
    therapy = next(item for item in treated if item["kind"] == "physical_therapy")
    assert (therapy["start"], therapy["end"]) == ("2026-03-05", "2026-04-14")
    medicine = next(item for item in treated if item["kind"] == "nsaid")
    assert (medicine["start"], medicine["directed_by"]) == ("2026-03-05", "Tamsin Okereke, MD")


def test_every_paper_of_a_bundle_says_whom_it_is_about():
    for record in records(bundle(*EVERYTHING)):
        assert [fact.value for fact in record.facts if fact.name == "patient_name"] == ["Odalys Brennwick"]


def test_an_insurers_answer_is_no_clinical_fact():
    for record in records(bundle(PATIENT, EOB, ANSWER)):
        assert {fact.name for fact in record.facts} <= {"patient_name", "date_of_birth"}


def test_a_pdf_in_a_bundle_stays_a_pdf():
    from base64 import b64encode

    from .build import pdf

    whole = pdf("Office visit 04/16/2026")
    note = NOTE | {"content": [{"attachment": {"data": b64encode(whole).decode()}}]}
    parts = dict(unpack(bundle(PATIENT, note, THERAPY), "export.json"))
    assert whole in parts.values()


def test_an_archive_gives_its_files_and_one_bundle_of_loose_resources():
    data = archive(
        notes__a_txt=b"Office visit 04/16/2026\nHPI: pain", m_json=json.dumps(MEDICINE), t_json=json.dumps(THERAPY),
        __MACOSX__a_txt=b"junk",
    )  # fmt: skip
    parts = dict(unpack(data, "records.zip"))
    assert set(parts) == {"a.txt", "health records.json"}
    assert "Medications:" in text(parts["health records.json"])


def test_an_archive_in_an_archive():
    inner = archive(a_txt=b"Office visit")
    assert dict(unpack(archive(in_zip=inner), "x.zip")) == {"a.txt": b"Office visit"}


def test_an_archive_is_no_letter():
    assert refused(archive(a_txt=b"x")) == "unknown_type"


def test_an_archive_that_unpacks_to_too_much(monkeypatch):
    with pytest.raises(UnreadableFile) as error:
        unpack(archive(a_txt=b"0" * (160 * 1024 * 1024)), "bomb.zip")
    assert error.value.code == "bomb"


@pytest.mark.parametrize(
    "declared", ["<!DOCTYPE ClinicalDocument [<!ENTITY a 'x'>]>", "<!DOCTYPE x SYSTEM 'file:///etc/hosts'>"]
)
def test_entities_are_refused(declared):
    assert refused(CCDA.replace("<ClinicalDocument", declared + "<ClinicalDocument", 1).encode()) in ("bomb", "damaged")


def test_entities_in_another_encoding_are_not_resolved():
    wide = CCDA.replace("UTF-8", "UTF-16").replace(
        "<ClinicalDocument", "<!DOCTYPE a [<!ENTITY b 'boo'>]><ClinicalDocument", 1
    )
    assert refused(wide.replace("pain since", "&b; since").encode("utf-16")) in ("bomb", "damaged", "unknown_type")


def test_depth_is_refused():
    deep = '{"resourceType": "Observation", "x": ' + '{"a":' * 100_000 + "1" + "}" * 100_001
    assert refused(deep.encode()) in ("too_deep", "damaged")


@pytest.mark.parametrize("cut", range(60, 1200, 90))
def test_torn_files_are_refused_or_read(cut):
    for whole in (CCDA.encode(), bundle(*EVERYTHING)):
        try:
            read_bytes(whole[:cut], "x")
        except UnreadableFile as error:
            assert error.code in ("damaged", "unknown_type", "no_text", "empty")


@pytest.mark.parametrize(
    "odd",
    [
        {"code": 5}, {"code": {"coding": "x"}}, {"valueQuantity": [1]}, {"subject": []}, {"subject": {"reference": 7}},
        {"effectiveDateTime": "2026-13-45"}, {"effectivePeriod": {"start": None}}, {"status": {}}, {"component": "x"},
    ],
)  # fmt: skip
def test_values_of_the_wrong_shape_are_no_crash(odd):
    data = bundle(
        {"resourceType": "Observation", "id": "a", "code": {"text": "Pain"}} | odd, REPORT | {"result": [3, odd]}
    )
    try:
        assert "XR Lumbar spine" in text(data)
    except UnreadableFile as error:
        assert error.code == "damaged"


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the published samples are not here")
def test_published_samples_import_without_error():
    paths = [path for path in sorted(SAMPLES.rglob("*")) if path.suffix.lower() in (".xml", ".json")]
    assert len(paths) > 200
    for path in paths:
        for name, data in unpack(path.read_bytes(), path.name):
            assert read_bytes(data, name).pages
