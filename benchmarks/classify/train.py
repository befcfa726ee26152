"""Trains the sentence model of the classify stage; prints what it is worth on authors whom it has not read.

usage: .venv/bin/python benchmarks/classify/train.py [--write]

Each of the authors HELD is left out in turn: rules alone, model alone, both. `--write` then trains on all and writes
the knowledge file. numpy only; no chance in it; a few minutes.
"""

import sys

import numpy as np
from data import KINDS, LABELS, Sample, load
from fit import Group, Settings, fit, group, similarities, targets
from pack import pack

from claimback.classify.model import model
from claimback.knowledge import book
from claimback.knowledge.book import ROOT

OUT = ROOT / "cues" / "model" / "sentences.yaml"
GROUPS = ("words", "pieces")
HELD = ("author-2", "author-3", "author-4", "author-5", "author-6")
SETTINGS = Settings()
Held = dict[str, tuple[list[Sample], np.ndarray]]
"""Of each author left out, the samples, and how likely the model of the others takes each label."""


def pulls(similar: np.ndarray, samples: list[Sample], settings: Settings) -> np.ndarray:
    """How much each sentence pulls for each label."""
    wanted, weight = targets(samples, LABELS, settings)
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


def odds(likely: np.ndarray) -> np.ndarray:
    """Log odds, as `Model.joined` bounds them."""
    likely = np.clip(likely, 0.04, 0.96)
    return np.log(likely / (1 - likely))


def seen(test: list[Sample], model: np.ndarray) -> np.ndarray:
    """What is joined: one, the odds of the sentence and of its passage, and the rules. Shape: samples, kinds, 4."""
    rows = {sample.text: at for at, sample in enumerate(test)}
    around = np.array([model[rows.get(sample.passage, at)] for at, sample in enumerate(test)])
    own, whole = odds(model[:, : len(KINDS)]), odds(around[:, : len(KINDS)])
    return np.stack([np.ones_like(own), own, whole, ruled(test)], axis=-1)


def joined(join: np.ndarray, parts: np.ndarray) -> np.ndarray:
    """Sentence, passage and rules together, as `Model.joined` has it."""
    return 1 / (1 + np.exp(-(parts @ join)))


def fit_join(held: Held) -> np.ndarray:
    """Base and the three factors by Newton's method, on sentences of authors left out."""
    x, y = [], []
    for test, likely in held.values():
        wanted = np.array([[kind in sample.kinds for kind in KINDS] for sample in test])
        known = np.array([[kind not in sample.unsure for kind in KINDS] for sample in test])
        known &= np.array([[sample.text != sample.passage] for sample in test])
        x.append(seen(test, likely)[known])
        y.append(wanted[known])
    parts, wanted = np.vstack(x), np.concatenate(y)
    join = np.zeros(parts.shape[-1])
    for _ in range(25):
        p = joined(join, parts)
        join += np.linalg.solve((parts * (p * (1 - p))[:, None]).T @ parts + 1e-3 * np.eye(4), parts.T @ (wanted - p))
    return join


def left_out(samples: list[Sample], similar: np.ndarray, authors: tuple[str, ...]) -> Held:
    """Each of the authors that is there left out."""
    found: Held = {}
    for author in authors:
        test = np.array([sample.author == author for sample in samples])
        if test.any():
            rest = [sample for sample in samples if sample.author != author]
            some = pulls(similar[np.ix_(~test, ~test)], rest, SETTINGS)
            likely = 1 / (1 + np.exp(-similar[np.ix_(test, ~test)] @ some))
            found[author] = [sample for sample in samples if sample.author == author], likely
    return found


def report(held: Held) -> np.ndarray:
    """Prints each held author's figures; the factors for rules and model are fitted on the other held authors."""
    for author, (test, likely) in held.items():
        join = fit_join({name: value for name, value in held.items() if name != author} or held)
        rules, both, alone = ruled(test), joined(join, seen(test, likely)), likely[:, : len(KINDS)]
        whole = np.array([sample.text == sample.passage for sample in test])
        print(f"{author}, {len(test)} sentences and passages\n  rules alone         {figures(rules >= 0.5, test)}")
        for bar in (0.3, 0.4, 0.5, 0.6, 0.7):
            print(f"  at {bar}: model alone {figures(alone >= bar, test)}   both {figures(both >= bar, test)}")
        if whole.any():
            passages = [sample for sample in test if sample.text == sample.passage]
            print(f"  passages, model alone at 0.3: {figures(alone[whole] >= 0.3, passages)}")
    return fit_join(held)


def write(groups: list[Group], pull: np.ndarray, join: np.ndarray) -> None:
    """Turns pulls into weights of features and writes the knowledge file."""
    known = model(book())
    letter = known.letter if known else ()  # letters.py fits it
    size = pack(OUT, LABELS, pull.sum(axis=0), join, letter, list(zip(groups, weights(groups, pull), strict=True)))
    print(f"wrote {OUT.name}: {len(pull)} sentences, {size // 1024} KiB")


def weights(groups: list[Group], pull: np.ndarray) -> list[np.ndarray]:
    """Weights of features, by group."""
    factors = (1.0, SETTINGS.letters)
    return [factor * one.rarity[:, None] * (one.rows.T @ pull) for factor, one in zip(factors, groups, strict=True)]


def main() -> None:
    """Reports, and writes when asked."""
    samples = load()
    groups = [group(samples, name) for name in GROUPS]
    similar = similarities(groups, SETTINGS)
    pull = pulls(similar, samples, SETTINGS)
    join = report(left_out(samples, similar, HELD))
    if "--write" in sys.argv:
        write(groups, pull, join)


if __name__ == "__main__":
    main()
