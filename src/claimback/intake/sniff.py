"""What a file is, told by its bytes. The name may be wrong; the first bytes of a letter rarely are."""

import re
from typing import NamedTuple

from claimback.intake import limits, plain
from claimback.intake.refused import Refused


class Found(NamedTuple):
    """How to read the file, its media type, and its text where it is text."""

    reader: str
    media_type: str
    text: str = ""


_PICTURES = (
    (re.compile(rb"\x89PNG\r\n"), "image/png"),
    (re.compile(rb"\xff\xd8\xff"), "image/jpeg"),
    (re.compile(rb"II\*\x00|MM\x00\*|II\+\x00|MM\x00\+"), "image/tiff"),
    (re.compile(rb"GIF8[79]a"), "image/gif"),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), "image/webp"),
    (re.compile(rb"BM....\x00\x00\x00\x00", re.DOTALL), "image/bmp"),
    (re.compile(rb"....ftyp(?:hei[cxms]|hev[cxms]|mif1|msf1|avif)", re.DOTALL), "image/heic"),
)
_HEAD = 262_144
"""Bytes of a vast file in which mail or HTML shows."""
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_OFFICE = (b"[Content_Types].xml", b"_rels/", b"word/", b"docProps/", b"customXml/", b"xl/", b"ppt/", b"mimetype")
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|table|div|p|h[1-6]|meta|title)\b", re.IGNORECASE)
_CCDA = re.compile(r"<(?:\w+:)?ClinicalDocument\b")
_FHIR = re.compile(r'"resourceType"\s*:\s*"')
_FHIR_XML = re.compile(r"<(?:\w+:)?[A-Z]\w+\s[^>]{0,2000}?\bxmlns(?::\w+)?\s*=\s*[\"']http://hl7\.org/fhir[\"']")
_PROLOGUE = re.compile(r"[\ufeff\s]*<(!--|\?xml)")
_FIELD = re.compile(r"^([!-9;-~]+):[ \t]?", re.MULTILINE)
_MAIL_FIELDS = frozenset(
    {"message-id", "mime-version", "received", "content-type", "return-path", "dkim-signature", "delivered-to"}
)


def sniff(data: bytes) -> Found:
    """The kind of the file, or Refused with `empty`, `unknown_type` or `encrypted`."""
    if not data.strip(b"\x00 \t\r\n\f\xef\xbb\xbf"):
        raise Refused("empty")
    for magic, media_type in _PICTURES:
        if magic.match(data):
            return Found("picture", media_type)
    if data.startswith(b"PK\x03\x04"):
        return _zip(data)
    if b"%PDF-" in data[:1024]:
        return Found("pdf", "application/pdf")
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        _refuse_ole(data)
    if data.startswith(b"{\\rtf"):
        raise Refused("unknown_type", " (RTF)")
    return _text(data)


def _zip(data: bytes) -> Found:
    """An office document or an archive, by the name of its first entry; the reading process opens it and knows."""
    length = int.from_bytes(data[26:28], "little")
    office = data[30 : 30 + length].startswith(_OFFICE)
    return Found("docx", _DOCX) if office else Found("zip", "application/zip")


def _refuse_ole(data: bytes) -> None:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise Refused("encrypted")
    raise Refused("unknown_type", " (an old Word or Outlook document)")


def _text(data: bytes) -> Found:
    text = plain.decode(data if len(data) <= limits.TEXT_BYTES else data[:_HEAD])
    if text is None:
        raise Refused("unknown_type", _guess(data))
    start = _past_comments(text)
    if _HTML.match(start):
        return Found("html", "text/html")
    if start[:1] == "<" and _CCDA.search(text[:65536]):  # also behind a document type, which its reader refuses
        return Found("ccda", "application/xml")
    if start[:1] == "<" and _FHIR_XML.search(text[:65536]):
        return Found("fhir", "application/fhir+xml")
    if start[:1] in ("{", "[") and _FHIR.search(text[:65536]):
        return Found("fhir", "application/fhir+json")
    if _is_mail(text):
        return Found("mail", "message/rfc822")
    if len(data) > limits.TEXT_BYTES:
        raise Refused("too_large", " (it holds more text than a book)")
    return Found("text", "text/plain", text)


def _past_comments(text: str) -> str:
    """The text from its first tag on: comments and XML declarations may stand before it."""
    text, at = text[:65536], 0
    while found := _PROLOGUE.match(text, at):
        end = text.find("-->" if found.group(1) == "!--" else ">", found.end())
        if end < 0:
            break
        at = end + (3 if found.group(1) == "!--" else 1)
    return text[at:].lstrip("\ufeff \t\r\n")


def _is_mail(text: str) -> bool:
    """A header that programs write, and a sender; a typed memo has From and To but none of the former."""
    head = re.split(r"\n[ \t]*\n", text.lstrip("\n")[:20000], maxsplit=1)[0]
    lines = head.splitlines()
    if lines and lines[0].startswith("From "):
        lines = lines[1:]
    if not lines or any(not (line[:1] in " \t" or _FIELD.match(line)) for line in lines):
        return False
    fields = {found.group(1).lower() for line in lines if (found := _FIELD.match(line))}
    return "from" in fields and bool(fields & _MAIL_FIELDS)


def _guess(data: bytes) -> str:
    """The name of a type that we do not read, for the message; a weak guess is left out."""
    import puremagic

    try:
        found = puremagic.magic_string(data[:4096])
    except (puremagic.PureError, ValueError):
        return ""
    names = [str(match.name) for match in found if match.confidence >= 0.8 and match.name]
    return f" ({names[0]})" if names else ""
