"""Letters that only look like those of the English alphabet, taken for what a person reads."""

import re

_WORD = re.compile(r"[^\W\d_]+")
_LOOKS = str.maketrans(
    "аеорсухіјѕԁһӏвкмнтАВЕКМНОРСТУХІЈЅοαενικρτυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "aeopcyxijsdhlbkmhtABEKMHOPCTYXIJSoaevikptuxABEZHIKMNOPTYX",
)
"""Cyrillic and Greek letters; only taken so where letters of the English alphabet stand in the same word."""
_SETS = ((0xFF21, 0xFF3A, "A"), (0xFF41, 0xFF5A, "a"), (0x24B6, 0x24CF, "A"), (0x24D0, 0x24E9, "a"))
"""Wide and circled letters."""
_MATH = (0x1D400, 0x1D6A3)
"""Mathematical letters: runs of 52, capitals first."""


def latin(text: str) -> str:
    """The text with such letters replaced one by one, so that every offset stays."""
    return text if text.isascii() else _WORD.sub(_read, text)


def _read(found: re.Match[str]) -> str:
    word = found.group()
    if word.isascii():
        return word
    plain = "".join(map(_letter, word))
    return plain.translate(_LOOKS) if any(char.isascii() for char in plain) else plain


def _letter(char: str) -> str:
    code = ord(char)
    for first, last, start in _SETS:
        if first <= code <= last:
            return chr(ord(start) + code - first)
    if _MATH[0] <= code <= _MATH[1]:
        place = (code - _MATH[0]) % 52
        return chr(ord("A") + place) if place < 26 else chr(ord("a") + place - 26)
    return char
