"""What points at a person goes out as a token and comes back as it was."""

import re
from pathlib import Path

import pytest

import claimback.llm.disguise as module
from claimback.knowledge.strict import parse
from claimback.llm import Disguise, ModelError

LETTERS = sorted((Path(__file__).parents[2] / "benchmarks" / "letters" / "author3").glob("*.txt"))
KNOWN = [
    ("member_name", "Marisol Ferrante"), ("member_id", "JVB 5580 31964"), ("doctor_name", "Hanna Lindqvist-Okafor, MD"),
    ("sender_address", "77 Juniper Loop, Bend, OR 97701"), ("date_of_birth", "February 11, 1979"),
]  # fmt: skip
TEXT = """Dear Ms. FERRANTE, Marisol
Ferrante (JVB  5580 31964), born February 11, 1979, of 77 Juniper Loop: Dr. Lindqvist-Okafor asked on
October 12, 2026 for CPT 72148 under 29 CFR 2560.503-1. Call 541-555-0119 or write to marisol@example.org."""


def test_known_people_and_numbers_are_hidden_in_every_spelling():
    hidden = Disguise(KNOWN).hide(TEXT)
    for words in ("errante", "FERRANTE", "5580", "Juniper", "Lindqvist", "1979", "555-0119", "example.org"):
        assert words not in hidden
    for words in ("October 12, 2026", "72148", "29 CFR 2560.503-1"):
        assert words in hidden


@pytest.mark.parametrize("path", LETTERS, ids=lambda path: path.stem)
def test_every_letter_comes_back_as_it_was(path):
    text = path.read_text("utf-8")
    hidden = Disguise(KNOWN)
    assert hidden.restore(hidden.hide(text)) == text


def test_patterns_match_their_examples_only():
    path = Path(module.__file__).with_name("identifiers.yaml")
    for pattern in parse(path.read_text("utf-8"), path.name)["patterns"]:
        expression = re.compile(pattern["match"], re.IGNORECASE)
        assert all(expression.search(example) for example in pattern["examples"])
        assert not [text for text in pattern["counter"] if expression.search(text)]


@pytest.mark.parametrize("text", ["Dear [PERSON-9]", "Dear [person-1]", "Dear [NAME]", "Dear [ PERSON-1 ]"])
def test_a_token_that_was_never_given_out_is_no_answer(text):
    hidden = Disguise(KNOWN)
    hidden.hide(TEXT)
    assert hidden.restore(text) is None


def test_a_text_with_a_token_of_its_own_is_not_sent():
    with pytest.raises(ModelError):
        Disguise(KNOWN).hide("Ask [PERSON-1] for the file")
