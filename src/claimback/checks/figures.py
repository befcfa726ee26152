"""Every number and code in a letter is one that its sentence rests on."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from claimback.checks.ground import Ground, case_ground, derived, sentence_ground, wording
from claimback.checks.matter import Matter, about, excerpt, spoken, written
from claimback.knowledge import Book
from claimback.knowledge.checks import Subject, every, watches
from claimback.model import Blank, Finding, Form, Sentence

_COUNTED = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_TIME, _THINGS = ("day", "week", "month", "year"), ("treatment", "reason", "stud")
_COUNTABLE = ("visit", "session", "injection", "minute", "hour", "time")
_ELSEWHERE: tuple[Subject, ...] = ("date", "quotation", "exhibit", "citation")
"""What other checks look at."""


def check(matter: Matter) -> Iterator[Finding]:
    """A number, code or count in words that nothing under the sentence shows."""
    fixed, computed = wording(matter.book), derived(matter)
    shown = replace(case_ground(matter), spans=frozenset(), lengths=frozenset())
    for draft, _, sentence in spoken(matter):
        text = _rest(matter.book, written(sentence))
        grounds = [sentence_ground(matter, sentence), computed, *([shown] if _loose(sentence) else [])]
        for token, unit in (*_tokens(text), *_words(matter.book, text)):
            if not any(_shown(token, unit, ground) for ground in grounds) and not _in_wording(token, fixed):
                yield about(
                    "figure_unsupported", "error",
                    f"“{token.strip('.,;:()')}” is not in what this sentence rests on: “{excerpt(sentence.text)}”",
                    draft.id, "Compare it with the papers and correct it.",
                )  # fmt: skip


def _rest(book: Book, text: str) -> str:
    """The text without dates, quotations, exhibits and citations, which have checks of their own."""
    patterns = tuple(p for subject in _ELSEWHERE for watch in watches(book, subject) for p in watch.patterns)
    kept, at = list[str](), 0
    for hit in every(book, patterns, text):
        kept.append(text[at : hit.start()])
        at = hit.end()
    return " ".join([*kept, text[at:]])


def _words(book: Book, text: str) -> Iterator[tuple[str, str]]:
    """Each count in words with its unit."""
    patterns = tuple(pattern for watch in watches(book, "number_word") for pattern in watch.patterns)
    for hit in every(book, patterns, text):
        yield hit.group(1), hit.group().split()[-1].lower()


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    """Each token with a digit, and the word after it."""
    words = text.split()
    for word, after in pairwise([*words, ""]):
        if any(sign.isdigit() for sign in word):
            yield word, after.lower()


def _shown(token: str, unit: str, ground: Ground) -> bool:
    """In what is shown, or counted from it: time between two dates, items of a list."""
    follows = (
        ground.spans if unit.startswith(_TIME) else ground.lengths if unit.startswith(_THINGS) else frozenset[float]()
    )
    number = str(_COUNTED.index(token.lower()) + 1) if token.lower() in _COUNTED else token
    if number.isdigit() and unit.startswith((*_TIME, *_THINGS, *_COUNTABLE)):
        return (
            (token != number and token.lower() in ground.words) or number in ground.counts or float(number) in follows
        )
    return ground.has(token, follows)


def _in_wording(token: str, fixed: Ground) -> bool:
    return token.lower() in fixed.words if token.isalpha() else fixed.has(token)


def _loose(sentence: Sentence) -> bool:
    return all(isinstance(support, Form | Blank) for support in sentence.support)
