"""What the sentence model sees of a sentence: names of features, each counted once.

Two groups, each of which counts as one unit vector: `words` (stems, runs of two and three, stems under a negation, and
concepts of the cues) and `pieces` (runs of three to five letters within a word, which hear kindred and damaged words).
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from claimback.classify.lexicon import Hits

_PLAIN = frozenset({
    "the", "a", "an", "of", "to", "in", "on", "for", "and", "or", "is", "are", "was", "were", "be", "been", "it",
    "this", "that", "your", "you", "our", "we", "us", "by", "as", "at", "with", "has", "have", "had", "do", "does",
    "did", ";",
})  # fmt: skip
_NEGATIONS = frozenset({
    "no", "not", "without", "none", "never", "nor", "neither", "nothing", "lacks", "lack", "lacking", "absent",
    "fails", "failed", "missing",
})  # fmt: skip
_ENDS = frozenset({";", "but", "however", "because", "so", "although", "though", "which", "while"})
_REACH = 5
_ENDINGS = ("ations", "ation", "ings", "ing", "ments", "ment", "ies", "ied", "ed", "es", "ly", "s", "e")
_SHORT, _LONG = 3, 5


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The word without its ending; a number is `#`."""
    if word[0].isdigit():
        return "#"
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def word_features(words: Sequence[str], hits: Hits) -> frozenset[str]:
    """Stems, runs of two and three, `!stem` within reach of a negation, and `@concept`."""
    content: list[str] = []
    negated: list[str] = []
    reach = 0
    for word in words:
        if word in _ENDS:
            reach = 0
        if word in _PLAIN:
            continue
        short = stem(word)
        content.append(short)
        if reach:
            negated.append(f"!{short}")
            reach -= 1
        if word in _NEGATIONS:
            reach = _REACH
    pairs = (f"{a} {b}" for a, b in pairwise(content))
    threes = (f"{a} {b} {c}" for a, b, c in zip(content, content[1:], content[2:], strict=False))
    return frozenset([*content, *pairs, *threes, *negated, *(name for name in hits if name[0] == "@")])


@lru_cache(maxsize=20_000)
def pieces(word: str) -> tuple[str, ...]:
    """`~` and a run of three to five letters of the word, its two ends marked with `_`."""
    if word[0].isdigit() or word in _PLAIN:
        return ()
    marked = f"_{word[:24]}_"
    sizes = range(_SHORT, min(_LONG, len(marked)) + 1)
    return tuple({f"~{marked[at : at + size]}" for size in sizes for at in range(len(marked) - size + 1)})
