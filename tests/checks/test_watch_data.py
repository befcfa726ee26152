import re

import pytest

from claimback.knowledge import book, compiled
from claimback.knowledge.checks import PlainWords, Watch

PATTERNS = [
    pytest.param(pattern, id=f"{record.id}-{number}")
    for record in book().records(Watch).values()
    for number, pattern in enumerate((*record.patterns, *record.unless))
]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_examples_match_and_counter_examples_do_not(pattern):
    expression = compiled(book(), pattern.match)
    assert all(expression.search(example) for example in pattern.examples)
    assert not [text for text in pattern.counter if expression.search(text)]


def test_messages_can_be_filled():
    for record in book().records(Watch).values():
        assert set(re.findall(r"{(\w+)}", record.message)) <= {"words"}


def test_plain_words_are_single_words():
    for record in book().records(PlainWords).values():
        assert all(word.split() == [word] for word in record.words)
