"""A bundle holds many papers: each report, document and answer becomes a file of its own, the rest one summary."""

import json
from collections.abc import Iterator

from claimback.intake.fhir.read import attachments, content
from claimback.intake.fhir.resources import resources
from claimback.intake.fhir.sheets import SUPPORTING
from claimback.intake.fhir.values import Json, say

_ALONE = ("ClaimResponse", "DocumentReference")


def split(data: bytes, filename: str) -> list[tuple[str, bytes]]:
    """The papers in a FHIR file, as (name, bytes); the file itself where it is only one."""
    found, names = resources(data)
    stem = filename.rsplit(".", 1)[0]
    beside = [one for one in found if one.get("resourceType") in SUPPORTING]
    groups: dict[tuple[str, int], list[Json]] = {}
    files: list[tuple[str, bytes]] = []
    for one in found:
        whole = _whole(one, names)
        if whole:
            files.append((f"{stem} {_title(one)}.pdf", whole))
        elif one not in beside:
            name, alone = _group(one)
            groups.setdefault((name, len(groups) if alone else -1), []).append(one)
    if len(groups) + len(files) <= 1 and not files:
        return [(filename, data)]
    used = {id(result) for group in groups.values() for one in group for result in _results(one, names)}
    made = [(f"{stem} {name}.json", _bundle(group, beside, names, used)) for (name, _), group in groups.items()]
    return _named([*(one for one in made if one[1]), *files])


def _group(resource: Json) -> tuple[str, bool]:
    """What the paper is called, and whether the resource is a paper of its own."""
    kind = str(resource.get("resourceType"))
    if kind in _ALONE or (kind == "DiagnosticReport" and (attachments(resource) or "adiology" in str(resource))):
        return _title(resource), True
    if kind in ("ExplanationOfBenefit", "Claim"):
        return f"{'explanations of benefit' if kind != 'Claim' else 'claims'} {_year(resource)}".strip(), False
    return "health record", False


def _whole(resource: Json, names: dict[str, Json]) -> bytes:
    """The PDF that a document is, which is kept as it is."""
    held = [content(one, names) for one in attachments(resource)]
    return next((one for one in held if one.startswith(b"%PDF")), b"")


def _title(resource: Json) -> str:
    if resource.get("resourceType") == "ClaimResponse":
        return f"answer of the insurer {_year(resource)}".strip()
    words = say(resource.get("type") or resource.get("code")) or str(resource.get("resourceType"))
    return "".join(char if char.isalnum() or char in " -" else " " for char in words)[:60].strip()


def _year(resource: Json) -> str:
    period = resource.get("billablePeriod")
    start = period.get("start") if isinstance(period, dict) else None
    return str(start or resource.get("created") or "")[:4]


def _results(resource: Json, names: dict[str, Json]) -> Iterator[Json]:
    for one in resource.get("result") or []:
        found = names.get(str(one.get("reference"))) if isinstance(one, dict) else None
        if found is not None:
            yield found


def _bundle(group: list[Json], beside: list[Json], names: dict[str, Json], used: set[int]) -> bytes:
    """A bundle of its own, or nothing: a result that a report holds is not told again in the summary."""
    own = [one for one in group if id(one) not in used]
    if not own:
        return b""
    held = [result for one in own for result in _results(one, names)]
    entries = [{"resource": one} for one in [*own, *held, *beside]]
    text = json.dumps({"resourceType": "Bundle", "type": "collection", "entry": entries}, ensure_ascii=False)
    return text.encode()


def _named(files: list[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    """Each name once."""
    seen: dict[str, int] = {}
    made: list[tuple[str, bytes]] = []
    for name, data in files:
        seen[name] = seen.get(name, 0) + 1
        stem, dot, end = name.rpartition(".")
        made.append((f"{stem} {seen[name]}{dot}{end}" if seen[name] > 1 else name, data))
    return made
