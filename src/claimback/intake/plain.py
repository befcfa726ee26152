"""Plain text: the right encoding, and pages at form feeds. Needs no other process: it is only decoding."""

import codecs
from itertools import pairwise

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
UNSEEN = frozenset([0xAD, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF, 0x180E])
"""Signs without a width: they break words that a person sees whole, or turn their order round."""
_UNSEEN = dict.fromkeys(UNSEEN)
_JOINERS = ("\u200c", "\u200d")
_ALLOWED = frozenset("\t\n\r\f\v\x1b\x1a\b")


def decode(data: bytes) -> str | None:
    """The text, line ends as `\\n`; None when these bytes are no text."""
    text = _decoded(data)
    if text is None or _is_binary(text[:65536]):
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "").replace("\x1a", "")


def _decoded(data: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _try(data, encoding)
    wide = _wide(data[:4096])
    if wide:
        return _try(data, wide)
    return _try(data, "utf-8") or _try(data, "cp1252") or data.decode("latin-1")


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _wide(head: bytes) -> str | None:
    """UTF-16 without a mark: every other byte is zero."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = max(1, len(head) // 2)
    if odd > 0.7 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.7 * half and odd < 0.1 * half:
        return "utf-16-be"
    return None


def _is_binary(text: str) -> bool:
    odd = sum((char < " " and char not in _ALLOWED) or "\x7f" <= char < "\xa0" for char in text)
    return odd > len(text) // 50


def pages_of(text: str) -> list[str]:
    """Pages at form feeds; an empty page at the very end is not one."""
    pages = text.split("\f")
    while len(pages) > 1 and not pages[-1].strip():
        pages.pop()
    return pages


def visible(text: str) -> str:
    """The text as a person sees it, without signs that have no width. Joiners stay in scripts that need them."""
    if text.isascii():
        return text
    text = text.translate(_UNSEEN)
    for joiner in _JOINERS:
        if joiner in text:
            parts = text.split(joiner)
            latin = [a[-1:].isascii() and b[:1].isascii() for a, b in pairwise(parts)]
            text = parts[0] + "".join(("" if plain else joiner) + b for plain, b in zip(latin, parts[1:], strict=True))
    return text
