"""The resources of a file: one, a bundle of them, bundles in a bundle, or one a line."""

import json
from collections.abc import Iterator
from typing import Any

from claimback.intake import limits
from claimback.intake.fhir.markup import from_xml
from claimback.intake.fhir.values import Json
from claimback.intake.refused import Refused

_MOST_DEEP = 6


def parsed(data: bytes) -> list[Json]:
    """The top-level objects of the file. Raises Refused."""
    if len(data) > limits.XML_BYTES:
        raise Refused("too_large")
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return from_xml(data)
    text = data.decode("utf-8-sig", "replace")
    try:
        found: Any = json.loads(text)
    except ValueError:
        found = _lines(text)
    return [one for one in (found if isinstance(found, list) else [found]) if isinstance(one, dict)]


def _lines(text: str) -> list[Any]:
    """One object a line, as bulk exports are."""
    try:
        return [json.loads(line) for line in text.splitlines() if line.strip()]
    except ValueError as error:
        raise Refused("damaged") from error


def resources(data: bytes) -> tuple[list[Json], dict[str, Json]]:
    """Every resource that was not entered in error, and those that can be referred to by their names."""
    found: list[Json] = []
    names: dict[str, Json] = {}
    for address, one in _all(parsed(data), 0):
        if len(found) >= limits.RESOURCES:
            raise Refused("too_large", f" (it holds more than {limits.RESOURCES:,} entries)")
        if _mistaken(one):
            continue
        found.append(one)
        for key in (address, f"{one.get('resourceType')}/{one.get('id')}"):
            names.setdefault(key, one)
        for inner in one.get("contained") or []:
            if isinstance(inner, dict):
                names.setdefault(f"#{inner.get('id')}", inner)
    return found, names


def _all(items: list[Json], depth: int) -> Iterator[tuple[str, Json]]:
    if depth > _MOST_DEEP:
        raise Refused("too_deep")
    for one in items:
        entries = one.get("entry") if one.get("resourceType") == "Bundle" else None
        if entries is None and one.get("resourceType") == "Parameters":
            entries = one.get("parameter")
        inner = [
            entry for entry in entries or [] if isinstance(entry, dict) and isinstance(entry.get("resource"), dict)
        ]
        if one.get("resourceType") not in ("Bundle", "Parameters") or (
            not inner and one.get("resourceType") != "Bundle"
        ):
            yield "", one
        for entry in inner:
            for address, resource in _all([entry["resource"]], depth + 1):
                yield address or str(entry.get("fullUrl", "")), resource


def _mistaken(resource: Json) -> bool:
    certainty = resource.get("verificationStatus")
    said = json.dumps(certainty) if certainty else ""
    return resource.get("status") == "entered-in-error" or "entered-in-error" in said
