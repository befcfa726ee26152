"""A FHIR file to text: who it is about, then claims, reports and documents on pages of their own, then lists."""

from base64 import b64decode, b64encode
from collections.abc import Iterator
from typing import Any

from claimback.intake.fhir.claims import claim
from claimback.intake.fhir.resources import resources
from claimback.intake.fhir.sheets import CLAIMS, SHEETS, SUPPORTING, Sheet
from claimback.intake.fhir.values import Json, label, name_of, resolved, say
from claimback.intake.plain import decode
from claimback.intake.web import html_text

LINES = 56
"""Lines of a page."""
_ALONE = {"Medications": "MEDICATION LIST", "Orders and referrals": "ORDER OR REFERRAL"}
"""What a paper is called that holds one kind of lines only."""
_IMAGING = ("radiology", "imaging", "lp29684-5", "18748-4")


def read_fhir(data: bytes) -> dict[str, Any]:
    """`text` (form feed = page break), and `parts`: attached files that are no text, as {name, data in base64}."""
    found, names = resources(data)
    main = [one for one in found if one.get("resourceType") not in SUPPORTING] or found
    parts: list[dict[str, str]] = []
    pages = [page for one in main if not _listed(one) for page in _page(one, found, names, parts)]
    pages += _lists([one for one in main if _listed(one)], found, names)
    return {"text": "\f".join(pages), "parts": parts}


def _listed(resource: Json) -> bool:
    kind = str(resource.get("resourceType"))
    return kind in SHEETS and SHEETS[kind].listed


def _page(resource: Json, found: list[Json], names: dict[str, Json], parts: list[dict[str, str]]) -> Iterator[str]:
    kind = str(resource.get("resourceType"))
    who = _who(resource, found, names)
    if kind in CLAIMS:
        head, *rest = claim(resource, names)
        yield from _cut([head, *who, *rest])
        return
    sheet = SHEETS.get(kind)
    lines = _fields(resource, sheet, names) if sheet else _everything(resource, names)
    results = [line for one in _results(resource, names) for line in _result(one, names)]
    texts = list(_attached(resource, names, parts))
    yield from _cut([_heading(resource, sheet), *who, *lines, *results, *texts])


def _heading(resource: Json, sheet: Sheet | None) -> str:
    kind = str(resource.get("resourceType"))
    said = str(resource.get("category", "")).lower() + str(resource.get("code", "")).lower()
    if kind == "DiagnosticReport" and any(word in said for word in _IMAGING):
        return "RADIOLOGY REPORT"
    if kind == "DocumentReference":
        return (say(resource.get("type")) or "Document").upper()
    return (sheet.heading if sheet else label(kind)).upper()


def _who(resource: Json, found: list[Json], names: dict[str, Json]) -> list[str]:
    """The line that says whom it is about."""
    reference = resource.get("subject") or resource.get("patient") or {}
    patient = resolved(reference, names) if isinstance(reference, dict) else None
    patient = patient or next((one for one in found if one.get("resourceType") == "Patient"), None)
    name = name_of(patient, names) if patient else say(reference.get("display")) if isinstance(reference, dict) else ""
    born = say(patient.get("birthDate")) if patient else ""
    line = "    ".join([*([f"Patient: {name}"] if name else []), *([f"Date of birth: {born}"] if born else [])])
    return [line] if line else []


def _value(resource: Json, path: str, names: dict[str, Json]) -> str:
    """The first of the fields that is there; `a.b` goes into parts."""
    for way in path.split("|"):
        values: list[Any] = [resource]
        for step in way.split("."):
            values = [part for value in values for part in _step(value, step)]
        text = "; ".join(dict.fromkeys(said for value in values if (said := say(value, names))))
        if text:
            return text
    return ""


def _step(value: Any, step: str) -> list[Any]:  # noqa: ANN401 - any value of a file
    inner = value.get(step) if isinstance(value, dict) else None
    return inner if isinstance(inner, list) else [] if inner is None else [inner]


def _fields(resource: Json, sheet: Sheet, names: dict[str, Json]) -> list[str]:
    told = [(name, _value(resource, path, names)) for name, path in sheet.fields]
    return [f"{name}: {text}" for name, text in told if text]


def _everything(resource: Json, names: dict[str, Json]) -> list[str]:
    """A kind that has no sheet: each field under its own name."""
    skipped = {"resourceType", "id", "meta", "text", "contained", "extension", "language", "birthDate"}
    told = [(key, say(value, names)) for key, value in resource.items() if key not in skipped]
    return [f"{label(key).capitalize()}: {text}" for key, text in told if text]


def _results(resource: Json, names: dict[str, Json]) -> list[Json]:
    found = [resolved(one, names) for one in resource.get("result") or [] if isinstance(one, dict)]
    return [one for one in found if one is not None]


def _result(one: Json, names: dict[str, Json]) -> list[str]:
    name, text = say(one.get("code"), names), _value(one, SHEETS["Observation"].fields[1][1], names)
    return [f"{name}: {text}"] if text else []


def _attached(resource: Json, names: dict[str, Json], parts: list[dict[str, str]]) -> Iterator[str]:
    """Text of attachments; what is no text is kept for the other readers."""
    for attachment in attachments(resource):
        data = content(attachment, names)
        if not data:
            continue
        text = decode(data) if not data.startswith((b"%PDF", b"PK\x03\x04")) else None
        if text is None or "<ClinicalDocument" in text[:4000]:
            parts.append({"name": say(attachment.get("title"))[:120], "data": b64encode(data).decode()})
        else:
            marked = "html" in str(attachment.get("contentType", "")) or text.lstrip()[:1] == "<"
            yield ""
            yield from (html_text(data) if marked else text).strip("\n").split("\n")


def attachments(resource: Json) -> list[Json]:
    """The attachments of a document or a report."""
    held = [one.get("attachment") for one in resource.get("content") or [] if isinstance(one, dict)]
    held += resource.get("presentedForm") or []
    return [one for one in held if isinstance(one, dict)]


def content(attachment: Json, names: dict[str, Json]) -> bytes:
    """The bytes of an attachment, in it or in a `Binary` of the same file. Empty where it only has an address."""
    held = attachment.get("data")
    if not held:
        binary = resolved({"reference": str(attachment.get("url", "")).lstrip("/")}, names)
        held = binary.get("data") if binary else None
    return b64decode(str(held), validate=False) if held else b""


def _lists(found: list[Json], every: list[Json], names: dict[str, Json]) -> list[str]:
    """Resources of the kinds that are told in a line each, under their headings."""
    if not found:
        return []
    by_heading: dict[str, list[str]] = {}
    for one in found:
        sheet = SHEETS[str(one["resourceType"])]
        line = ", ".join(f"{name} {text}".strip() for name, path in sheet.fields if (text := _value(one, path, names)))
        by_heading.setdefault(sheet.heading, []).append(f"- {' '.join(line.split())}")
    title = _ALONE.get(next(iter(by_heading)), "HEALTH RECORD") if len(by_heading) == 1 else "HEALTH RECORD"
    lines = [title, *_who(found[0], every, names), *_latest(found)]
    for heading, told in by_heading.items():
        lines += ["", f"{heading}:", *told]
    return list(_cut(lines))


_DATED = (
    "effectiveDateTime", "performedDateTime", "authoredOn", "recordedDate", "onsetDateTime", "occurrenceDateTime",
    "performedPeriod", "effectivePeriod", "period", "whenHandedOver",
)  # fmt: skip


def _latest(found: list[Json]) -> list[str]:
    """The day of the latest entry: such a list has no date of its own."""
    values = [one.get(name) for one in found for name in _DATED]
    days = [value.get("end") or value.get("start") if isinstance(value, dict) else value for value in values]
    full = [value[:10] for value in days if isinstance(value, str) and len(value) >= 10]
    return [f"Latest entry: {say(max(full))}"] if full else []


def _cut(lines: list[str]) -> Iterator[str]:
    """Pages of bounded length."""
    told = [part for line in lines for part in line.split("\n")]
    for at in range(0, len(told), LINES):
        yield "\n".join(told[at : at + LINES]) + "\n"
