"""Text without its line breaks, with the way back to the page.

Letters break words and sentences over lines and pad them into columns. Patterns are matched on a flat view; every
offset of the view leads back to the page, so that a quotation is always the page's own words.
"""

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

_STRAIGHT = str.maketrans(
    {"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‐": "-", "‑": "-", "\u00a0": " ", "\u00ad": "-"}
)
_BREAK = re.compile(r"[\s-](?:(?<=\s)\s*|(?<=[a-z]-)[ \t]*\r?\n[ \t]*(?=[a-z]))")
"""White space, or a hyphen that breaks a word at a line's end; begins with a set, which is quickly looked for."""


@dataclass(frozen=True, slots=True)
class Flat:
    """One-line view of a text: quotes and dashes straight, white space single, words broken by a hyphen joined."""

    text: str
    starts: tuple[int, ...]
    """Offsets in `text` at which a copied piece begins."""
    shifts: tuple[int, ...]
    """For each piece: what to add to come back to the page."""

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The page's offsets for a stretch of the view."""
        return self._at(start), self._at(end - 1) + 1 if end > start else self._at(start)

    def _at(self, offset: int) -> int:
        return offset + self.shifts[max(0, bisect_right(self.starts, offset) - 1)]

    def walk(self) -> Callable[[int, int], tuple[int, int]]:
        """`back` for stretches asked in order, none before the one before."""
        starts, shifts = (*self.starts[1:], len(self.text) + 1), self.shifts
        piece = 0

        def back(start: int, end: int) -> tuple[int, int]:
            nonlocal piece
            while starts[piece] <= start:
                piece += 1
            first, last = piece, piece
            while starts[last] < end:
                last += 1
            return start + shifts[first], end + shifts[last]

        return back


def flatten(text: str, start: int = 0, end: int | None = None) -> Flat:
    """The flat view of `text[start:end]`; its offsets lead back to `text`."""
    return _flat(text, start, end) if start or end is not None else _whole(text)


@lru_cache(maxsize=16)
def _whole(text: str) -> Flat:
    """A whole page's view, which several stages ask for one after the other."""
    return _flat(text, 0, None)


def _flat(text: str, start: int, end: int | None) -> Flat:
    stop = len(text) if end is None else end
    first = max(0, start - 1)  # with the letter before, which tells whether a hyphen breaks a word
    plain = text[first:stop].translate(_STRAIGHT)
    pieces: list[str] = []
    starts, shifts, length, at = [0], [start], 0, start - first
    for gap in _BREAK.finditer(plain, at):
        begin, behind = gap.span()
        pieces.append(plain[at:begin])
        length += begin - at
        at = behind
        if plain[begin] != "-":
            starts.append(length)
            shifts.append(first + begin - length)
            pieces.append(" ")
            length += 1
        starts.append(length)
        shifts.append(first + at - length)
    pieces.append(plain[at:])
    return Flat("".join(pieces), tuple(starts), tuple(shifts))


def one_line(text: str, start: int, end: int) -> str:
    """The flat view of a stretch without the spaces at its ends, for those who need no way back."""
    plain = text[start:end]
    if "\n" in plain:
        return flatten(text, start, end).text.strip()
    return " ".join(plain.translate(_STRAIGHT).split())
