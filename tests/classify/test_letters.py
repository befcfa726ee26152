"""Whole letters: our own labelled ones, and the development set where it is at hand.

The bars are floors against regressions, not targets: first-sight figures stand in benchmarks/classify/README.md.
"""

import json
from pathlib import Path

import pytest
import yaml

from .conftest import read

CASES = Path(__file__).parent / "cases"
SHARED = Path(__file__).parents[3] / "shared" / "letters"
ASKED = ("decision", "stage", "level", "plan")


def score(cases: list[dict]) -> tuple[float, dict[str, float]]:
    tp = fp = fn = 0
    right: dict[str, list[bool]] = {}
    for case in cases:
        denial = read(case["text"])
        got, want = {one.kind for one in denial.objections}, set(case["objections"])
        tp, fn, fp = tp + len(got & want), fn + len(want - got), fp + len(got - want - set(case.get("accept", ())))
        for name in ASKED:
            if name in case:
                allowed = [case[name], *case.get(f"accept_{name}", [])]
                right.setdefault(name, []).append(getattr(denial, name) in allowed)
    return 2 * tp / (2 * tp + fp + fn), {name: sum(oks) / len(oks) for name, oks in right.items()}


@pytest.mark.parametrize(("name", "least"), [("first", 0.95), ("second", 0.9), ("third", 0.82)])
def test_our_own_letters(name: str, least: float) -> None:
    f1, right = score(yaml.safe_load((CASES / f"{name}.yaml").read_text(encoding="utf-8")))
    assert f1 >= least
    assert min(right.values()) >= 0.9, right


@pytest.mark.skipif(not SHARED.exists(), reason="the development letters are not beside this repository")
def test_development_letters() -> None:
    cases = []
    for path in sorted((SHARED / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = (SHARED / "letters" / f"{path.stem}.txt").read_text(encoding="utf-8")
        loose = {f"accept_{n}": [*gold.get(f"accept_{n}", []), *gold["accept"].get(n, [])] for n in ASKED}
        cases.append({**{n: gold[n] for n in ASKED}, **loose, "text": text, "objections": gold["objections"],
                      "accept": gold["accept_objections"]})  # fmt: skip
    f1, right = score(cases)
    assert f1 >= 0.95
    assert right["decision"] >= 0.98
    assert min(right.values()) >= 0.95
