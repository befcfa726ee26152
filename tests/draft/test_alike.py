"""Two cases with different facts never read as one letter with the names changed."""

from itertools import combinations

import pytest
from rapidfuzz import fuzz

from claimback.model import Draft
from tests.draft.build import make
from tests.draft.cases import CASES

MOST_ALIKE = 65
"""Percent of letters in common, in order, of the running text of two appeals: 55 at most when this was written."""
LONG = 120
"""Signs of a paragraph that says something of its own; a shorter one may be a form's sentence."""


@pytest.fixture(scope="module")
def appeals() -> dict[str, list[str]]:
    return {name: _paragraphs(make(case).drafts["appeal-letter"]) for name, case in CASES.items()}


def _paragraphs(draft: Draft) -> list[str]:
    blocks = (block for block in draft.blocks if block.kind == "paragraph")
    return [" ".join(sentence.text for sentence in block.sentences) for block in blocks]


def test_no_two_appeals_are_alike(appeals: dict[str, list[str]]) -> None:
    assert len(appeals) >= 6
    alike = {(a, b): fuzz.ratio(" ".join(appeals[a]), " ".join(appeals[b])) for a, b in combinations(appeals, 2)}
    assert max(alike.values()) < MOST_ALIKE, max(alike.items(), key=lambda pair: pair[1])


def test_no_long_paragraph_stands_in_two_appeals(appeals: dict[str, list[str]]) -> None:
    for a, b in combinations(appeals, 2):
        long = [{text for text in appeals[name] if len(text) > LONG} for name in (a, b)]
        assert not long[0] & long[1], (a, b)


def test_the_measure_tells_a_letter_with_changed_names(appeals: dict[str, list[str]]) -> None:
    text = " ".join(next(iter(appeals.values())))
    changed = text.replace("MRI", "CT").replace("2026", "2025").replace("Dr.", "Doctor")
    assert fuzz.ratio(text, changed) > MOST_ALIKE
