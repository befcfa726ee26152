"""A small linear model over one sentence, which hears paraphrases that no rule has.

One logistic regression a kind over words, pairs of words and concepts. Trained by `benchmarks/classify/train.py`; the
weights are a knowledge file. It speaks beside the rules and never alone decides against them.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import exp, sqrt

from claimback.classify.lexicon import Hits
from claimback.knowledge import Book
from claimback.knowledge.cues_classify import SentenceModel

_PLAIN = frozenset({
    "the", "a", "an", "of", "to", "in", "on", "for", "and", "or", "is", "are", "was", "were", "be", "been", "it",
    "this", "that", "your", "you", "our", "we", "us", "by", "as", "at", "with",
})  # fmt: skip


def features(words: Sequence[str], hits: Hits) -> frozenset[str]:
    """Stems of words, pairs of neighbors, and concepts of a sentence."""
    stems = ["#" if word[0].isdigit() else _stem(word) for word in words if word != ";"]
    content = [stem for stem in stems if stem not in _PLAIN]
    pairs = [f"{a} {b}" for a, b in pairwise(content)]
    return frozenset([*content, *pairs, *(name for name in hits if name[0] == "@")])


def _stem(word: str) -> str:
    for ending in ("ations", "ation", "ings", "ing", "ments", "ment", "ies", "ed", "es", "ly", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


@dataclass(frozen=True, slots=True)
class Model:
    """Kinds, their biases, and for each feature its weights by the number of the kind."""

    kinds: tuple[str, ...]
    bias: tuple[float, ...]
    weights: dict[str, tuple[tuple[int, float], ...]]

    def score(self, words: Sequence[str], hits: Hits) -> dict[str, float]:
        """For each kind of some likelihood, how likely it is that the sentence says it (0 to 1)."""
        present = [self.weights[name] for name in features(words, hits) if name in self.weights]
        if not present:
            return {}
        sums = [0.0] * len(self.kinds)
        for row in present:
            for kind, weight in row:
                sums[kind] += weight
        scale = 1 / sqrt(len(present))
        scored = {
            k: 1 / (1 + exp(-(total * scale + b))) for k, total, b in zip(self.kinds, sums, self.bias, strict=True)
        }
        return {kind: value for kind, value in scored.items() if value >= 0.2}


def model(book: Book) -> Model | None:
    """The model of the book, or None where the book has none."""
    return book.made(_load)


def _load(book: Book) -> Model | None:
    record = next(iter(book.records(SentenceModel).values()), None)
    if record is None:
        return None
    raw = json.loads(record.weights)
    weights = {
        name: tuple((int(kind), weight / 100) for kind, weight in row.items()) for name, row in raw["weights"].items()
    }
    return Model(tuple(raw["kinds"]), tuple(bias / 100 for bias in raw["bias"]), weights)
