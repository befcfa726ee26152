"""FHIR in XML as the same objects that FHIR in JSON gives, so that every reader behind knows one shape only.

The rules of the format: an element's `value` attribute is the value, an element that begins with a capital letter is a
resource, and an element that may stand more than once is a list even where it stands once. The latter cannot be told
from the file; `_LISTS` names those that the readers go through.
"""

import re
from typing import Any

from claimback.intake import limits
from claimback.intake.fhir.values import Json
from claimback.intake.opaque import XmlElement
from claimback.intake.refused import Refused
from claimback.intake.xml import parse_xml

FHIR = "{http://hl7.org/fhir}"
_LISTS = frozenset({
    "entry", "parameter", "contained", "coding", "given", "prefix", "suffix", "content", "presentedForm", "result",
    "extension", "identifier", "item", "addItem", "adjudication", "total", "processNote", "error", "diagnosis",
})  # fmt: skip
_MEASURE = frozenset({"currency", "unit", "comparator"})
"""What stands beside the number of an amount or a measure. An identifier's value is no number: it may begin with 0."""
_NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,6})?")
_TRUTH = {"true": True, "false": False}


def from_xml(data: bytes) -> list[Json]:
    """The resource in the file. Raises Refused."""
    root = parse_xml(data)
    if not isinstance(root.tag, str) or not root.tag.startswith(FHIR):
        raise Refused("damaged")
    return [_resource(root, 0)]


def _resource(element: XmlElement, depth: int) -> Json:
    return {"resourceType": _name(element), **_fields(element, depth)}


def _fields(element: XmlElement, depth: int) -> Json:
    if depth > limits.XML_DEPTH:
        raise Refused("too_deep")
    told: dict[str, list[Any]] = {}
    children = [child for child in element if isinstance(child.tag, str) and child.tag.startswith(FHIR)]
    names = {_name(child) for child in children}
    for child in children:
        value = _value(child, depth + 1)
        if _name(child) == "value" and names & _MEASURE and isinstance(value, str) and _NUMBER.fullmatch(value):
            value = float(value) if "." in value else int(value)
        told.setdefault(_name(child), []).append(value)
    made: Json = {"url": element.get("url")} if element.get("url") else {}
    return made | {name: _one(name, values) for name, values in told.items()}


def _one(name: str, values: list[Any]) -> Any:  # noqa: ANN401 - any value of a file
    return values if len(values) > 1 or name in _LISTS else values[0]


def _value(element: XmlElement, depth: int) -> Any:  # noqa: ANN401 - any value of a file
    said = element.get("value")
    if said is not None:
        return _TRUTH.get(said, said)
    held = next((child for child in element if isinstance(child.tag, str) and _name(child)[:1].isupper()), None)
    return _fields(element, depth) if held is None else _resource(held, depth)


def _name(element: XmlElement) -> str:
    return str(element.tag).rpartition("}")[2]
