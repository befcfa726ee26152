"""A sentence that the program made in English, told in another language: found again by the form it was made in.

Sentences that code puts together have their forms in `sentences/*.yaml` (`made_in_code`). A finished sentence is
held against these forms; what stood in the slots goes into the other language's form as it is, except for slots whose
name begins with `told`, which hold words of the program itself, and for dates.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from claimback.knowledge.book import Book
from claimback.knowledge.checks import Watch
from claimback.knowledge.sentences import Sentences, spoken
from claimback.knowledge.translation import in_other_words

_SLOT = re.compile(r"\{(\w+)\}")
_DAY = re.compile(
    r"\b(January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}, \d{4}\b"
)
_TITLED = re.compile(rf"([^,“]+), ({_DAY.pattern})")
"""A paper's title with its date: `Office note, September 30, 2026`."""
_A_DAY = rf"{_DAY.pattern}|\d{{4}}-\d\d-\d\d"
_TOLD = "told"
_QUOTED = ("quote", "words")
"""Slots with somebody's own words, which stay as they are written."""
_MOST = 4_000
"""Letters of the longest sentence that is told anew."""


_FEWEST = 5
"""Letters beside its slots without which a form would fit anything."""


class Form(NamedTuple):
    """The English form of a sentence and the other language's."""

    english: re.Pattern[str]
    fixed: int
    """Letters that are no slot: of two forms that fit, the one with more is meant."""
    told: str


def retold(book: Book, text: str) -> str:
    """The sentence in the language of the book; as it is where no form fits, or the book is in English."""
    if not book.language or not text or len(text) > _MOST:
        return text
    same = in_other_words(book, text)
    if same != text:
        return same
    dated = _TITLED.fullmatch(text)
    return f"{retold(book, dated[1])}, {_dated(book, dated[2])}" if dated else _by_form(book, text)


def _by_form(book: Book, text: str) -> str:
    for form in book.made(_forms):
        if hit := form.english.fullmatch(text):
            slots = {name: _slot(book, name, value) for name, value in hit.groupdict().items()}
            return form.told.format(**slots)
    return _dated(book, text)


def _slot(book: Book, name: str, value: str) -> str:
    if not name.startswith(_TOLD):
        return value if name in _QUOTED else _dated(book, value)
    return "; ".join(_part(book, part) for part in value.split("; "))


def _list(book: Book, text: str) -> str:
    """Words of the program with commas between them, and commas in them: the longest that are known, one by one."""
    parts, told = text.split(", "), list[str]()
    while parts:
        ends = range(len(parts), 0, -1)
        found = ((end, one) for end in ends if (one := in_other_words(book, whole := ", ".join(parts[:end]))) != whole)
        end, one = next(found, (1, parts[0]))
        told.append(one)
        parts = parts[end:]
    return ", ".join(told)


def _part(book: Book, part: str) -> str:
    """Words of the program within a sentence: perhaps with a small letter at the start, or a full stop too many."""
    if (same := retold(book, part)) != part:
        return same
    whole = part[:1].upper() + part[1:].removesuffix(".")
    told = retold(book, whole)
    if told == whole:
        return _list(book, part)
    return told[:1].lower() + told[1:] + "." * part.endswith(".")


def _dated(book: Book, text: str) -> str:
    """English dates in the other language's form."""
    return _DAY.sub(lambda hit: spoken(book, datetime.strptime(hit.group(), "%B %d, %Y").date()), text)


def _forms(book: Book) -> tuple[Form, ...]:
    pairs = {english: told for english, told in _pairs(book) if english != told}
    forms = [Form(_pattern(english), len(_SLOT.sub("", english)), told) for english, told in pairs.items()]
    return tuple(sorted((form for form in forms if form.fixed >= _FEWEST), key=lambda form: -form.fixed))


def _pairs(book: Book) -> Iterator[tuple[str, str]]:
    """English forms and their translations: those made in code, and what the checks watch for."""
    english = Book(*book.roots[:1], overlays=book.roots[1:])
    own = english.records(Sentences)
    for id_, record in book.records(Sentences).items():
        if record.made_in_code:
            yield from ((own[id_].texts[name], text) for name, text in record.texts.items())
    watches = english.records(Watch)
    for id_, watch in book.records(Watch).items():
        yield watches[id_].message, watch.message


def _pattern(english: str) -> re.Pattern[str]:
    cut = _SLOT.split(english)
    seen: set[str] = set()
    parts: list[str] = []
    for at, piece in enumerate(cut):
        if at % 2 == 0:
            parts.append(re.escape(piece))
        else:
            shape = _A_DAY if piece == "day" else ".*?"
            parts.append(f"(?P={piece})" if piece in seen else f"(?P<{piece}>{shape})")
            seen.add(piece)
    return re.compile("".join(parts), re.DOTALL)
