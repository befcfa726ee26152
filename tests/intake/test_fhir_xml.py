"""FHIR in XML gives the same papers as FHIR in JSON, and nothing hostile gets through."""

import json
import os
from pathlib import Path

import pytest

from claimback.intake import read_bytes, unpack
from claimback.model import UnreadableFile

from .fhir_xml import NAMESPACE, xml
from .health_records import DIAGNOSIS, EVERYTHING, MEDICINE, PATIENT, archive, bundle

SAMPLES = Path(os.environ.get("RECORDS", Path(__file__).parents[3] / "shared/records"))
JSON = sorted(path for path in SAMPLES.rglob("*.json") if not path.stem.endswith("-Sample")) if SAMPLES.exists() else []
"""The others are in a model of their own, in which a number keeps its last zero."""


def texts(data):
    return [read_bytes(paper, name).pages[0].text for name, paper in unpack(data, "export")]


def test_a_bundle_in_xml_becomes_the_same_papers():
    whole = bundle(*EVERYTHING)
    assert len(texts(whole)) > 2
    assert texts(xml(whole)) == texts(whole)


@pytest.mark.skipif(not JSON, reason="the published samples lie beside the checkout")
@pytest.mark.parametrize("path", JSON[:: max(1, len(JSON) // 40)], ids=lambda path: path.name)
def test_published_samples_read_alike_in_both(path):
    data = path.read_bytes()
    assert texts(xml(data)) == texts(data)


def test_the_namespace_tells_it():
    patient = f'<Patient xmlns="{NAMESPACE}"><birthDate value="1961-02-11"/></Patient>'.encode()
    assert "February 11, 1961" in read_bytes(patient, "p.xml").pages[0].text
    assert read_bytes(patient, "p.xml").media_type == "application/fhir+xml"
    prefixed = f'<!-- note --><f:Patient xmlns:f="{NAMESPACE}"><f:birthDate value="1961-02-11"/></f:Patient>'.encode()
    assert "February 11, 1961" in read_bytes(prefixed, "p.xml").pages[0].text


def test_an_identifier_keeps_its_zeros():
    claim = (
        f'<ExplanationOfBenefit xmlns="{NAMESPACE}"><identifier><system value="s"/><value value="00417"/></identifier>'
        '<payment><amount><value value="96.4"/><currency value="USD"/></amount></payment></ExplanationOfBenefit>'
    )
    (text,) = texts(claim.encode())
    assert "00417" in text
    assert "$96.40" in text


HOSTILE = {
    "entity": '<!DOCTYPE Patient [<!ENTITY a "b">]><Patient xmlns="http://hl7.org/fhir"><id value="&a;"/></Patient>',
    "external": '<!DOCTYPE x SYSTEM "file:///etc/passwd"><Patient xmlns="http://hl7.org/fhir"><id value="1"/>',
    "deep": '<Patient xmlns="http://hl7.org/fhir">' + "<a>" * 5000 + "</a>" * 5000 + "</Patient>",
    "cut": '<Patient xmlns="http://hl7.org/fhir"><id value="1"/>',
}


@pytest.mark.parametrize("name", list(HOSTILE))
def test_hostile_files_are_refused(name):
    with pytest.raises(UnreadableFile) as told:
        read_bytes(HOSTILE[name].encode(), "export.xml")
    assert "\n" not in str(told.value)


def test_loose_entries_of_an_archive_come_together():
    loose = [xml(json.dumps(one).encode()) for one in (PATIENT, MEDICINE, DIAGNOSIS)]
    (text,) = texts(archive(**{f"entry{number}_xml": held for number, held in enumerate(loose)}))
    assert "Odalys Brennwick" in text
    assert "Naproxen" in text
    assert "Radiculopathy" in text
