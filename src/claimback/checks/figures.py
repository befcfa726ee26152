"""Every number and code in a letter is one that its sentence rests on."""

import re
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
_MEASURED = (*_TIME, *_COUNTABLE, "mg", "mm", "cm", "degree", "pound", "mile", "shift", "percent", "point")
"""Units that a number in words resting on nothing must have in the case as well."""
_BETWEEN = ("full", "more", "calendar", "business", "working", "whole", "consecutive")
"""What may stand between a number and what it counts."""
_TO_TODAY = r"\W? (?:ago|now|so far|already|before (?:the date of )?this)"
"""Behind a time that is counted to the day of writing."""
_ELSEWHERE: tuple[Subject, ...] = ("date", "short_date", "quotation", "exhibit", "citation")
"""What other checks look at."""


def check(matter: Matter) -> Iterator[Finding]:
    """A number, code or count in words that nothing under the sentence shows."""
    fixed, computed = wording(matter.book), replace(derived(matter), spans=frozenset(), ago=frozenset())
    shown = replace(case_ground(matter), spans=frozenset(), ago=frozenset(), lengths=frozenset())
    for draft, _, sentence in spoken(matter):
        text = _rest(matter.book, written(sentence))
        grounds = [sentence_ground(matter, sentence), computed, *([shown] if _loose(sentence) else [])]
        for token, unit in (*_tokens(text), *_words(matter.book, text)):
            ago = re.search(rf"(?i){re.escape(token)} (?:full )?{re.escape(unit)}{_TO_TODAY}", text) is not None
            told = any(_shown(token, unit, ground, ago=ago) for ground in grounds)
            if told and _loose(sentence):
                told = _with_unit(token, unit, shown.text) or any(
                    _shown(token, unit, one, ago=ago) for one in grounds[:2]
                )
            if not told and not _in_wording(token, unit, fixed):
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
    words = [word for word in text.split() if word.lower() not in _BETWEEN]
    for word, after in pairwise([*words, ""]):
        if any(sign.isdigit() for sign in word):
            yield word, after.lower()


def _shown(token: str, unit: str, ground: Ground, *, ago: bool) -> bool:
    """In what is shown, or counted from it: time between two dates, items of a list."""
    follows = (
        ground.between(unit, ago=ago)
        if unit.startswith(_TIME)
        else ground.lengths
        if unit.startswith(_THINGS)
        else frozenset[float]()
    )
    number = str(_COUNTED.index(token.lower()) + 1) if token.lower() in _COUNTED else token
    if number.isdigit() and unit.startswith((*_MEASURED, *_THINGS)):
        return _with_unit(token, unit, ground.text) or number in ground.values or float(number) in follows
    return ground.has(token, follows)


def _with_unit(token: str, unit: str, text: str) -> bool:
    """Whether the case says the number of the same thing; a number without a unit is looked for by itself."""
    known = next((one for one in (*_MEASURED, *_THINGS) if unit.startswith(one)), None)
    if known is None:
        return True
    bare = token.lower().strip(".,;:()")
    same = {bare, str(_COUNTED.index(bare) + 1)} if bare in _COUNTED else {bare, *_in_words(bare)}
    return any(re.search(rf"\b{re.escape(one)}[ -](?:\w+ )?{known}", text.lower()) for one in same)


def _in_words(number: str) -> tuple[str, ...]:
    at = int(number) if number.isdecimal() else 0
    return (_COUNTED[at - 1],) if 1 <= at <= len(_COUNTED) else ()


def _in_wording(token: str, unit: str, fixed: Ground) -> bool:
    return _with_unit(token, unit, fixed.text) and (
        token.lower() in fixed.words if token.isalpha() else fixed.has(token)
    )


def _loose(sentence: Sentence) -> bool:
    return all(isinstance(support, Form | Blank) for support in sentence.support)
