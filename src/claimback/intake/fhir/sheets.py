"""Which fields of each kind of resource are told, under which words, in which order."""

from typing import NamedTuple


class Sheet(NamedTuple):
    """A kind of resource: its heading, and its fields as (label, first of these that is there)."""

    heading: str
    fields: tuple[tuple[str, str], ...]
    listed: bool = True
    """One line each under a common heading; else a page of its own."""


_WHO = "performer|asserter|recorder|author"

SHEETS: dict[str, Sheet] = {
    "Condition": Sheet("Diagnoses", (
        ("", "code"), ("onset", "onsetDateTime|onsetPeriod|onsetString|onsetAge"), ("recorded", "recordedDate"),
        ("ended", "abatementDateTime|abatementPeriod|abatementString"), ("status", "clinicalStatus"),
        ("certainty", "verificationStatus"), ("severity", "severity"), ("body site", "bodySite"), ("note", "note"))),
    "MedicationRequest": Sheet("Medications", (
        ("", "medicationCodeableConcept|medicationReference"), ("dose", "dosageInstruction.text"),
        ("prescribed", "authoredOn"), ("by", "requester"), ("status", "status"), ("intent", "intent"),
        ("reported by", "reportedReference"), ("for", "reasonCode"), ("note", "note"))),
    "MedicationStatement": Sheet("Medications", (
        ("", "medicationCodeableConcept|medicationReference"), ("dose", "dosage.text"),
        ("taken", "effectivePeriod|effectiveDateTime"), ("status", "status"), ("note", "note"))),
    "MedicationDispense": Sheet("Medications", (
        ("", "medicationCodeableConcept|medicationReference"), ("dispensed", "whenHandedOver|whenPrepared"),
        ("quantity", "quantity"), ("days supply", "daysSupply"), ("status", "status"))),
    "Procedure": Sheet("Procedures", (
        ("", "code"), ("performed", "performedPeriod|performedDateTime|performedString"), ("status", "status"),
        ("by", "performer.actor"), ("for", "reasonCode"), ("body site", "bodySite"), ("outcome", "outcome"),
        ("note", "note"))),
    "ServiceRequest": Sheet("Orders and referrals", (
        ("", "code"), ("order date", "authoredOn|occurrenceDateTime|occurrencePeriod"), ("ordered by", "requester"),
        ("status", "status"), ("intent", "intent"), ("for", "reasonCode|reasonReference"), ("body site", "bodySite"),
        ("note", "note"))),
    "Encounter": Sheet("Visits", (
        ("", "type"), ("class", "class"), ("date", "period"), ("with", "participant.individual"),
        ("at", "serviceProvider|location.location"), ("for", "reasonCode"), ("status", "status"))),
    "Observation": Sheet("Results and observations", (
        ("", "code"), ("", "valueString|valueQuantity|valueCodeableConcept|valueDateTime|valueBoolean|valueInteger|"
                           "valueRange|valuePeriod|valueRatio"),
        ("not given because", "dataAbsentReason"), ("parts", "component"), ("read as", "interpretation"),
        ("date", "effectiveDateTime|effectivePeriod|issued"), ("status", "status"), ("note", "note"))),
    "AllergyIntolerance": Sheet("Allergies", (
        ("", "code"), ("reaction", "reaction"), ("onset", "onsetDateTime"), ("status", "clinicalStatus"))),
    "Immunization": Sheet("Immunizations", (
        ("", "vaccineCode"), ("date", "occurrenceDateTime|occurrenceString"), ("status", "status"))),
    "DiagnosticReport": Sheet("Diagnostic report", (
        ("Exam", "code"), ("Date of study", "effectiveDateTime|effectivePeriod"), ("Reported", "issued"),
        ("Ordering provider", "basedOn"), ("Performed by", "performer"), ("Read by", "resultsInterpreter"),
        ("Status", "status"), ("Impression", "conclusion"), ("Codes", "conclusionCode")), listed=False),
    "DocumentReference": Sheet("Document", (
        ("Document", "type"), ("Date of service", "context.period"), ("Date written", "date"), ("Author", "author"),
        ("About", "description"), ("Status", "status")), listed=False),
    "CommunicationRequest": Sheet("Request for information", (
        ("Asked for", "payload"), ("Date", "authoredOn"), ("Asked by", "requester|sender"), ("Status", "status")),
        listed=False),
}  # fmt: skip
"""Kinds that are not here are told field by field."""

SUPPORTING = frozenset({
    "Patient", "Practitioner", "PractitionerRole", "Organization", "Location", "Medication", "Coverage",
    "RelatedPerson", "Binary",
})  # fmt: skip
"""Kinds that say who and where for the others."""
CLAIMS = ("ExplanationOfBenefit", "ClaimResponse", "Claim")
