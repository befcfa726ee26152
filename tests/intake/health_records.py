"""Small invented health records: a C-CDA note, a FHIR bundle with every kind that matters, and archives of them."""

import io
import json
import zipfile
from base64 import b64encode

CCDA = """<?xml version="1.0" encoding="UTF-8"?>
<?xml-stylesheet type="text/xsl" href="CDA.xsl"?>
<!-- <html> in a comment is no page -->
<ClinicalDocument xmlns="urn:hl7-org:v3">
  <code code="11506-3" codeSystem="2.16.840.1.113883.6.1" displayName="Progress note"/>
  <title>Progress Note</title>
  <effectiveTime value="20260416101500-0500"/>
  <recordTarget><patientRole><patient>
    <name><given>Odalys</given><given qualifier="CL">Oda</given><family>Brennwick</family></name>
    <birthTime value="19610211"/>
  </patient></patientRole></recordTarget>
  <author><assignedAuthor><assignedPerson>
    <name><given>Tamsin</given><family>Okereke</family><suffix>MD</suffix></name>
  </assignedPerson></assignedAuthor></author>
  <component><structuredBody>
    <component><section><title>History of Present Illness</title><text>
      <paragraph>Low back pain since March 3, 2026. <content revised="delete">Never said.</content>
      She denies fever.</paragraph></text></section></component>
    <component><section><title>Medications</title><text><table><thead>
      <tr><th>Medication</th><th>Directions</th><th>Start Date</th></tr></thead><tbody>
      <tr><td>Naproxen 500 MG Tablet</td><td>1 twice daily</td><td>March 5, 2026</td></tr></tbody></table>
      </text></section></component>
    <component><section><title>Plan of Treatment</title><text><list>
      <item>MRI of the lumbar spine</item><item>Return in 2 weeks</item></list></text></section></component>
    <component><section><code displayName="Problem list"/><title/><entry><observation>
      <value displayName="Lumbar radiculopathy"/><effectiveTime><low value="20260303"/></effectiveTime>
      </observation></entry></section></component>
  </structuredBody></component>
</ClinicalDocument>
"""

PATIENT = {
    "resourceType": "Patient",
    "id": "p1",
    "name": [{"given": ["Odalys"], "family": "Brennwick"}],
    "birthDate": "1961-02-11",
}
SUBJECT = {"reference": "Patient/p1"}
DOCTOR = {
    "resourceType": "Practitioner",
    "id": "d1",
    "name": [{"given": ["Tamsin"], "family": "Okereke", "suffix": ["MD"]}],
}
NOTE_TEXT = "Office visit 04/16/2026\nHPI: Low back pain. She denies fever.\nPlan: MRI\n"
NOTE = {
    "resourceType": "DocumentReference",
    "id": "n1",
    "status": "current",
    "type": {"text": "Progress note"},
    "subject": SUBJECT,
    "date": "2026-04-16T10:15:00Z",
    "author": [{"reference": "Practitioner/d1"}],
    "content": [{"attachment": {"contentType": "text/plain", "data": b64encode(NOTE_TEXT.encode()).decode()}}],
}
REPORT = {
    "resourceType": "DiagnosticReport",
    "id": "x1",
    "status": "final",
    "category": [{"text": "Radiology"}],
    "code": {"text": "XR Lumbar spine 2 views"},
    "subject": SUBJECT,
    "effectiveDateTime": "2026-03-20T09:00:00-05:00",
    "conclusion": "Mild disc space narrowing at L5-S1. No fracture.",
    "result": [{"reference": "Observation/o1"}],
}
FINDING = {
    "resourceType": "Observation",
    "id": "o1",
    "code": {"text": "Findings"},
    "valueString": "Heights maintained.",
}
THERAPY = {
    "resourceType": "Procedure",
    "id": "t1",
    "status": "completed",
    "code": {"text": "Physical therapy"},
    "subject": SUBJECT,
    "performedPeriod": {"start": "2026-03-05", "end": "2026-04-14"},
}
MEDICINE = {
    "resourceType": "MedicationRequest",
    "id": "m1",
    "status": "active",
    "intent": "order",
    "medicationCodeableConcept": {"text": "Naproxen 500 MG Oral Tablet"},
    "subject": SUBJECT,
    "authoredOn": "2026-03-05",
    "requester": {"reference": "Practitioner/d1"},
    "dosageInstruction": [{"text": "1 tablet twice daily"}],
}
DIAGNOSIS = {
    "resourceType": "Condition",
    "id": "c1",
    "code": {"coding": [{"system": "http://hl7.org/fhir/sid/icd-10-cm", "code": "M54.16", "display": "Radiculopathy"}]},
    "subject": SUBJECT,
    "onsetDateTime": "2026-03-03",
}
MISTAKE = DIAGNOSIS | {
    "id": "c2",
    "code": {"text": "Fracture"},
    "verificationStatus": {"coding": [{"code": "entered-in-error"}]},
}
EOB = {
    "resourceType": "ExplanationOfBenefit",
    "id": "e1",
    "status": "active",
    "use": "claim",
    "patient": SUBJECT,
    "created": "2026-05-02",
    "insurer": {"display": "Harrow Vale Health Plan"},
    "identifier": [{"value": "CLM-5550142"}],
    "billablePeriod": {"start": "2026-04-20", "end": "2026-04-20"},
    "item": [
        {
            "sequence": 1,
            "productOrService": {"coding": [{"system": "http://www.ama-assn.org/go/cpt", "code": "72148"}]},
            "servicedDate": "2026-04-20",
            "adjudication": [
                {"category": {"text": "submitted"}, "amount": {"value": 1840.5, "currency": "USD"}},
                {"category": {"text": "denial reason"}, "reason": {"text": "Not medically necessary"}},
            ],
        }
    ],
}
ANSWER = {
    "resourceType": "ClaimResponse",
    "id": "r1",
    "status": "active",
    "use": "preauthorization",
    "outcome": "complete",
    "patient": SUBJECT,
    "created": "2026-04-28",
    "insurer": {"display": "Harrow Vale Health Plan"},
    "preAuthRef": "PA-5550177",
    "item": [
        {
            "itemSequence": 1,
            "adjudication": [
                {
                    "category": {"coding": [{"code": "submitted"}]},
                    "extension": [
                        {"extension": [{"url": "reviewActionCode", "valueCodeableConcept": {"text": "Not Certified"}}]}
                    ],
                }
            ],
        }
    ],
}
EVERYTHING = (PATIENT, DOCTOR, NOTE, REPORT, FINDING, THERAPY, MEDICINE, DIAGNOSIS, MISTAKE, EOB, ANSWER)


def bundle(*resources):
    """A bundle as bytes."""
    entries = [{"fullUrl": f"urn:x:{one['id']}", "resource": one} for one in resources]
    return json.dumps({"resourceType": "Bundle", "type": "collection", "entry": entries}).encode()


def archive(**files):
    """A ZIP archive as bytes; `a__b_txt` is the file `a/b.txt`."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, data in files.items():
            stem, _, end = name.replace("__", "/").rpartition("_")
            zipped.writestr(f"{stem}.{end}", data)
    return held.getvalue()
