"""Sentences and parts of a note."""

from hypothesis import given
from hypothesis import strategies as st

from claimback.evidence.units import MOST, units
from claimback.knowledge import book

from .making import paper

BOOK = book()


def texts(text):
    return [unit.text for unit in units(paper(text), BOOK)]


def test_sentences_lines_and_wrapped_lines():
    assert texts("Seen by Dr. Osei today. No fever; no chills.") == [
        "Seen by Dr. Osei today.",
        "No fever;",
        "no chills.",
    ]
    wrapped = (
        "She completed nine visits of physical therapy on referral from her\ndoctor without relief.\nShort line\nNext"
    )
    assert texts(wrapped)[0].endswith("from her doctor without relief.")
    assert texts(wrapped)[1:] == ["Short line", "Next"]


def test_parts_of_a_note():
    found = units(paper("HPI: Pain.\nFAMILY HISTORY\nMother with cancer.\nPlan: MRI"), BOOK)
    assert [(unit.section, unit.context) for unit in found] == [
        ("hpi", ""), ("family", "family"), ("family", "family"), ("plan", "planned"),
    ]  # fmt: skip


@given(st.lists(st.sampled_from(["if mri", "surgery", "\n", ".", "a" * 700, " "]), max_size=200))
def test_units_are_bounded_and_lose_no_word(parts):
    text = " ".join(parts)
    found = units(paper(text), BOOK)
    assert all(unit.end - unit.start <= MOST for unit in found)
    assert sum(len("".join(text[unit.start : unit.end].split())) for unit in found) == len("".join(text.split()))
