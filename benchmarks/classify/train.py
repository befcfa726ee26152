"""Trains the sentence model of the classify stage and writes it as a knowledge file; prints cross-validated figures.

usage: .venv/bin/python benchmarks/classify/train.py [--write]

One logistic regression a kind over words, pairs of words, and the concepts of the cues, on `sentences.yaml` beside this
file and on the examples of the objection cues. numpy only; seeded; a few seconds.
"""

import json
import random
import sys
from pathlib import Path

import numpy as np
import yaml

from claimback.classify.model import features
from claimback.classify.rules import rules
from claimback.classify.tokens import tokens
from claimback.knowledge import book
from claimback.knowledge.book import ROOT
from claimback.knowledge.cues_classify import ObjectionCue
from claimback.model import Page

HERE = Path(__file__).parent
OUT = ROOT / "cues" / "model" / "sentences.yaml"
ROUNDS, RATE, PENALTY, FOLDS, LEAST = 400, 0.5, 2e-4, 8, 0.15
POSITIVE_WEIGHT = 3.0


def data():
    """Pairs of a sentence and its kind, without repeats."""
    own = yaml.safe_load((HERE / "sentences.yaml").read_text(encoding="utf-8"))
    pairs = [(text, kind) for kind, texts in own.items() for text in texts]
    for kind, cue in book().records(ObjectionCue).items():
        pairs += [(text, kind) for text in cue.examples]
        pairs += [(text, "none") for text in cue.counter]
    return list(dict.fromkeys(pairs))


def featured(text):
    """The features of one sentence, as at run time."""
    words = [token.word for token in tokens(Page(number=1, text=text))]
    return features(words, rules(book()).lexicon.hits(words))


def matrix(rows, vocabulary):
    """Rows as unit vectors over the vocabulary."""
    found = np.zeros((len(rows), len(vocabulary)))
    for number, row in enumerate(rows):
        for name in row:
            if name in vocabulary:
                found[number, vocabulary[name]] = 1.0
    return found / np.sqrt(np.maximum(found.sum(axis=1, keepdims=True), 1.0))


def fit(x, y):
    """Weights (features and a bias by kinds) by gradient descent with momentum; rare positives count more."""
    weights, speed = np.zeros((x.shape[1] + 1, y.shape[1])), 0.0
    x1 = np.hstack([x, np.ones((len(x), 1))])
    importance = np.where(y > 0, POSITIVE_WEIGHT, 1.0)
    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(-x1 @ weights))
        step = x1.T @ (importance * (p - y)) / len(x) * 20
        step[:-1] += PENALTY * 20 * weights[:-1]
        speed = 0.9 * speed - RATE * 0.1 * step
        weights += speed
    return weights


def vocabulary_of(rows):
    """Features that stand in two sentences at least."""
    counts = {}
    for row in rows:
        for name in row:
            counts[name] = counts.get(name, 0) + 1
    return {name: number for number, name in enumerate(sorted(name for name, count in counts.items() if count > 1))}


def figures(predicted, wanted, threshold):
    """Precision, recall and F1 over kinds at a threshold."""
    got = predicted >= threshold
    tp, fp, fn = (got & wanted).sum(), (got & ~wanted).sum(), (~got & wanted).sum()
    return tp / max(1, tp + fp), tp / max(1, tp + fn), 2 * tp / max(1, 2 * tp + fp + fn)


def rule_scores(texts, kinds):
    """What the rules alone say of each sentence."""
    out = np.zeros((len(texts), len(kinds)))
    for number, text in enumerate(texts):
        for fired in rules(book()).fire([token.word for token in tokens(Page(number=1, text=text))]):
            if fired.rule.folder == "objections":
                column = kinds.index(fired.rule.cue)
                out[number, column] = 1 - (1 - out[number, column]) * (1 - fired.weight)
    return out


def main():
    """Cross-validates, prints, and with --write trains on all and writes the knowledge file."""
    pairs = data()
    random.Random(7).shuffle(pairs)
    kinds = sorted(book().records(ObjectionCue))
    rows = [featured(text) for text, _ in pairs]
    y = np.array([[kind == label for kind in kinds] for _, label in pairs])
    predicted = np.zeros(y.shape)
    for fold in range(FOLDS):
        test = np.arange(len(pairs)) % FOLDS == fold
        vocabulary = vocabulary_of([row for row, held in zip(rows, test, strict=True) if not held])
        x = matrix(rows, vocabulary)
        weights = fit(x[~test], y[~test].astype(float))
        predicted[test] = 1 / (1 + np.exp(-(np.hstack([x[test], np.ones((test.sum(), 1))]) @ weights)))
    ruled = rule_scores([text for text, _ in pairs], kinds)
    print(f"{len(pairs)} sentences, {len(kinds)} kinds, {FOLDS} folds")
    for threshold in (0.4, 0.5, 0.6, 0.7, 0.8):
        print(f"model {threshold}: P %.3f R %.3f F1 %.3f" % figures(predicted, y, threshold))
    print("rules 0.5: P {:.3f} R {:.3f} F1 {:.3f}".format(*figures(ruled, y, 0.5)))
    both = 1 - (1 - ruled * 0.8) * (1 - predicted * 0.7)
    for threshold in (0.4, 0.5, 0.6, 0.7):
        print(f"both {threshold}: P %.3f R %.3f F1 %.3f" % figures(both, y, threshold))
    if "--write" in sys.argv:
        vocabulary = vocabulary_of(rows)
        weights = fit(matrix(rows, vocabulary), y.astype(float))
        write(kinds, vocabulary, weights)


def write(kinds, vocabulary, weights):
    """The weights as one line of JSON in a knowledge file: a feature to its kinds and hundredths."""
    table = {}
    for name, number in vocabulary.items():
        row = {k: round(w * 100) for k, w in enumerate(weights[number]) if abs(w) >= LEAST}
        if row:
            table[name] = row
    bias = [round(w * 100) for w in weights[-1]]
    text = json.dumps({"kinds": kinds, "bias": bias, "weights": table}, separators=(",", ":"), sort_keys=True)
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(
        "id: sentences\nsource: own - benchmarks/classify/train.py on benchmarks/classify/sentences.yaml\n"
        f"updated: 2026-11-23\nweights: '{text.replace(chr(39), chr(39) * 2)}'\n",
        encoding="utf-8",
    )
    print(f"wrote {len(table)} features, {len(text) // 1024} KiB")


if __name__ == "__main__":
    main()
