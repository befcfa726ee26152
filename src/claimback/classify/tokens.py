"""Words of a page as the cues see them: lower case, contractions opened, each with its place on the page."""

import re
from functools import lru_cache
from typing import NamedTuple

from claimback.classify.alike import latin
from claimback.knowledge import Book
from claimback.knowledge.spelling import meant
from claimback.model import Page, flatten

_TOKEN = re.compile(r"[a-z0-9]+(?:[.,/](?=[0-9])[0-9]+)*(?:'[a-z]+)?|[$;]")
_WHOLE = {"can't": ("can", "not"), "won't": ("will", "not"), "cannot": ("can", "not"), "shan't": ("shall", "not")}
_ENDINGS = {"re": "are", "ve": "have", "ll": "will", "m": "am", "d": "would"}
_OTHER = {"may": "in-may", "no": "number", "nos": "numbers"}
_NUMBER = re.compile(r"no(?=\.?\s{0,3}[:#]|\.\s{0,2}[a-z]{0,4}-?[0-9])")
"""`No.: PA-77120` and `no. PA-77120`: the short form of “number” before what it numbers."""
_DIGITS = str.maketrans("01", "ol")


class Token(NamedTuple):
    """One word as matched, and `page.text[start:end]` it stands for."""

    word: str
    start: int
    end: int


def tokens(page: Page, book: Book | None = None) -> list[Token]:
    """Every word of the page, in order. `don't` is the two words `do` and `not`, both at the same place.

    With a book, damaged words of a picture are the words they stand for.
    """
    flat = flatten(meant(book)(page.text) if book and page.ocr else page.text)
    lower = latin(flat.text).lower()
    if len(lower) != len(flat.text):  # a letter such as İ grows when lowered, which would shift every offset
        lower = "".join(low if len(low := char.lower()) == 1 else char for char in latin(flat.text))
    found: list[Token] = []
    back = flat.walk()
    for match in _TOKEN.finditer(lower):
        raw = match.group()
        start, end = back(*match.span())
        if raw == "no" and _NUMBER.match(lower, match.start()):
            raw = "number"
        found += [Token(word, start, end) for word in _words(raw)]
    return [_sense(token, after) for token, after in zip(found, [*found[1:], Token("", 0, 0)], strict=False)]


def _sense(token: Token, after: Token) -> Token:
    """`May 3` is no permission, and `No. 12` no denial."""
    if token.word in _OTHER and any(char.isdigit() for char in after.word):
        return token._replace(word=_OTHER[token.word])
    return token


@lru_cache(maxsize=20_000)
def _words(raw: str) -> tuple[str, ...]:
    if raw == ";":
        return (raw,) * 3  # parts a sentence as three words would, so that near means near
    if raw in _WHOLE:
        return _WHOLE[raw]
    if "'" in raw:
        return _open(raw)
    return (_letters(raw),)


def _open(raw: str) -> tuple[str, ...]:
    head, _, tail = raw.partition("'")
    if tail == "t" and head.endswith("n"):
        return head[:-1], "not"
    return (head, _ENDINGS[tail]) if tail in _ENDINGS else (_letters(head),)


def _letters(raw: str) -> str:
    """A word that a scan damaged (`n0t`, `medica1`) as letters; numbers and codes stay."""
    digits = sum(char.isdigit() for char in raw)
    if digits == 0 or len(raw) < 3 or digits * 2 > len(raw) or any(char in "23456789" for char in raw):
        return raw
    return raw.translate(_DIGITS)
