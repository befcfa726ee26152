"""Values of FHIR as words: each kind of value is told by its shape, so that no list of fields is needed."""

import re
from datetime import date
from typing import Any

Json = dict[str, Any]

_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T.*)?)?)?$")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip
_SHOWN_CODES = ("icd-10", "icd10", "cpt", "hcpcs")
"""Systems whose codes are on letters, so that they are worth showing beside their words."""
_SKIPPED = frozenset({"resourceType", "id", "meta", "text", "extension", "modifierExtension", "identifier", "contained",
                      "implicitRules", "language", "link", "url", "system"})  # fmt: skip


def day(text: str) -> str:
    """`2026-03-04T10:00:00Z` as `March 4, 2026`; the day as written, in whatever zone. Empty where it is no date."""
    found = _DAY.match(text.strip())
    if not found:
        return ""
    year, month, number = found.groups()
    if month and not 1 <= int(month) <= 12:
        return ""
    if number:
        try:
            date(int(year), int(month), int(number))
        except ValueError:
            return ""
    if not month:
        return year
    name = _MONTHS[int(month) - 1]
    return f"{name} {int(number)}, {year}" if number else f"{name} {year}"


def say(value: Any, names: "dict[str, Json] | None" = None) -> str:  # noqa: ANN401 - any value of a file
    """Any value in words; empty where it says nothing."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, str):
        return day(value) or value.replace("\\n", "\n").strip()
    if isinstance(value, list):
        return "; ".join(dict.fromkeys(text for one in value if (text := say(one, names))))
    return _shaped(value, names or {}) if isinstance(value, dict) else ""


def _shaped(value: Json, names: dict[str, Json]) -> str:
    for marks, tell in _SHAPES:
        if marks & value.keys():
            return tell(value, names)
    parts = {key: say(one, names) for key, one in value.items() if key not in _SKIPPED}
    if isinstance(value.get("code"), dict):  # a part of an observation: what was measured, then what was found
        return " ".join(parts[key] for key in parts if (key == "code" or key.startswith("value")) and parts[key])
    return ", ".join(f"{label(key)} {text}" for key, text in parts.items() if text)


def label(key: str) -> str:
    """`clinicalStatus` or `CLM_FROM_DT` as `clinical status`, `clm from dt`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", key).replace("_", " ").lower()


def _concept(value: Json, _: dict[str, Json]) -> str:
    codings = [one for one in value.get("coding") or [] if isinstance(one, dict)]
    words = say(value.get("text")) or next((say(one["display"]) for one in codings if one.get("display")), "")
    codes = [say(one.get("code")) for one in codings if _shown(one) and one.get("code")]
    words = words or ", ".join(say(one.get("code")) for one in codings[:1])
    extra = [code for code in dict.fromkeys(codes) if code not in words]
    return f"{words} ({', '.join(extra)})" if words and extra else words or ", ".join(extra)


def _shown(coding: Json) -> bool:
    system = str(coding.get("system", "")).lower()
    return any(name in system for name in _SHOWN_CODES)


def _coding(value: Json, _: dict[str, Json]) -> str:
    return say(value.get("display")) or say(value.get("code"))


def _reference(value: Json, names: dict[str, Json]) -> str:
    found = resolved(value, names)
    return (name_of(found, names) if found else "") or say(value.get("display")) or say(value.get("identifier"))


def _name(value: Json, _: dict[str, Json]) -> str:
    given = " ".join(map(str, value.get("given") or ()))
    parts = " ".join(part for part in (given, str(value.get("family") or "")) if part)
    suffix = " ".join(map(str, value.get("suffix") or ()))
    return (parts or str(value.get("text") or "")) + (f", {suffix}" if suffix and parts else "")


def _quantity(value: Json, names: dict[str, Json]) -> str:
    if value.get("currency"):
        amount = value.get("value")
        dollars = value["currency"] == "USD" and isinstance(amount, int | float)
        return f"${amount:,.2f}" if dollars else f"{say(amount)} {value['currency']}"
    unit = str(value.get("unit") or value.get("code") or "").replace("{", "").replace("}", "")
    return f"{say(value.get('comparator'))}{say(value.get('value'))} {unit}".strip()


def _period(value: Json, _: dict[str, Json]) -> str:
    start, end = say(value.get("start")), say(value.get("end"))
    if start == end:
        return start
    return f"{start} to {end}" if start and end else f"since {start}" if start else f"until {end}"


def _range(value: Json, names: dict[str, Json]) -> str:
    return f"{say(value.get('low'), names)} to {say(value.get('high'), names)}"


def _note(value: Json, names: dict[str, Json]) -> str:
    return say(value.get("text"), names)


_SHAPES: tuple[tuple[frozenset[str], Any], ...] = (
    (frozenset({"coding"}), _concept),
    (frozenset({"reference"}), _reference),
    (frozenset({"family", "given"}), _name),
    (frozenset({"low", "high"}), _range),
    (frozenset({"currency"}), _quantity),
    (frozenset({"start", "end"}), _period),
    (frozenset({"unit"}), _quantity),
    (frozenset({"display"}), _coding),
    (frozenset({"text"}), _note),
)


def resolved(reference: Json, names: dict[str, Json]) -> Json | None:
    """The resource that a reference is to, where it is in the file."""
    to = str(reference.get("reference", ""))
    return names.get(to) or names.get("/".join(to.split("/")[-2:]))


def name_of(resource: Json, names: dict[str, Json], depth: int = 0) -> str:
    """What a person, an organization or a medicine is called."""
    for field in ("name", "code", "practitioner", "organization"):
        value = resource.get(field)
        value = value[0] if isinstance(value, list) and value else value
        if field in ("practitioner", "organization") and isinstance(value, dict):
            inner = resolved(value, names)
            text = name_of(inner, names, depth + 1) if inner and depth < 2 else say(value.get("display"))
        else:
            text = say(value, names) if value else ""
        if text:
            return text
    return ""
