"""FHIR in JSON written as XML, by the rules of the format, so that both can be read and compared."""

import json
from xml.sax.saxutils import quoteattr

NAMESPACE = "http://hl7.org/fhir"


def xml(data: bytes) -> bytes:
    """One resource of JSON as XML."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{_resource(json.loads(data), top=True)}'.encode()


def _resource(one, top=False):
    named = f' xmlns="{NAMESPACE}"' if top else ""
    inner = "".join(_field(key, value) for key, value in one.items() if key != "resourceType")
    return f"<{one['resourceType']}{named}>{inner}</{one['resourceType']}>"


def _field(key, value):
    if key == "div":
        return '<div xmlns="http://www.w3.org/1999/xhtml">told above</div>'
    if isinstance(value, list):
        return "".join(_field(key, one) for one in value)
    if not isinstance(value, dict):
        return f"<{key} value={quoteattr(_text(value))}/>"
    if "resourceType" in value:
        return f"<{key}>{_resource(value)}</{key}>"
    url = f" url={quoteattr(value['url'])}" if key in ("extension", "modifierExtension") and "url" in value else ""
    inner = "".join(_field(name, one) for name, one in value.items() if not (url and name == "url"))
    return f"<{key}{url}>{inner}</{key}>"


def _text(value):
    return json.dumps(value) if isinstance(value, bool | float) else str(value)
