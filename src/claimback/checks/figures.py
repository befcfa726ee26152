"""Every number and code in a letter is one that its sentence rests on."""

import re
from collections.abc import Iterator

from claimback.checks.ground import Ground, case_ground, derived, sentence_ground, wording
from claimback.checks.matter import Matter, about, excerpt, spoken, written
from claimback.knowledge import Book
from claimback.knowledge.checks import Subject, every, watches
from claimback.model import Blank, Finding, Form, Sentence

_TOKEN = re.compile(r"\S*\d\S*")
_COUNTED = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_UNITS = ("day", "week", "month", "year", "treatment", "reason", "stud", "visit", "time")
_ELSEWHERE: tuple[Subject, ...] = ("date", "quotation", "exhibit", "citation")
"""What other checks look at."""


def check(matter: Matter) -> Iterator[Finding]:
    """A number, code or count in words that nothing under the sentence shows."""
    case, fixed, computed = case_ground(matter), wording(matter.book), derived(matter)
    for draft, _, sentence in spoken(matter):
        text = _rest(matter.book, written(sentence))
        grounds = [sentence_ground(matter, sentence), computed, *([case] if _loose(sentence) else [])]
        for token, counted in (*_tokens(text), *((word, True) for word in _words(matter.book, text))):
            if not any(_shown(token, ground, counted) for ground in grounds) and not _in_wording(token, fixed):
                yield about(
                    "figure_unsupported", "error",
                    f"“{token.strip('.,;:()')}” is not in what this sentence rests on: “{excerpt(sentence.text)}”",
                    draft.id, "Compare it with the papers and correct it.",
                )  # fmt: skip


def _rest(book: Book, text: str) -> str:
    """The text without dates, quotations, exhibits and citations, which have checks of their own."""
    patterns = tuple(p for subject in _ELSEWHERE for watch in watches(book, subject) for p in watch.patterns)
    for hit in reversed(every(book, patterns, text)):
        text = f"{text[: hit.start()]} {text[hit.end() :]}"
    return text


def _words(book: Book, text: str) -> list[str]:
    patterns = tuple(pattern for watch in watches(book, "number_word") for pattern in watch.patterns)
    return [hit.group(1) for hit in every(book, patterns, text)]


def _tokens(text: str) -> Iterator[tuple[str, bool]]:
    """Each token with a digit, and whether it may be a count that follows from dates or a list."""
    for hit in _TOKEN.finditer(text):
        after = text[hit.end() :].split(maxsplit=1)
        yield hit.group(), bool(after) and after[0].lower().startswith(_UNITS)


def _shown(token: str, ground: Ground, counted: bool) -> bool:
    if token.lower() in _COUNTED:
        number = _COUNTED.index(token.lower()) + 1
        return token.lower() in ground.words or ground.has(str(number))
    return ground.has(token, follows=counted)


def _in_wording(token: str, fixed: Ground) -> bool:
    return token.lower() in fixed.words if token.isalpha() else fixed.has(token, follows=False)


def _loose(sentence: Sentence) -> bool:
    return all(isinstance(support, Form | Blank) for support in sentence.support)
