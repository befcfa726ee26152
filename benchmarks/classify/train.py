"""Trains the sentence model of the classify stage; prints what it is worth on authors whom it has not read.

usage: .venv/bin/python benchmarks/classify/train.py [--write]

Each of the authors HELD is left out in turn: rules alone, model alone, both. `--write` then trains on all and writes
the knowledge file. numpy only; no chance in it; a minute or two.
"""

import sys

import numpy as np
from data import KINDS, Sample, load
from fit import Group, Settings, fit, group, similarities, targets
from pack import pack

from claimback.knowledge.book import ROOT

OUT = ROOT / "cues" / "model" / "sentences.yaml"
GROUPS = ("words", "pieces")
HELD = ("author-2", "author-3", "author-4")
SETTINGS = Settings()
Held = dict[str, tuple[list[Sample], np.ndarray]]


def pulls(similar: np.ndarray, samples: list[Sample], settings: Settings) -> np.ndarray:
    """How much each sentence pulls for each kind."""
    wanted, weight = targets(samples, KINDS, settings)
    return fit(similar, wanted, weight, settings)


def ruled(samples: list[Sample]) -> np.ndarray:
    """What the rules alone say."""
    return np.array([[sample.ruled.get(kind, 0.0) for kind in KINDS] for sample in samples])


def figures(got: np.ndarray, samples: list[Sample]) -> str:
    """Precision, recall and F1 over kinds."""
    wanted = np.array([[kind in sample.kinds for kind in KINDS] for sample in samples])
    known = np.array([[kind not in sample.unsure for kind in KINDS] for sample in samples])
    tp, fp, fn = (got & wanted).sum(), (got & ~wanted & known).sum(), (~got & wanted & known).sum()
    return f"P {tp / max(1, tp + fp):.3f} R {tp / max(1, tp + fn):.3f} F1 {2 * tp / max(1, 2 * tp + fp + fn):.3f}"


def joined(join: np.ndarray, model: np.ndarray, rules: np.ndarray) -> np.ndarray:
    """Rules and model together, as `Model.joined` has it."""
    likely = np.clip(model, 0.01, 0.99)
    return 1 / (1 + np.exp(-(join[0] + join[1] * np.log(likely / (1 - likely)) + join[2] * rules)))


def fit_join(model: np.ndarray, rules: np.ndarray, samples: list[Sample]) -> np.ndarray:
    """Base and the two factors by Newton's method, on predictions for authors left out."""
    wanted = np.array([[kind in sample.kinds for kind in KINDS] for sample in samples])
    known = np.array([[kind not in sample.unsure for kind in KINDS] for sample in samples])
    likely = np.clip(model, 0.01, 0.99)
    x = np.stack([np.ones_like(model), np.log(likely / (1 - likely)), rules], axis=-1)[known]
    join = np.zeros(3)
    for _ in range(25):
        p = 1 / (1 + np.exp(-x @ join))
        join += np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + 1e-3 * np.eye(3), x.T @ (wanted[known] - p))
    return join


def left_out(samples: list[Sample], similar: np.ndarray, settings: Settings) -> Held:
    """For each held author that is there, the sentences and what a model of the others says of them."""
    found: Held = {}
    for author in HELD:
        test = np.array([sample.author == author for sample in samples])
        if test.any():
            pull = pulls(similar[np.ix_(~test, ~test)], [s for s in samples if s.author != author], settings)
            likely = 1 / (1 + np.exp(-similar[np.ix_(test, ~test)] @ pull))
            found[author] = [s for s in samples if s.author == author], likely
    return found


def report(held: Held) -> np.ndarray:
    """Prints each held author's figures; the factors for rules and model are fitted on the other held authors."""
    for author, (test, model) in held.items():
        others = [value for name, value in held.items() if name != author] or [(test, model)]
        sentences = [sample for some, _ in others for sample in some]
        join = fit_join(np.vstack([p for _, p in others]), ruled(sentences), sentences)
        rules = ruled(test)
        both = joined(join, model, rules)
        print(f"{author}, {len(test)} sentences\n  rules alone         {figures(rules >= 0.5, test)}")
        for bar in (0.3, 0.4, 0.5, 0.6, 0.7):
            print(f"  at {bar}: model alone {figures(model >= bar, test)}   both {figures(both >= bar, test)}")
    every = [sample for test, _ in held.values() for sample in test]
    return fit_join(np.vstack([p for _, p in held.values()]), ruled(every), every)


def write(groups: list[Group], pull: np.ndarray, join: np.ndarray) -> None:
    """Turns pulls into weights of features and writes the knowledge file."""
    factors = (1.0, SETTINGS.letters)
    weights = [factor * one.rarity[:, None] * (one.rows.T @ pull) for factor, one in zip(factors, groups, strict=True)]
    size = pack(OUT, KINDS, pull.sum(axis=0), join, list(zip(groups, weights, strict=True)))
    print(f"wrote {OUT.name}: {len(pull)} sentences, {size // 1024} KiB")


def main() -> None:
    """Reports, and writes when asked."""
    samples = load()
    groups = [group(samples, name) for name in GROUPS]
    similar = similarities(groups, SETTINGS)
    join = report(left_out(samples, similar, SETTINGS))
    if "--write" in sys.argv:
        write(groups, pulls(similar, samples, SETTINGS), join)


if __name__ == "__main__":
    main()
