"""What a sentence says is in the words of the case: a word that no paper, answer or wording has is told."""

import re
from collections.abc import Iterator

from claimback.checks.ground import case_ground, wording
from claimback.checks.matter import Matter, about, excerpt, spoken, written
from claimback.knowledge import Book
from claimback.knowledge.checks import CommonWords
from claimback.model import Finding

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 4
"""Letters from which on a word says something of its own."""
_ENDINGS = ("ingly", "edly", "ing", "ies", "ied", "ed", "es", "ly", "s", "e", "y")
_STEM = 3
"""Letters that must be left of a word without its ending."""
_KINDS = ("paragraph", "bullets", "table")


def check(matter: Matter) -> Iterator[Finding]:
    """Sentences with a word that is new to the case, each told once with its new words."""
    known = matter.once("stems", lambda: stems(case_ground(matter).words) | _fixed(matter.book))
    for draft, block, sentence in spoken(matter):
        if block.kind in _KINDS and (strange := new_words(written(sentence), known)):
            yield about(
                "statement_unsupported", "warning",
                f"“{', '.join(strange)}” is in no paper and no answer of this case: “{excerpt(sentence.text)}”",
                draft.id, "Take it out, or answer the question about it and enclose the paper that shows it.",
            )  # fmt: skip


def new_words(text: str, known: frozenset[str]) -> list[str]:
    """Words of a text whose stems are not known, in order."""
    words = dict.fromkeys(word for word in _WORD.findall(text.lower()) if len(word) >= _SHORTEST)
    return [word for word in words if not _stems(word) & known]


def stems(words: frozenset[str]) -> frozenset[str]:
    """The stems of words, and of the parts between their hyphens."""
    return frozenset(stem for word in words for part in _WORD.findall(word) for stem in _stems(part))


def _stems(word: str) -> set[str]:
    """The word, and what is left of it without each ending it may have; a doubled last letter is single."""
    found = {word}
    for ending in _ENDINGS:
        bare = word.removesuffix(ending)
        if bare != word and len(bare) >= _STEM:
            found |= {bare, bare[:-1]} if bare[-1] == bare[-2:-1] else {bare}
    return found


def common(book: Book) -> frozenset[str]:
    """Stems of words that say nothing about a case."""
    return book.made(_common)


def _common(book: Book) -> frozenset[str]:
    words = [word.lower() for record in book.records(CommonWords).values() for word in record.words]
    return stems(frozenset(words))


def _fixed(book: Book) -> frozenset[str]:
    return book.made(_wording)


def _wording(book: Book) -> frozenset[str]:
    return stems(wording(book).words) | common(book)
