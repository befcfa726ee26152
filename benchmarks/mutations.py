"""Damages good letters in seeded ways and reports which damage the checks tell; and what they say of good letters.

`python benchmarks/mutations.py` prints both halves. `--part read` or `held_out` prints one of them, `--seed` draws
other damage, `--most` sets how much of each kind, `-v` shows what slipped through (of the read half only: the held-out
half is for the score).
"""

import argparse
from collections import Counter

from damage import families, worlds
from damage.worlds import World, findings

PARTS = ("read", "held_out")


def key(world: World) -> set[tuple[str, str]]:
    """What the checks say, as comparable pairs."""
    return {(finding.id, finding.message) for finding in findings(world)}


def measure(part: str, seed: str, most: int) -> tuple[Counter[str], Counter[str], list[str]]:
    """For each kind: how many damaged letters, how many told; and the words of those that slipped through."""
    total, told, missed = Counter[str](), Counter[str](), list[str]()
    for name in worlds.names(part):
        good = worlds.world(name)
        before = key(good)
        for kind, made in families.damaged(good, f"{seed} {name}", part, most):
            total[kind] += 1
            if key(made) - before:
                told[kind] += 1
            else:
                missed.append(f"{kind} ({name}, {made.at}): {_changed(good, made)}")
    return total, told, missed


def _changed(good: World, made: World) -> str:
    before = {sentence.text for draft in good.drafts for sentence in draft.sentences}
    return " / ".join(sentence.text for sentence in made.letter.sentences if sentence.text not in before)


def undamaged(part: str) -> tuple[int, list[str]]:
    """How many good letters there are, and what is said of those that are not left in peace."""
    count, said = 0, list[str]()
    for name in worlds.names(part):
        good = worlds.world(name)
        count += len(good.drafts)
        found = findings(good)
        for draft in good.drafts:
            own = [one for one in found if one.where == draft.id]
            if own:
                said.append(f"{name}, {draft.id}: " + "; ".join(f"{one.id} {one.message}" for one in own))
    return count, said


def report(part: str, seed: str, most: int, *, show: bool) -> None:
    """Print one half."""
    total, told, missed = measure(part, seed, most)
    print(f"\n{part}, seed {seed}: {len(worlds.names(part))} cases")
    for kind in sorted(total, key=lambda kind: told[kind] / total[kind]):
        print(f"  {kind:20} {told[kind]:4} of {total[kind]:4}")
    print(f"  {'all':20} {told.total():4} of {total.total():4}  {told.total() / total.total():.1%}")
    count, said = undamaged(part)
    print(f"  undamaged letters without a finding: {count - len(said)} of {count}  {1 - len(said) / count:.1%}")
    if show:
        print("", *missed, *said, sep="\n  ")


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--part", choices=PARTS, default=None)
    options.add_argument("--seed", default="2026")
    options.add_argument("--most", type=int, default=4)
    options.add_argument("-v", "--verbose", action="store_true")
    given = options.parse_args()
    for half in (given.part,) if given.part else PARTS:
        report(half, given.seed, given.most, show=given.verbose and half == "read")
