"""Whether a page's characters are words of some language, or the rubble of a broken text layer."""

import re

_TOKEN = re.compile(r"[^\W\d_]{3,}")
_VOWEL = re.compile(r"[aeiouyàáâãäåèéêëìíîïòóôõöùúûüýæœ]", re.IGNORECASE)
_JUNK = re.compile(r"[\u0000-\u0008\u000e-\u001f\u0080-\u009f\ue000-\uf8ff\ufffd]")
_RUN = re.compile(r"[bcdfghjklmnpqrstvwxz]{6,}", re.IGNORECASE)

_COMMON = re.compile(r"[eatoinsráéíóú]", re.IGNORECASE)
"""Two letters of three in English or Spanish, one of three when a font shifts its letters."""

ROTTEN = 0.6
"""Below this a text layer is not trusted. Letters of any kind score above 0.85, shifted fonts below 0.4."""


def plausibility(text: str) -> float:
    """From 0 (rubble) to 1 (words): the share of words with a vowel and regular capitals, less unmapped characters."""
    solid = sum(map(len, text.split()))
    if not solid:
        return 0.0
    junk = len(_JUNK.findall(text)) / solid
    tokens: list[str] = _TOKEN.findall(text)
    letters = sum(map(len, tokens))
    foreign = sum(char.isalpha() and char > "\u024f" for char in text)
    if foreign > letters / 2 or len(tokens) < 12:
        return max(0.0, 1.0 - 3 * junk)
    good = sum(_is_word(token) for token in tokens) / len(tokens)
    common = sum(len(_COMMON.findall(token)) for token in tokens) / letters
    return max(0.0, good * min(1.0, common / 0.55) ** 2 - 3 * junk)


def _is_word(token: str) -> bool:
    regular = token.islower() or token.isupper() or token[1:].islower()
    return regular and bool(_VOWEL.search(token)) and not _RUN.search(token)
