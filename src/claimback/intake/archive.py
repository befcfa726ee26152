"""A ZIP archive to the files in it, in the reading process. What an archive says of its sizes is not believed."""

import io
import json
import zipfile
from typing import Any

from claimback.intake import limits
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
    single = [(name, found) for name, held in files if (found := _resource(held)) is not None]
    if len(single) < 2:
        return files
    taken = {name for name, _ in single}
    bundle = {"resourceType": "Bundle", "type": "collection", "entry": [{"resource": one} for _, one in single]}
    rest = [(name, held) for name, held in files if name not in taken]
    return [*rest, ("health records.json", json.dumps(bundle, ensure_ascii=False).encode())]


def _resource(held: bytes) -> dict[str, Any] | None:
    if b'"resourceType"' not in held[:4096] or held.lstrip()[:1] != b"{":
        return None
    try:
        found = json.loads(held)
    except ValueError:
        return None
    return found if isinstance(found, dict) and found.get("resourceType") not in (None, "Bundle") else None
