"""A small part of `benchmarks/mutations.py`: whole cases whose letters are damaged, and the same letters undamaged."""

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[2] / "benchmarks"))
from damage import families, worlds

CASES = ("lumbar_self_funded", "thoracic_medicaid_hearing")
LEAST = 0.95
"""A floor against regressions on one of each kind; the figures stand in benchmarks/README.md."""


@pytest.fixture(scope="module", params=CASES)
def good(request):
    return worlds.world(request.param)


def told(world):
    return {(finding.id, finding.message) for finding in worlds.findings(world)}


def test_good_letters_are_left_in_peace(good):
    assert told(good) == set()


def test_damage_of_each_kind_is_told(good):
    before = told(good)
    made = list(families.damaged(good, "tests", "read", 1))
    missed = [kind for kind, world in made if not told(world) - before]
    assert len(made) > 30
    assert len(missed) <= (1 - LEAST) * len(made), missed
