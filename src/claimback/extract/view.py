"""A page as the finders see it: straight, without rules and dot leaders, with damage of a scanner undone.

The view has exactly the length of the page's text, so that every offset in it is an offset of the page.
"""

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from claimback.knowledge import Book
from claimback.knowledge.spelling import meant
from claimback.model import Flat, Page, flatten, one_line

_STRAIGHT = str.maketrans(
    {"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‐": "-", "‑": "-", "\u00a0": " ", "\u2007": " ",
     "\u202f": " ", "\u00ad": "-", "│": "|", "║": "|", "┃": "|", "¦": "|", "•": "*", "●": "*", "▪": "*", "·": "*",
     "☐": "o", "\uff1a": ":"}
)  # fmt: skip
_RULE = re.compile(
    r"\.{4,}|(?<= )\.{2,}(?= )|(?:\. ){3,}\.?|(?:·\s?){4,}|[=+~#-]{4,}|[\u2500-\u257f]+|(?<= )\||\|(?= )|(?m:^\||\|$)"
)
_COLON = re.compile(r"(?<=[^\s:])([ \t]+):(?=[ \t]+\S)")
"""A colon that stands apart from its label, as forms with aligned colons set it, is moved to the label."""
_LONGEST = 24_000
"""Characters of a page that are looked at: five times a full page, so that no file takes long."""
_RUN = re.compile(r"\S{160,}")
_WORD = re.compile(r"[A-Za-z01|]{2,}")
_NUMBER = re.compile(r"(?<![A-Za-z0-9])(?=[OolISB0-9]*[0-9])[OolSB0-9][OolISB0-9]+(?![A-Za-z0-9])")
_LETTERS = {"0": "o", "1": "l", "|": "l"}
_DIGITS = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1", "S": "5", "B": "8"})
_CAPITAL_I = re.compile(r"(?<![A-Za-z])l(?=[A-Z]|f\b|n\b|t\b|s\b|D\b)|(?<=[A-Z]{2})l(?![A-Za-z])")
_CAPITAL_O = re.compile(
    r"(?<![A-Za-z0-9])0(?=[HKR] \d{5})|(?<=(?<![A-Za-z0-9])[CM])0(?= \d{5})|(?<=[A-Z]{2})0(?![A-Za-z0-9])"
)
"""A zero for the letter in a state before its ZIP code, or at the end of capitals such as `QI0`."""
_DAMAGE = re.compile(
    r"[a-z]0[a-z]|[A-Z]{2}[01][A-Z]|\b0[a-z]{2,}|\d[Ol]\d|\b[a-z]{2,}0\b"
    r"|[A-Z]{2}l\b|\d[Ol]{1,2}\b|\b0[HKR] \d{5}|[A-Z]{2}0\b"
)


@dataclass(frozen=True)
class View:
    """One page, seen. `text` is what finders match on; the page's own text is what a fact quotes."""

    page: Page
    text: str
    damaged: bool

    @cached_property
    def flat(self) -> Flat:
        """The view on one line, for patterns that run over line ends."""
        return flatten(self.text)

    @cached_property
    def _lines(self) -> tuple[int, ...]:
        return (0, *(found.end() for found in re.finditer(r"\n", self.text)))

    def line_of(self, offset: int) -> int:
        """The number of the line, from 0, that an offset stands in."""
        return bisect_right(self._lines, offset) - 1

    def written(self, start: int, end: int) -> str:
        """The page's own words on one line, broken words joined."""
        return one_line(self.page.text, start, end)

    def repaired(self, start: int, end: int) -> bool:
        """True where characters of that stretch were read otherwise than they stand on the page."""
        if not self.damaged:
            return False
        raw = self.page.text[start:end].translate(_STRAIGHT)
        return any(a != b and (a.isalnum() or b == "-") for a, b in zip(raw, self.text[start:end], strict=True))


def view(page: Page, book: Book) -> View:
    """The view of a page."""
    text = page.text[:_LONGEST].translate(_STRAIGHT).replace("\r", " ").replace("\f", "\n").replace("\v", "\n")
    text = _COLON.sub(lambda found: ":" + found.group(1), text)
    text = _RULE.sub(lambda found: " " * len(found.group()), text)
    text = _RUN.sub(lambda found: " " * len(found.group()), text)
    damaged = page.ocr or len(_DAMAGE.findall(text)) >= 3
    if page.ocr:
        text = meant(book)(text)
    return View(page, _repair(text) if damaged else text, damaged)


def _repair(text: str) -> str:
    text = _same_length(_WORD, text, _word)
    text = _NUMBER.sub(lambda found: found.group().translate(_DIGITS), text)
    text = _CAPITAL_O.sub("O", text)
    return _CAPITAL_I.sub("I", text)


def _same_length(pattern: re.Pattern[str], text: str, change: Callable[[str], str]) -> str:
    return pattern.sub(lambda found: change(found.group()), text)


def _word(word: str) -> str:
    letters = sum(char.isalpha() for char in word)
    if letters == len(word) or letters < 2 or letters <= len(word) - letters:
        return "Co" if word == "C0" else word
    upper = sum(char.isupper() for char in word) * 2 > letters > 1
    fixed = "".join(_LETTERS.get(char, char) for char in word)
    return fixed.upper() if upper and word[0].isupper() else fixed
