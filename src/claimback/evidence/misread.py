"""Papers that were read badly from a picture: `lbuprofen`, `improvernent`, `O6/O9/2O26`, mended by the cues' own words.

A word that no cue knows is taken for one that a cue knows, where both look alike: `l`, `I`, `1` and `i` are one sign to
an eye, `O` and `0`, `rn` and `m`. It is done only in papers that show such damage. What is found leads back to the
page's own words, so every quotation stays as the page has it.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from claimback.knowledge import Book, Pattern
from claimback.knowledge.cues_records import RecordKind, SectionCues, Target
from claimback.knowledge.phrases import Fragments
from claimback.model import Document, Span

DAMAGED = 3
"""Signs of damage in a paper that was misread."""
SHORTEST = 4
"""Letters of a word that may be mended."""
_DAMAGE = re.compile(
    r"[a-z][01][a-z]|\b0[A-Z]{2}|\b[A-Z]+[01][A-Z]+|[a-z]I[a-z]|\b[lI][bm][a-z]{3}|(?<![A-Za-z])O\d|\dO\b|\d[lI][\d/]|[A-Z]l[A-Z]|\bl[A-Z]"
)
_TOKEN = re.compile(r"[\dA-Za-z|]+")
_NUMBER = re.compile(r"(?=[\dlIO|]*\d)[\dlIO|]{1,4}")
_WORDS = re.compile(r"[a-z]{4,}")
_ALIKE = str.maketrans({"i": "l", "1": "l", "|": "l", "0": "o", "5": "s"})
_DIGITS = str.maketrans({"l": "1", "I": "1", "|": "1", "O": "0"})


@dataclass(frozen=True, slots=True)
class Mended:
    """The paper as it should have been read, and the way back to the page."""

    document: Document
    pieces: Mapping[int, tuple[tuple[int, ...], tuple[int, ...]]]
    """For each page: where pieces of the mended text begin, and where they begin on the page."""

    def back(self, span: Span, page: Document) -> Span:
        """The page's own words for a stretch of the mended text."""
        return page.span(span.page, self._at(span.page, span.start), self._at(span.page, span.end))

    def _at(self, page: int, offset: int) -> int:
        new, old = self.pieces[page]
        index = max(0, bisect_right(new, offset) - 1)
        return old[index] + min(offset - new[index], (old[index + 1] if index + 1 < len(old) else 1 << 60) - old[index])


def mended(document: Document, book: Book) -> Mended | None:
    """The paper with its misread words mended, or None where it was read well."""
    text = "\n".join(page.text for page in document.pages)
    if sum(1 for _ in _DAMAGE.finditer(text)) < DAMAGED:
        return None
    pages, pieces = [], {}
    for page in document.pages:
        new, pieces[page.number] = _page(page.text, book.made(_known))
        pages.append(page.model_copy(update={"text": new, "words": ()}))
    return Mended(document.model_copy(update={"pages": tuple(pages)}), pieces)


def _page(text: str, known: "_Known") -> tuple[str, tuple[tuple[int, ...], tuple[int, ...]]]:
    parts, new, old, length, at = [], [0], [0], 0, 0
    for token in _TOKEN.finditer(text):
        right = _right(token.group(), known)
        if right == token.group():
            continue
        parts += [text[at : token.start()], right]
        length += token.start() - at
        new += [length, length + len(right)]
        old += [token.start(), token.end()]
        length, at = length + len(right), token.end()
    return "".join([*parts, text[at:]]), (tuple(new), tuple(old))


def _right(word: str, known: "_Known") -> str:
    """The word as it was on the paper."""
    if _NUMBER.fullmatch(word):
        return word.translate(_DIGITS)
    if len(word) < SHORTEST or word.lower() in known.words:
        return word
    found = known.alike.get(_skeleton(word))
    if found is None:
        return word
    if sum(map(str.isupper, word)) > len(word) // 2:
        return found.upper()
    return found.title() if word[0].isupper() else found


def _skeleton(word: str) -> str:
    """What is left of a word when signs that look alike are one."""
    return word.lower().translate(_ALIKE).replace("rn", "m")


@dataclass(frozen=True, slots=True)
class _Known:
    words: frozenset[str]
    alike: Mapping[str, str]
    """By their skeleton, but none of those that look like another."""


def _known(book: Book) -> _Known:
    """The words of all cues."""
    words = frozenset(word for text in _texts(book) for word in _WORDS.findall(text.lower()))
    twins = Counter(_skeleton(word) for word in words)
    return _Known(words, {_skeleton(word): word for word in words if twins[_skeleton(word)] == 1})


def _texts(book: Book) -> Iterator[str]:
    yield from (text for record in book.records(Fragments).values() for text in record.fragments.values())
    for kind in (Target, RecordKind, SectionCues):
        for record in book.records(kind).values():
            for name in type(record).model_fields:
                value = getattr(record, name)
                for one in value if isinstance(value, tuple) else ():
                    if isinstance(one, Pattern):
                        yield from (one.match.replace("\\b", " ").replace("\\w", " "), *one.examples)
