"""A ZIP archive to the files in it, in the reading process. What an archive says of its sizes is not believed."""

import io
import json
import zipfile
from typing import Any

from claimback.intake import limits
from claimback.intake.fhir.markup import from_xml
from claimback.intake.refused import Refused

_JUNK = ("__MACOSX/", "META-INF/")


def unzip(data: bytes) -> tuple[dict[str, Any], bytes]:
    """Names and sizes of the files, and their bytes one behind the other. Raises Refused."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = [one for one in archive.infolist() if not one.is_dir() and not _junk(one.filename)]
        if len(entries) > limits.ZIP_ENTRIES:
            raise Refused("bomb")
        if any(entry.flag_bits & 1 for entry in entries):
            raise Refused("encrypted")
        files: list[tuple[str, bytes]] = []
        room = limits.UNZIPPED_BYTES
        for entry in sorted(entries, key=lambda one: one.filename):
            held = _read(archive, entry, room)
            room -= len(held)
            files.append((_plain_name(entry.filename), held))
    files = _together(files)
    return {"names": [name for name, _ in files], "sizes": [len(held) for _, held in files]}, b"".join(
        held for _, held in files
    )


def join(names: list[str], sizes: list[int], body: bytes) -> tuple[dict[str, Any], bytes]:
    """Loose files as one: what `unzip` does with the files of an archive."""
    files: list[tuple[str, bytes]] = []
    at = 0
    for name, size in zip(names, sizes, strict=True):
        files.append((name, body[at : at + size]))
        at += size
    files = _together(files)
    return {"names": [name for name, _ in files], "sizes": [len(held) for _, held in files]}, b"".join(
        held for _, held in files
    )


def _junk(name: str) -> bool:
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    return name.startswith(_JUNK) or last.startswith(".")


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, room: int) -> bytes:
    with archive.open(entry) as file:
        held = file.read(room + 1)
    if len(held) > room:
        raise Refused("bomb")
    return held


def _plain_name(name: str) -> str:
    """The name without folders: nothing is ever written under it, but it is shown."""
    return "".join(char for char in name.replace("\\", "/").rsplit("/", 1)[-1] if char.isprintable())[:120]


def _together(files: list[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    """Health apps export one file for each entry: single FHIR resources become one bundle."""
    found = [(file, _resource(file[1])) for file in files]
    single = [resource for _, resource in found if resource is not None]
    if len(single) < 2:
        return files
    bundle = {"resourceType": "Bundle", "type": "collection", "entry": [{"resource": one} for one in single]}
    rest = [file for file, resource in found if resource is None]
    return [*rest, ("health records.json", json.dumps(bundle, ensure_ascii=False).encode())]


def _resource(held: bytes) -> dict[str, Any] | None:
    start = held.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    marked = {b"{": b'"resourceType"', b"<": b"hl7.org/fhir"}.get(start)
    if marked is None or marked not in held[:4096]:
        return None
    try:
        found = json.loads(held) if start == b"{" else from_xml(held)[0]
    except (ValueError, Refused):
        return None
    return found if isinstance(found, dict) and found.get("resourceType") not in (None, "Bundle") else None
