"""Signs that the recognizer mixes up and that the word itself decides."""

import re

_DOT_FOR_HYPHEN = re.compile(r"(?<=\w)·(?=\w)")
"""A hyphen of small print, as the recognizer sees it."""


def mended(word: str) -> str:
    """A zero inside a word of letters is the letter O: `0konkwo`, `P.0.`; numbers and codes keep it.

    A raised dot within a word is a hyphen: `24-RAD·0093316`.
    """
    word = _DOT_FOR_HYPHEN.sub("-", word)
    if "0" not in word:
        return word
    if word.upper().startswith("P.0."):
        return "P.O." + word[4:]
    digits = sum(char.isdigit() for char in word)
    small = sum(char.islower() for char in word)
    if digits > word.count("0") or small < 3 or "00" in word:
        return word
    return "".join(_letter_o(word, i) if char == "0" else char for i, char in enumerate(word))


def _letter_o(word: str, i: int) -> str:
    first = i == 0 or not word[i - 1].isalpha()
    return "O" if first else "o"
