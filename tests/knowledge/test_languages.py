"""Each language is told by its examples, and an English letter with lines of other languages stays English."""

import pytest

from claimback.knowledge import book
from claimback.knowledge.languages import LanguageRecord, foreign

RECORDS = sorted(book().records(LanguageRecord).values(), key=lambda record: record.id)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.id)
def test_examples(record):
    for example in record.examples:
        assert foreign(book(), example) == (None if record.name == "English" else record.name)


def test_taglines_of_other_languages_leave_it_english():
    english = next(record for record in RECORDS if record.name == "English").examples[0]
    taglines = " ".join(example for record in RECORDS if record.name != "English" for example in record.examples)
    assert foreign(book(), f"{english} {english} {taglines}") is None


def test_a_list_of_names_and_numbers_is_no_language():
    assert foreign(book(), "Quill Ada 1234 5678 Bend OR " * 20) is None
