"""Logistic regression, one a kind, fitted on the similarities of sentences: they are few where features are many.

The similarity of two sentences is the sum over the two groups of features of the cosine of their vectors, so that
the result is the same as of a fit on the features themselves: `weights` turns it into weights of features.
"""

from collections import Counter
from dataclasses import dataclass

import numpy as np
from data import Sample


@dataclass(frozen=True)
class Settings:
    """What is tuned. `ridge`: pull of the weights to nothing; `letters`: what a piece of a word counts beside words."""

    ridge: float = 0.1
    letters: float = 1.0
    positive: float = 3.0
    rounds: int = 120


@dataclass(frozen=True)
class Group:
    """One group of features: their columns, how telling each is, and the sentences as vectors."""

    names: dict[str, int]
    rarity: np.ndarray
    unknown: float
    """How telling a feature is that no list has: as much as the rarest."""
    rows: np.ndarray


def group(samples: list[Sample], name: str, least: int = 2) -> Group:
    """Features that stand in `least` sentences; a row is counts times rarity, scaled to unit length."""
    counts = Counter(feature for sample in samples for feature in sample.features[name])
    names = {f: at for at, f in enumerate(sorted(f for f, count in counts.items() if count >= least))}
    rarity = np.array([np.log((len(samples) + 1) / (counts[f] + 1)) for f in names], dtype=np.float32)
    mean, unknown = float(rarity.mean()), float(np.log((len(samples) + 1) / 2))
    rarity, unknown = rarity / mean, unknown / mean
    rows = np.zeros((len(samples), len(names)), dtype=np.float32)
    for row, sample in enumerate(samples):
        total = 0.0
        for feature, count in sample.features[name].items():
            at = names.get(feature)
            worth = unknown if at is None else rarity[at]
            total += count * worth * worth
            if at is not None:
                rows[row, at] = count * worth
        rows[row] /= np.sqrt(max(total, 1e-9))
    return Group(names, rarity, unknown, rows)


def similarities(groups: list[Group], settings: Settings) -> np.ndarray:
    """Of every two sentences; 1 is added for the bias."""
    words, letters = (one.rows for one in groups)
    return words @ words.T + settings.letters * (letters @ letters.T) + 1


def fit(similar: np.ndarray, wanted: np.ndarray, weight: np.ndarray, settings: Settings) -> np.ndarray:
    """How much each sentence pulls for each label. Shapes: n x n, n x k, n x k.

    Each round solves the problem that bounds the true one from above (a logistic curve is nowhere steeper than 1/4), so
    that one inverse serves all rounds, and many sentences of one sort do not slow it; rounds are accelerated.
    """
    bound = weight.max() / 4
    inverse = np.linalg.inv(bound * similar + settings.ridge * np.eye(len(similar), dtype=np.float32))
    pull = np.zeros_like(wanted)
    ahead, before, momentum = pull.copy(), pull.copy(), 1.0
    for _ in range(settings.rounds):
        p = 1 / (1 + np.exp(-np.clip(similar @ ahead, -30, 30)))
        pull = ahead - inverse @ (weight * (p - wanted) + settings.ridge * ahead)
        following = (1 + np.sqrt(1 + 4 * momentum**2)) / 2
        ahead = pull + (momentum - 1) / following * (pull - before)
        before, momentum = pull, following
    return pull


def targets(samples: list[Sample], kinds: list[str], settings: Settings) -> tuple[np.ndarray, np.ndarray]:
    """What is wanted of each sentence, and how much each answer counts (nothing where it is not known)."""
    wanted = np.array([[kind in sample.kinds for kind in kinds] for sample in samples], dtype=np.float32)
    known = np.array(
        [[kind in sample.kinds or kind not in sample.unsure for kind in kinds] for sample in samples], dtype=np.float32
    )
    return wanted, known * np.where(wanted > 0, settings.positive, 1.0).astype(np.float32)
