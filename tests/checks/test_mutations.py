from collections import Counter

import good_case as case
import mutations
import pytest

from claimback.checks import check
from claimback.knowledge import book

GOOD = mutations.World(case.drafts, case.analysis, case.known, case.evidence, case.TODAY, book())
SEED = 20261123


def told(world):
    """Findings of weight, as comparable pairs."""
    found = check(world.drafts, world.analysis, world.known, world.evidence, world.today, world.book)
    return {(finding.id, finding.message) for finding in found if finding.level != "info"}


@pytest.fixture(scope="module")
def caught():
    """For each family of damage: how many, how many caught, and the letters of those that slipped through."""
    total, seen, missed = Counter(), Counter(), []
    base = told(GOOD)
    for name, world in mutations.damaged(GOOD, SEED):
        total[name] += 1
        if told(world) - base:
            seen[name] += 1
        else:
            missed.append((name, changed(world)))
    return total, seen, missed


def changed(world):
    before = {sentence.text for sentence in GOOD.letter.sentences}
    return [sentence.text for sentence in world.letter.sentences if sentence.text not in before]


def test_a_good_letter_has_no_finding():
    assert told(GOOD) == set()


def test_there_is_enough_damage(caught):
    assert sum(caught[0].values()) >= 120
    assert len(caught[0]) == len(mutations.FAMILIES)


def test_almost_all_damage_is_caught(caught):
    total, seen, missed = caught
    share = sum(seen.values()) / sum(total.values())
    print(f"caught {sum(seen.values())} of {sum(total.values())} ({share:.1%})", *missed, sep="\n")
    assert share >= 0.97


def test_no_family_of_damage_slips_through(caught):
    total, seen, _ = caught
    assert {name: seen[name] / total[name] for name in total if seen[name] / total[name] < 0.75} == {}
