"""A text as patterns look at it: its case folded, and where its words begin. Made once for all patterns that look."""

import re
from collections import defaultdict
from collections.abc import Iterable

_BEGIN = re.compile(r"[^\W\d]+|\d+")
"""Where a word begins, or a number or letters within a word."""
_DIGIT = re.compile(r"\d")
_ZEROS = str.maketrans("123456789", "000000000")
_SAME = str.maketrans({"ſ": "s", "ı": "i", "İ": "i"})
"""Letters that a pattern without regard to case takes for others, but lower case keeps apart."""
SIZES = (2, 4)
"""Letters of a word's beginning by which it is found."""
_LONG = 2_000
_MANY, _FEW = 200, 12
"""How many short texts, and how many long ones, are remembered."""


class Seen:
    """One text. `low` has its length, so that every offset is one of the text."""

    __slots__ = ("_index", "_zeros", "found", "low", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.low = text.lower() if text.isascii() else text.translate(_SAME).lower()
        self._zeros: str | None = None
        self._index: dict[str, list[int]] | None = None
        self.found: dict[frozenset[str], list[int]] = {}
        """Places that were asked for before."""

    @property
    def zeros(self) -> str:
        """The text with its case folded and each digit as `0`."""
        if self._zeros is None:
            low = self.low
            self._zeros = low.translate(_ZEROS) if low.isascii() else _DIGIT.sub("0", low)
        return self._zeros

    @property
    def index(self) -> dict[str, list[int]]:
        """Places of words and numbers by their first letters, as many as `SIZES` says; each digit is a `0`."""
        if self._index is None:
            index: defaultdict[str, list[int]] = defaultdict(list)
            low = self.zeros
            short, long = SIZES
            for begin in _BEGIN.finditer(low):
                at = begin.start()
                index[low[at : at + short]].append(at)
                index[low[at : at + long]].append(at)
            self._index = index
        return self._index

    def has(self, literals: Iterable[str]) -> bool:
        """Whether one of the literals stands in the text."""
        low = self.low
        return any(literal in low for literal in literals)


_short: dict[str, Seen] = {}
_long: dict[str, Seen] = {}


def look(text: str) -> Seen:
    """The text as seen, from memory where it was looked at a moment ago."""
    kept, most = (_short, _MANY) if len(text) < _LONG else (_long, _FEW)
    found = kept.get(text)
    if found is None:
        if len(kept) >= most:
            kept.clear()
        found = kept[text] = Seen(text)
    return found
