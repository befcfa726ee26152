"""Whether a sentence in other words still says what the plain one says: nothing new, nothing lost."""

import re
from collections import Counter
from collections.abc import Iterator

from claimback.checks.ground import squeeze
from claimback.checks.unsupported import new_words, stems
from claimback.knowledge import Book
from claimback.knowledge.checks import CommonWords, Subject, every, watches

_KEPT: tuple[Subject, ...] = (
    "date", "short_date", "number_word", "exhibit", "citation", "quotation", "side", "body_part", "modality", "outcome",
    "negation", "regime", "study", "claim", "strength", "certainty", "paper_says", "enclosed",
)  # fmt: skip
"""What must stand in both, as often."""
_NEVER: tuple[Subject, ...] = ("instruction", "placeholder", "tone")
_TOKEN = re.compile(r"\S*\d\S*")
_NAME = re.compile(r"(?<![.!?“] )(?<!^)\b[A-Z][\w'’-]+")
_DAY = re.compile(r"\b[A-Z][a-z]+ \d{1,2}(?:, \d{4})?|\d+[/-]\d+[/-]\d+")
_ENDS = re.compile(r"[.!?](?=\s|$)")
_HEDGES = re.compile(r"\b(?:may|might|can|could|would|should|shall|will|must)\b", re.IGNORECASE)
_LEAST = 0.75
"""Share of the plain sentence's own words that must be left."""
_CONNECTIVES = "connectives"


def refusals(plain: str, other: str, book: Book) -> tuple[str, ...]:
    """Why the other wording may not stand for the plain one; empty where it may."""
    return tuple(_refusals(plain, " ".join(other.split()), book))


def _refusals(plain: str, other: str, book: Book) -> Iterator[str]:
    if not other.isprintable() or len(_ENDS.findall(other)) != len(_ENDS.findall(plain)):
        yield "it has other sentences"
    if strange := new_words(other, stems(frozenset(re.findall(r"[^\W_]+", plain.lower()))) | _joining(book)):
        yield f"new words: {', '.join(strange)}"
    if (own := _words(plain)) and len(own & _words(other)) / len(own) < _LEAST:
        yield "too much is gone"
    for name, pattern in (("numbers", _TOKEN), ("helping verbs", _HEDGES)):
        if _counted(pattern, plain) != _counted(pattern, other):
            yield f"other {name}"
    for name, order in (("dates", _dates), ("numbers", _numbers), ("names", _names)):
        if order(plain) != order(other):
            yield f"{name} in another order"
    if not set(_NAME.findall(other)) <= set(re.findall(r"[A-Z][\w'’-]+", plain)):
        yield "other names"
    yield from _watched(plain, other, book)


def _watched(plain: str, other: str, book: Book) -> Iterator[str]:
    for subject in _KEPT:
        if _hits(book, subject, plain) != _hits(book, subject, other):
            yield f"other words about {subject.replace('_', ' ')}"
    for subject in _NEVER:
        if _hits(book, subject, other) - _hits(book, subject, plain):
            yield f"new {subject}"


def _dates(text: str) -> list[str]:
    return _DAY.findall(text)


def _numbers(text: str) -> list[str]:
    return [squeeze(word) for word in _TOKEN.findall(_DAY.sub(" ", text))]


def _names(text: str) -> list[str]:
    """Names in their order, without the first word, which has a capital in any case."""
    return _NAME.findall(_DAY.sub(" ", text))


def _counted(pattern: re.Pattern[str], text: str) -> Counter[str]:
    return Counter(squeeze(word) for word in pattern.findall(text))


def _hits(book: Book, subject: Subject, text: str) -> Counter[str]:
    patterns = tuple(pattern for watch in watches(book, subject) for pattern in watch.patterns)
    return Counter(squeeze(hit.group()) for hit in every(book, patterns, text))


def _words(text: str) -> set[str]:
    return {word for word in re.findall(r"[^\W\d_]+", text.lower()) if len(word) > 3}


def _joining(book: Book) -> frozenset[str]:
    return book.made(_connectives)


def _connectives(book: Book) -> frozenset[str]:
    return stems(frozenset(book.records(CommonWords)[_CONNECTIVES].words))
