"""Explanations of benefit and answers to claims, as an insurer's paper would show them."""

from collections.abc import Iterator
from typing import Any

from claimback.intake.fhir.values import Json, say

_HEADINGS = {
    ("ExplanationOfBenefit", ""): "EXPLANATION OF BENEFITS",
    ("ClaimResponse", "preauthorization"): "PRIOR AUTHORIZATION RESPONSE",
    ("ClaimResponse", ""): "RESPONSE TO A CLAIM",
    ("Claim", "preauthorization"): "PRIOR AUTHORIZATION REQUEST",
    ("Claim", ""): "CLAIM",
}
_FACTS = (
    ("Insurer", "insurer"), ("Claim number", "identifier"), ("Authorization number", "preAuthRef"),
    ("Authorized", "preAuthPeriod"), ("Use", "use"), ("Type", "type"), ("Provider", "provider|requestor"),
    ("Statement date", "created"), ("Service dates", "billablePeriod"), ("Outcome", "outcome"),
    ("Decision", "disposition"), ("Form", "formCode"), ("Status", "status"),
)  # fmt: skip


def claim(resource: Json, names: dict[str, Json]) -> Iterator[str]:
    """The lines of one explanation, answer or request."""
    kind, use = str(resource.get("resourceType")), str(resource.get("use", ""))
    yield _HEADINGS.get((kind, use)) or _HEADINGS[kind, ""]
    for label, fields in _FACTS:
        value = next((resource[field] for field in fields.split("|") if resource.get(field)), None)
        text = _numbers(value) if label == "Claim number" else say(value, names)
        if text:
            yield f"{label}: {text}"
    yield from _diagnoses(resource, names)
    yield from _items(resource, names)
    yield from _totals(resource, names)
    yield from _remarks(resource, names)


def _numbers(value: Any) -> str:  # noqa: ANN401 - any value of a file
    found = [one for one in value or [] if isinstance(one, dict)]
    return ", ".join(dict.fromkeys(say(one.get("value")) for one in found if one.get("value")))


def _parts(resource: Json, name: str) -> list[Json]:
    return [one for one in resource.get(name) or [] if isinstance(one, dict)]


def _diagnoses(resource: Json, names: dict[str, Json]) -> Iterator[str]:
    said = [say(one.get("diagnosisCodeableConcept") or one.get("diagnosisReference"), names)
            for one in _parts(resource, "diagnosis")]  # fmt: skip
    if any(said):
        yield f"Diagnoses: {'; '.join(dict.fromkeys(text for text in said if text))}"


def _items(resource: Json, names: dict[str, Json]) -> Iterator[str]:
    for name in ("item", "addItem"):
        for number, item in enumerate(_parts(resource, name), 1):
            head = f"Line {say(item.get('sequence') or item.get('itemSequence')) or number}"
            parts = [say(item.get("productOrService"), names), say(item.get("modifier"), names)]
            when = say(item.get("servicedPeriod") or item.get("servicedDate"), names)
            yield f"{head}: {', '.join([*(part for part in parts if part), *([f'date {when}'] if when else [])])}"
            yield from (f"  {line}" for line in _adjudications(item, names))


def _adjudications(item: Json, names: dict[str, Json]) -> Iterator[str]:
    for one in _parts(item, "adjudication"):
        amount, value = say(one.get("amount")), say(one.get("value"))
        reason = say(one.get("reason"), names)
        review = [text for extension in _parts(one, "extension") for text in _review(extension, names)]
        told = ", ".join(part for part in (amount or value, reason, *review) if part)
        if told:
            yield f"Review: {told}" if review else f"{say(one.get('category'), names)}: {told}"


def _review(extension: Json, names: dict[str, Json]) -> Iterator[str]:
    """What stands in extensions, such as the reviewer's action and its reason, in their own words."""
    for key, value in extension.items():
        if key.startswith("value") and (text := say(value, names)):
            yield f"number {text}" if str(extension.get("url")) == "number" else text
    for inner in _parts(extension, "extension"):
        yield from _review(inner, names)


def _totals(resource: Json, names: dict[str, Json]) -> Iterator[str]:
    for one in _parts(resource, "total"):
        yield f"Total {say(one.get('category'), names)}: {say(one.get('amount'))}"
    payment = resource.get("payment")
    if isinstance(payment, dict) and payment.get("amount"):
        yield f"Plan paid: {say(payment['amount'])}"


def _remarks(resource: Json, names: dict[str, Json]) -> Iterator[str]:
    for one in _parts(resource, "processNote"):
        yield f"Note: {say(one.get('text'))}"
    for one in _parts(resource, "error"):
        yield f"Error: {say(one.get('code'), names)}"
