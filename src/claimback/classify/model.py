"""A linear model over one sentence, which hears paraphrases that no rule has.

One logistic regression a kind over the features of `features.py`, trained by `benchmarks/classify/train.py`; the
weights are a knowledge file. Weights are bytes, and the rows of a sentence's features are added as whole numbers of 32
bits a kind side by side, so that a sentence costs one addition a feature and no numeric library.
"""

import base64
import struct
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import exp, log, sqrt

from claimback.classify.features import pieces, word_features
from claimback.classify.lexicon import Hits
from claimback.knowledge import Book
from claimback.knowledge.cues_classify import SentenceModel

_ZERO = 128
"""The byte that stands for no weight."""
_LANE = 4
_LEAST_ODDS = log(0.02 / 0.98)
"""What is less likely than 1 in 50 is not told."""
_FLOOR = 0.04
"""What the model rules out counts no more than this against a rule."""
_THIN, _SOFT, _RIVAL = 0.005, 0.05, 0.1
"""How near to never and to surely a sentence, its paragraph and another kind may count for a letter."""
RULES = 1.4
"""In the letters of the tuning half a rule that fires is right more often than in single sentences."""
_REMEMBER = 20_000
_SENTENCES = 4_000
"""Words and sentences that are remembered."""

Sum = tuple[int, int, int]
"""Rows added up, how many they are, and how many features there were."""


@dataclass(frozen=True, slots=True)
class Model:
    """Labels, what one step of a byte is worth to each, their biases, and a row of bytes for each feature.

    A label is a kind of objection, or what a sentence tells besides: `decision/denied`, `role/history`.
    """

    kinds: tuple[str, ...]
    bias: tuple[float, ...]
    scales: tuple[tuple[float, ...], tuple[float, ...]]
    """For words, and for pieces of words."""
    join: tuple[float, float, float, float]
    """The base, and what the log odds of the sentence and of its paragraph, and the rules' score count."""
    letter: tuple[float, float, float, float, float]
    """The base, and what the log odds of a kind's best sentence, its next, its best paragraph, and of the best
    sentence of any other kind count for the letter."""
    unknown: tuple[float, float]
    """What a feature that is not listed adds to the square of the length of a sentence's vector, by group."""
    worth: float
    """What one step of a listed feature's last byte adds."""
    index: dict[str, int]
    table: bytes
    _rows: dict[str, int] = field(default_factory=dict[str, int])
    _words: dict[str, Sum] = field(default_factory=dict[str, Sum])
    _scores: dict[tuple[str, ...], dict[str, float]] = field(default_factory=dict[tuple[str, ...], dict[str, float]])

    def score(self, words: Sequence[str], hits: Hits) -> dict[str, float]:
        """For each kind of some likelihood, how likely it is that the sentence says it (0 to 1).

        `hits` are the concepts in these words, so that words that came before are answered from memory.
        """
        key = tuple(words)
        known = self._scores.get(key)
        if known is None:
            if len(self._scores) >= _SENTENCES:
                self._scores.clear()
            known = self._scores[key] = self._scored(words, hits)
        return known

    def _scored(self, words: Sequence[str], hits: Hits) -> dict[str, float]:
        sums = list(self.bias)
        parts = [self._word(word) for word in set(words)]
        whole = (sum(part[0] for part in parts), sum(part[1] for part in parts), sum(part[2] for part in parts))
        for group, found in enumerate((self._add(word_features(words, hits)), whole)):
            row, known, seen = found
            *values, square = self._lanes(row)
            if known:
                share, base = 1 / sqrt(square * self.worth + (seen - known) * self.unknown[group]), _ZERO * known
                rows = zip(sums, values, self.scales[group], strict=False)
                sums = [z + (value - base) * scale * share for z, value, scale in rows]
        scored = [(kind, z) for kind, z in zip(self.kinds, sums, strict=True) if z >= _LEAST_ODDS]
        return {kind: 1 / (1 + exp(-min(30.0, z))) for kind, z in scored}

    def joined(self, likely: float, around: float, ruled: float) -> float:
        """A sentence, its paragraph and the rules together, as fitted on authors whom the model had not read."""
        base, alone, together, by_rules = self.join
        return 1 / (1 + exp(-(base + alone * _odds(likely) + together * _odds(around) + by_rules * RULES * ruled)))

    def given(self, best: float, after: float, around: float, other: float) -> float:
        """How likely a letter gives a kind as its reason, as fitted on letters of authors the model had not read."""
        odds = self.odds(best, after, around, other)
        return 1 / (1 + exp(-(self.letter[0] + sum(w * z for w, z in zip(self.letter[1:], odds, strict=True)))))

    @staticmethod
    def odds(best: float, after: float, around: float, other: float) -> tuple[float, ...]:
        """The log odds that `given` weighs. A paragraph speaks softly, and a second clear reason is one too."""
        return _odds(best, _THIN), _odds(after, _THIN), _odds(around, _SOFT), _odds(other, _RIVAL)

    def why(self, words: Sequence[str], kind: str, most: int = 3) -> tuple[str, ...]:
        """The words and runs of words that speak loudest for the kind."""
        at = self.kinds.index(kind)
        found = {
            name: self.table[self.index[name] * (len(self.kinds) + 1) + at] - _ZERO
            for name in word_features(words, {})
            if name in self.index
        }
        return tuple(name for name in sorted(found, key=lambda name: (-found[name], name))[:most] if found[name] > 0)

    def _add(self, names: Iterable[str]) -> Sum:
        total = known = seen = 0
        for name in names:
            seen += 1
            if name in self.index:
                known += 1
                total += self._row(name)
        return total, known, seen

    def _word(self, word: str) -> Sum:
        found = self._words.get(word)
        if found is None:
            if len(self._words) > _REMEMBER:
                self._words.clear()
            found = self._words[word] = self._add(pieces(word))
        return found

    def _row(self, name: str) -> int:
        row = self._rows.get(name)
        if row is None:
            width, at = len(self.kinds) + 1, self.index[name]
            wide = bytearray(width * _LANE)
            wide[::_LANE] = self.table[at * width : (at + 1) * width]
            row = self._rows[name] = int.from_bytes(wide, "little")
        return row

    def _lanes(self, row: int) -> tuple[int, ...]:
        width = len(self.kinds) + 1
        return struct.unpack(f"<{width}I", row.to_bytes(width * _LANE, "little"))


def _odds(likely: float, floor: float = _FLOOR) -> float:
    likely = min(max(likely, floor), 1 - floor)
    return log(likely / (1 - likely))


def model(book: Book) -> Model | None:
    """The model of the book, or None where the book has none."""
    return book.made(_load)


def _load(book: Book) -> Model | None:
    record = next(iter(book.records(SentenceModel).values()), None)
    if record is None:
        return None
    names = _unpack(record.names).decode().split("\n")
    index = {name: at for at, name in enumerate(names)}
    return Model(
        record.kinds, record.bias, record.scales, record.join, record.letter, record.unknown, record.worth, index,
        _unpack(record.weights),
    )  # fmt: skip


def _unpack(packed: str) -> bytes:
    return zlib.decompress(base64.b64decode(packed))
