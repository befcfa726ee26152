"""E-mail to text: who wrote when about what, the best body, and the attachments to be read on their own."""

from base64 import b64encode
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import Message, MIMEPart
from typing import Any

from claimback.intake import limits, plain
from claimback.intake.refused import Refused
from claimback.intake.web import html_text

_SHOWN = ("From", "To", "Cc", "Date", "Subject")
_LOCKED = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime", "application/pgp-encrypted"})
SMALL_PICTURE = 15_000
"""A picture of fewer bytes is a logo or an icon."""


def read_mail(data: bytes) -> dict[str, Any]:
    """`text` of headers and body, and `parts`: attachments as {name, data in base64}."""
    message = message_from_bytes(data.lstrip(b"\r\n"), policy=policy.default)
    texts: dict[str, list[str]] = {"plain": [], "html": []}
    parts: list[dict[str, str]] = []
    for number, part in enumerate(_leaves(message, 0)):
        if number > limits.MAIL_PARTS:
            raise Refused("too_large", " (it has too many attachments)")
        _sort(part, texts, parts)
    body = _best("\n\n".join(texts["plain"]), "\n\n".join(texts["html"]))
    if not body.strip() and not parts and message.is_multipart():
        raise Refused("damaged")
    return {"text": f"{_headers(message)}\n\n{body}".strip("\n") + "\n", "parts": parts}


def _leaves(message: MIMEPart, depth: int) -> Iterator[MIMEPart]:
    """Parts that are not containers; a forwarded message counts as one part."""
    if depth > limits.XML_DEPTH // 4:
        raise Refused("too_deep")
    if message.get_content_maintype() == "multipart" and message.is_multipart():
        for part in message.iter_parts():
            yield from _leaves(part, depth + 1)
    else:
        yield message


def _sort(part: MIMEPart, texts: dict[str, list[str]], parts: list[dict[str, str]]) -> None:
    kind, name = part.get_content_type(), part.get_filename() or ""
    if kind in _LOCKED:
        raise Refused("encrypted")
    attached = bool(name) or part.get_content_disposition() == "attachment"
    if kind == "text/plain" and not attached:
        texts["plain"].append(_plain(part))
    elif kind == "text/html" and not attached:
        texts["html"].append(html_text(_bytes(part), part.get_content_charset() or ""))
    else:
        data = _forwarded(part) if kind == "message/rfc822" else _bytes(part)
        if data and not (kind.startswith("image/") and len(data) < SMALL_PICTURE):
            parts.append({"name": name[:120], "data": b64encode(data).decode()})


def _forwarded(part: MIMEPart) -> bytes:
    inner = part.get_payload()
    first = inner[0] if isinstance(inner, list) and inner else None
    return first.as_bytes() if isinstance(first, Message) else b""


def _bytes(part: MIMEPart) -> bytes:
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _plain(part: MIMEPart) -> str:
    data = _bytes(part)
    try:
        text = data.decode(part.get_content_charset() or "utf-8")
    except (LookupError, UnicodeDecodeError):
        text = plain.decode(data) or data.decode("latin-1")
    return text.replace("\r\n", "\n").strip("\n")


def _best(text: str, html: str) -> str:
    """The plain body, unless it is only a stub of the HTML one."""
    return html if len(text.split()) < 0.3 * len(html.split()) else text


def _headers(message: MIMEPart) -> str:
    lines: list[str] = []
    for name in _SHOWN:
        try:
            value = " ".join(str(message.get(name) or "").split())
        except (ValueError, LookupError, TypeError, AttributeError):  # a header that the parser cannot take apart
            value = ""
        if value:
            lines.append(f"{name}: {value}")
    return "\n".join(lines)
