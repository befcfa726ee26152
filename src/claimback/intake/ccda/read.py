"""A C-CDA document to text: its head, then each section's own words under its title."""

from base64 import b64encode
from collections.abc import Iterator
from typing import Any

from claimback.intake import limits
from claimback.intake.ccda.narrative import narrative
from claimback.intake.fhir.values import day
from claimback.intake.opaque import XmlElement
from claimback.intake.refused import Refused
from claimback.intake.xml import parse_xml

HL7 = "{urn:hl7-org:v3}"
LINES = 56


def read_ccda(data: bytes) -> dict[str, Any]:
    """`text` (form feed = page break), and `parts`: a body that is a file of its own, as {name, data in base64}."""
    root = parse_xml(data)
    if root.tag != f"{HL7}ClinicalDocument":
        raise Refused("damaged")
    lines = [*_head(root), *_sections(root.find(f"{HL7}component/{HL7}structuredBody"), 0)]
    body = root.find(f"{HL7}component/{HL7}nonXMLBody/{HL7}text")
    return {"text": "\f".join(_pages(lines)), "parts": _file(body)}


def _file(body: XmlElement) -> list[dict[str, str]]:
    if body is None or not (body.text or "").strip():
        return []
    if body.get("representation") == "B64":
        return [{"name": "", "data": "".join(body.text.split())}]
    return [{"name": "", "data": b64encode(body.text.encode()).decode()}]


def _head(root: XmlElement) -> Iterator[str]:
    code = root.find(f"{HL7}code")
    title = _text(root, "title") or (code.get("displayName") if code is not None else "") or "Document"
    yield title.upper()
    named = code.get("displayName") if code is not None else ""
    if named and named.lower() not in title.lower():
        yield f"Kind of document: {named}"
    patient = root.find(f"{HL7}recordTarget/{HL7}patientRole/{HL7}patient")
    if patient is not None:
        born = stamp(patient.find(f"{HL7}birthTime"))
        yield f"Patient: {person(patient.find(f'{HL7}name'))}" + (f"    Date of birth: {born}" if born else "")
    visit = root.find(f"{HL7}componentOf/{HL7}encompassingEncounter/{HL7}effectiveTime")
    seen, written = stamp(visit), stamp(root.find(f"{HL7}effectiveTime"))
    if seen or written:
        yield f"Date of service: {seen or written}"
    if seen and written and seen != written:
        yield f"Document written: {written}"
    yield from _people(root)
    yield ""


def _people(root: XmlElement) -> Iterator[str]:
    ways = (("Author", "author", "assignedAuthor"), ("Signed by", "legalAuthenticator", "assignedEntity"))
    for word, role, who in ways:
        found = root.find(f"{HL7}{role}/{HL7}{who}")
        name = person(found.find(f"{HL7}assignedPerson/{HL7}name")) if found is not None else ""
        code = found.find(f"{HL7}code") if found is not None else None
        specialty = (code.get("displayName") or "").rpartition("; ")[2] if code is not None else ""
        if name:
            yield f"{word}: {name}" + (f", {specialty}" if specialty else "")
    place = root.find(f"{HL7}custodian/{HL7}assignedCustodian/{HL7}representedCustodianOrganization/{HL7}name")
    if place is not None and (place.text or "").strip():
        yield f"Organization: {place.text.strip()}"


def _text(parent: XmlElement, name: str) -> str:
    found = parent.find(f"{HL7}{name}")
    return " ".join("".join(found.itertext()).split()) if found is not None else ""


def person(name: XmlElement) -> str:
    """`Ada Byron, MD`: given names that are not nicknames, family name, and titles that follow."""
    if name is None:
        return ""
    given = [one.text for one in name.findall(f"{HL7}given") if one.text and one.get("qualifier") != "CL"]
    family = [one.text for one in name.findall(f"{HL7}family") if one.text]
    after = [one.text.strip() for one in name.findall(f"{HL7}suffix") if one.text]
    words = " ".join(" ".join([*given, *family]).split()) or " ".join("".join(name.itertext()).split())
    return words + "".join(f", {one}" for one in after)


def stamp(time: XmlElement) -> str:
    """`20050329171504-0500` as `March 29, 2005`; of a period its beginning."""
    if time is None:
        return ""
    low = time.find(f"{HL7}low")
    value = time.get("value") or (low.get("value") if low is not None else None) or ""
    digits = value[:8]
    return day("-".join(part for part in (digits[:4], digits[4:6], digits[6:8]) if part)) if digits.isdigit() else ""


def _sections(parent: XmlElement, depth: int) -> Iterator[str]:
    if parent is None or depth > limits.XML_DEPTH // 10:
        return
    for component in parent.findall(f"{HL7}component"):
        section = component.find(f"{HL7}section")
        if section is None:
            continue
        code = section.find(f"{HL7}code")
        title = _text(section, "title") or (code.get("displayName") if code is not None else "") or ""
        told = narrative(section.find(f"{HL7}text")) or _coded(section)
        if told or title:
            yield f"{title.rstrip(':').upper()}:"
            yield from told or ["(nothing written)"]
            yield ""
        yield from _sections(section, depth + 1)


def _coded(section: XmlElement) -> list[str]:
    """Where a section has no words of its own: what its entries are called, with their dates."""
    lines: list[str] = []
    for entry in section.findall(f"{HL7}entry"):
        codes = [one.get("displayName") for one in entry.iter(f"{HL7}code", f"{HL7}value") if one.get("displayName")]
        when = next((text for one in entry.iter(f"{HL7}effectiveTime") if (text := stamp(one))), "")
        if codes:
            lines.append("- " + ", ".join([*dict.fromkeys(codes), *([when] if when else [])]))
    return lines


def _pages(lines: list[str]) -> Iterator[str]:
    for at in range(0, len(lines), LINES):
        yield "\n".join(lines[at : at + LINES]) + "\n"
