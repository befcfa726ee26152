"""Which signs of a text our letter fonts can print, and which would change how a line reads."""

import unicodedata

_PRINTED = (
    (0x20, 0x52F), (0x1E00, 0x1FFF), (0x2000, 0x206F), (0x2070, 0x20BF), (0x2100, 0x218F), (0x2190, 0x23FF),
    (0x2460, 0x26FF), (0x2700, 0x27BF), (0xFB00, 0xFB06), (0xFFFD, 0xFFFD),
)  # fmt: skip
"""Blocks of Unicode that the fonts of `export/letter.typ` cover: Latin, Greek, Cyrillic, punctuation, plain symbols."""
_SPACES = "\n\t\u00ad\u200b\u2060"
"""Signs without ink that are harmless: line ends, and where a word may or may not break."""
_EMOJI = "\ufe0f\u20e3"
"""Signs that only change the look of the one before."""


def turning(text: str) -> str:
    """The signs in it that are not seen and change how a line reads: directions, controls."""
    return "".join(sign for sign in text if sign not in _SPACES and unicodedata.category(sign) in ("Cc", "Cf"))


def unprintable(text: str) -> str:
    """The signs in it that no font of ours shows, such as pictures and other scripts."""
    return "".join(sign for sign in text if not _printed(sign) and sign not in turning(text=sign))


def printable(text: str) -> str:
    """The text as it can be printed: unseen signs go, pictures go, letters of other scripts become question marks."""
    kept = [sign for sign in text if not turning(sign)]
    return "".join(sign if _printed(sign) else _stand_in(sign) for sign in kept)


def _stand_in(sign: str) -> str:
    return "?" if unicodedata.category(sign).startswith(("L", "N")) else ""


def _printed(sign: str) -> bool:
    if sign in _SPACES:
        return True
    if sign in _EMOJI:
        return False
    known = any(first <= ord(sign) <= last for first, last in _PRINTED)
    return known and unicodedata.category(sign) not in ("Cn", "Co", "Cs")
