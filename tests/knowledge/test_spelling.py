"""Words that the reader of a picture got wrong by one letter."""

import pytest

from claimback.knowledge import book
from claimback.knowledge.spelling import Spelling, meant

WORDS = next(iter(book().records(Spelling).values()))


@pytest.mark.parametrize(("read", "stands"), WORDS.examples.items())
def test_a_damaged_word_is_matched_as_the_word_it_stands_for(read: str, stands: str):
    assert meant(book())(read) == stands


@pytest.mark.parametrize(("read", "stands"), [pair for sign in WORDS.signs for pair in sign.examples.items()])
def test_a_sign_is_what_its_neighbors_show(read: str, stands: str):
    assert meant(book())(read) == stands
    assert len(read) == len(stands)


@pytest.mark.parametrize("word", WORDS.kept)
def test_other_words_stay(word: str):
    assert meant(book())(word) == word


def test_length_case_and_all_else_stay():
    assert meant(book())("Self-tunded PLAN, 10 busincss days\n") == "Self-funded PLAN, 10 business days\n"
