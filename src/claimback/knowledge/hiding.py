"""Where words that must not leave stand on a page: letter case, spaces and punctuation do not matter.

A page that was read from a picture may hold them with a sign read wrongly, so there what is nearly alike counts too.
"""

import re
from collections.abc import Iterable, Iterator

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from claimback.model import Page, Redaction

_TOKEN = re.compile(r"[^\W_]+")
_ALIKE = str.maketrans("oilsbzg", "0115829")
"""Letters that a scan takes for digits."""
_SURE = 5
"""Shorter words than this are only found when they are read exactly."""
_SIGNS_AN_ERROR = 6
_GLUED = 12
"""Signs of a neighboring word that a scan may have glued to them."""


def places(page: Page, words: str) -> Iterator[tuple[int, int]]:
    """Start and end in the page's text of every place where the words stand."""
    yield from _fuzzy(page.text, words) if page.ocr else _exact(page.text, words)


def hidden(page: Page, redactions: Iterable[Redaction]) -> tuple[tuple[int, int], ...]:
    """The parts of a page's text that redactions take away, in order."""
    found: set[tuple[int, int]] = set()
    for one in redactions:
        if one.page in (0, page.number):
            found.update(_boxed(page, one) if one.box else places(page, one.words))
    return tuple(sorted(found))


def _boxed(page: Page, one: Redaction) -> Iterator[tuple[int, int]]:
    left, top, right, bottom = one.box or (0.0, 0.0, 0.0, 0.0)
    for word in page.words:
        if word.x0 < right and word.x1 > left and word.y0 < bottom and word.y1 > top:
            yield word.start, word.end


def _exact(text: str, words: str) -> Iterator[tuple[int, int]]:
    wanted = "".join(_TOKEN.findall(words)).casefold()
    for start, end, joined in _runs(text, len(wanted)):
        if joined == wanted:
            yield start, end


def _fuzzy(text: str, words: str) -> Iterator[tuple[int, int]]:
    wanted = "".join(_TOKEN.findall(words)).casefold().translate(_ALIKE)
    sure = len(wanted) >= _SURE
    errors = len(wanted) // _SIGNS_AN_ERROR if sure else 0
    for start, end, joined in _runs(text, len(wanted) + errors + (_GLUED if sure else 0)):
        read = joined.translate(_ALIKE)
        if Levenshtein.distance(read, wanted) <= errors or (sure and _glued(wanted, read, text[start:end], errors)):
            yield start, end


def _glued(wanted: str, read: str, written: str, errors: int) -> bool:
    """Whether the words stand in a run with other signs beside them, and no longer without its first or last word."""
    tokens = _TOKEN.findall(written)
    least = 100 - 100 * errors / len(wanted)
    parts = (read, read[len(tokens[0]) :], read[: -len(tokens[-1])])
    whole, *less = (len(part) >= len(wanted) and fuzz.partial_ratio(wanted, part) >= least for part in parts)
    return whole and not any(less)


def _runs(text: str, longest: int) -> Iterator[tuple[int, int, str]]:
    """Every run of neighboring words up to that many signs, and every single word, with its signs joined."""
    tokens = [(found.start(), found.end(), found.group().casefold()) for found in _TOKEN.finditer(text)]
    for first, (start, end, joined) in enumerate(tokens):
        yield start, end, joined
        for _, later, more in tokens[first + 1 :]:
            joined += more  # noqa: PLW2901 - the run grows
            if len(joined) > longest:
                break
            yield start, later, joined
