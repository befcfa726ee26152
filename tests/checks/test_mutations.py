from collections import Counter
from dataclasses import replace

import pytest

from claimback.argue import argue
from claimback.checks import check
from claimback.draft import draft
from claimback.knowledge import book
from tests.checks import good_case as case
from tests.checks import mutations

BY_HAND = mutations.World(case.drafts, case.analysis, case.known, case.evidence, case.TODAY, book())
SEED = 20261123


def drafted():
    """The same case with the letters that the program writes for it."""
    made = BY_HAND
    arguments = argue(made.analysis.denial, made.known, made.evidence, made.today, made.book)
    letters = draft(made.analysis, made.known, made.evidence, arguments, made.today, made.book)
    return replace(made, drafts=letters)


WORLDS = {"by_hand": BY_HAND, "drafted": drafted()}


def told(world):
    """Findings of weight, as comparable pairs."""
    found = check(world.drafts, world.analysis, world.known, world.evidence, world.today, world.book)
    return {(finding.id, finding.message) for finding in found if finding.level != "info"}


@pytest.fixture(scope="module", params=WORLDS)
def caught(request):
    """For each family of damage: how many, how many caught, and the letters of those that slipped through."""
    total, seen, missed = Counter(), Counter(), []
    good = WORLDS[request.param]
    good = replace(good, drafts=(good.letter,))
    base = told(good)
    for name, world in mutations.damaged(good, SEED):
        total[name] += 1
        if told(world) - base:
            seen[name] += 1
        else:
            missed.append((name, changed(good, world)))
    return total, seen, missed


def changed(good, world):
    before = {sentence.text for sentence in good.letter.sentences}
    return [sentence.text for sentence in world.letter.sentences if sentence.text not in before]


@pytest.mark.parametrize("name", WORLDS)
def test_good_letters_have_no_finding(name):
    assert told(WORLDS[name]) == set()


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
