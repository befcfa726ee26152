"""What the stage is worth on letters of authors whom the sentence model has not read, and how letters are weighed.

usage: letters.py [--write] LETTERS...   (folders with *.txt or letters/*.txt, and gold/*.json, each a set of its own)

Each set is left out in turn: the sentence model is trained without its sentences (`sentences/letters-SET.yaml`), what
sentences count for a letter (`Model.letter`) is fitted on the other sets, and the set is classified with both. The
rules are the same for all: they were written by people who had read some of these sets. `--write` writes the weights
fitted on all sets into the knowledge file. Twenty minutes on two cores.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import yaml
from data import LABELS, load
from pack import pack
from train import GROUPS, HELD, OUT, SETTINGS, fit_join, group, left_out, pulls, similarities, weights

from claimback.classify import classify
from claimback.classify.addressed import instructions, within
from claimback.classify.model import model
from claimback.classify.objections import weighed
from claimback.classify.sentences import sentences
from claimback.knowledge import Book
from claimback.knowledge.book import ROOT
from claimback.model import Document, Page, Reading

PLAIN = (0.0, 1.0, 0.0, 0.0, 0.0)
EDGES = (0.0, 0.5, 0.7, 0.8, 0.9, 1.0)
CLASSES = ("decision", "stage", "level", "plan")


@dataclass(frozen=True)
class Labelled:
    """A letter with what is right."""

    document: Document
    gold: dict

    def may(self, name: str) -> set[str]:
        """Every value of a class that counts as right."""
        accepted = self.gold.get("accept", {})
        return {self.gold[name], *self.gold.get(f"accept_{name}", ()), *accepted.get(name, ())}


def letters(folder: Path) -> Iterator[Labelled]:
    """The letters of a set."""
    for path in sorted((folder / "gold").glob("*.json")):
        text = next(folder.rglob(f"{path.stem}.txt")).read_text(encoding="utf-8")
        pages = tuple(Page(number=number, text=part) for number, part in enumerate(text.split("\f"), start=1))
        document = Document(id="0" * 64, filename=f"{path.stem}.txt", media_type="text/plain", pages=pages)
        yield Labelled(document, json.loads(path.read_text(encoding="utf-8")))


def name_of(folder: Path) -> str:
    """The set's name in `sentences/`."""
    return "development" if folder.name == "letters" else folder.name


def models(names: list[str], root: Path) -> dict[str, Path]:
    """For each set a knowledge file with the model that has not read it, in a folder to lay over the knowledge."""
    samples = load()
    groups = [group(samples, name) for name in GROUPS]
    similar = similarities(groups, SETTINGS)
    join = fit_join(left_out(samples, similar, HELD))
    found: dict[str, Path] = {}
    for name in names:
        keep = np.array([sample.author != f"letters-{name}" for sample in samples])
        pull = np.zeros((len(samples), len(LABELS)), dtype=np.float32)
        rest = [sample for sample in samples if sample.author != f"letters-{name}"]
        pull[keep] = pulls(similar[np.ix_(keep, keep)], rest, SETTINGS)
        found[name] = root / name / OUT.relative_to(ROOT)
        found[name].parent.mkdir(parents=True)
        weighted = list(zip(groups, weights(groups, pull), strict=True))
        pack(found[name], LABELS, pull.sum(axis=0), join, PLAIN, weighted)
        print(f"trained without {name}", flush=True)
    return found


def weigh(path: Path, letter: tuple[float, ...]) -> None:
    """Writes what sentences count for a letter into a knowledge file."""
    record = yaml.safe_load(path.read_text(encoding="utf-8"))
    record["letter"] = list(letter)
    path.write_text(yaml.safe_dump(record, sort_keys=False, width=118, default_flow_style=None), encoding="utf-8")


def laid_over(path: Path) -> Book:
    """The knowledge with that file in place of its own."""
    return Book(overlays=(path.parents[len(OUT.relative_to(ROOT).parts) - 1],))


def signs(some: list[Labelled], book: Book) -> tuple[np.ndarray, np.ndarray]:
    """For each kind that a denial may give: one and the log odds that `Model.given` weighs; and whether it does."""
    linear, rows, given = model(book), [], []
    assert linear is not None
    for one in some:
        if one.gold["decision"] not in {"denied", "partially_approved", "upheld"}:
            continue
        every = sentences(one.document, book)
        told = instructions(one.document, book, every)
        claims = weighed([sentence for sentence in every if not within(sentence, told)], book)
        for kind, claim in claims.items():
            if kind not in one.gold["accept_objections"]:
                rows.append((1.0, *linear.odds(claim.best, claim.next, claim.around, claim.other)))
                given.append(kind in one.gold["objections"])
    return np.array(rows), np.array(given, dtype=float)


def fit(parts: list[tuple[np.ndarray, np.ndarray]]) -> tuple[float, ...]:
    """Logistic regression with a small pull to nothing, by Newton's method, on the signs of some sets."""
    rows, given = np.vstack([rows for rows, _ in parts]), np.concatenate([given for _, given in parts])
    found = np.zeros(rows.shape[1])
    for _ in range(40):
        p = 1 / (1 + np.exp(-rows @ found))
        slope = (rows * (p * (1 - p))[:, None]).T @ rows + 0.3 * np.eye(len(found))
        found += np.linalg.solve(slope, rows.T @ (given - p) - 0.3 * found)
    return tuple(round(float(value), 4) for value in found)


def main() -> None:
    """Prints the figures of each set left out, and the curve of confidence over all."""
    folders = [Path(name) for name in sys.argv[1:] if not name.startswith("--")]
    sets = {name_of(folder): list(letters(folder)) for folder in folders}
    curve: list[tuple[float, bool]] = []
    with TemporaryDirectory() as root:
        trained = models(list(sets), Path(root))
        seen = {name: signs(some, laid_over(trained[name])) for name, some in sets.items()}
        for name, some in sets.items():
            weigh(trained[name], fit([value for other, value in seen.items() if other != name]))
            print(f"{name:12} {len(some):3} letters  {figures(some, laid_over(trained[name]), curve)}")
    for low, high in pairwise(EDGES):
        inside = [right for sure, right in curve if low < sure <= high]
        if inside:
            print(f"confidence {low} to {high}: {sum(inside)} of {len(inside)} right")
    print("letter:", fit(list(seen.values())))
    if "--write" in sys.argv:
        weigh(OUT, fit(list(seen.values())))


def figures(some: list[Labelled], book: Book, curve: list[tuple[float, bool]]) -> str:
    """Precision, recall and F1 of objections and the share of right classes; adds each objection to the curve."""
    tp = fp = fn = 0
    right = dict.fromkeys(CLASSES, 0)
    for one in some:
        denial = classify(one.document, Reading(), book)
        want, may = set(one.gold["objections"]), set(one.gold["accept_objections"])
        got = {reason.kind for reason in denial.objections}
        tp, fp, fn = tp + len(got & want), fp + len(got - want - may), fn + len(want - got)
        curve += [(reason.confidence, reason.kind in want | may) for reason in denial.objections]
        for name in CLASSES:
            right[name] += getattr(denial, name) in one.may(name)
    shares = "  ".join(f"{name} {count / len(some):.3f}" for name, count in right.items())
    return f"P {tp / max(1, tp + fp):.3f} R {tp / max(1, tp + fn):.3f} F1 {2 * tp / (2 * tp + fp + fn):.3f}  {shares}"


if __name__ == "__main__":
    main()
