"""The appeal reads easily: the Flesch-Kincaid grade of its own sentences."""

import re
from collections.abc import Iterator

from claimback.checks.matter import Matter, about, sent, written
from claimback.model import AnswerRef, Finding

MOST = 13.0
"""School grade. Medical words alone lift a letter by two or three grades above plain speech."""
_FEWEST = 100
"""Words below which a grade says nothing."""
_VOWELS = re.compile(r"[aeiouy]+")


def check(matter: Matter) -> Iterator[Finding]:
    """Paragraphs only; what is quoted from an answer is the person's own voice and stays."""
    letter = matter.draft()
    said = [
        written(sentence)
        for block, sentence in (sent(letter) if letter else ())
        if block.kind == "paragraph" and not all(isinstance(one, AnswerRef) for one in sentence.support)
    ]
    if (level := grade(said)) > MOST:
        yield about(
            "hard_to_read", "info", f"The letter reads at grade {level:.0f}; grade 8 to 10 is easier to act on.",
            "appeal-letter", "Split long sentences and use shorter words.",
        )  # fmt: skip


def grade(sentences: list[str]) -> float:
    """The Flesch-Kincaid grade, or 0 where there is too little text."""
    words = [word for sentence in sentences for word in re.findall(r"[a-z]+", sentence.lower())]
    if len(words) < _FEWEST:
        return 0.0
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(_syllables, words)) / len(words) - 15.59


def _syllables(word: str) -> int:
    silent = word.endswith("e") and not word.endswith("le")
    return max(1, len(_VOWELS.findall(word)) - silent)
