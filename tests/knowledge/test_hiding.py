"""Words that must not leave are found however they are written, and nothing else is."""

import pytest
from pydantic import ValidationError

from claimback.knowledge.hiding import hidden, places
from claimback.model import Page, Redaction, Word


def found(text, words, *, ocr=False):
    return [text[start:end] for start, end in places(Page(number=1, text=text, ocr=ocr), words)]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("call (512) 555-0100 now", "512-555-0100", ["512) 555-0100"]),
        ("call 512.555.0100", "(512) 555 0100", ["512.555.0100"]),
        ("JANE\n  QUILL and Jane Quill's", "Jane Quill", ["JANE\n  QUILL", "Jane Quill"]),
        ("Ann planned an annex", "Ann", ["Ann"]),
        ("DOB:05/17/1979", "05/17/1979", ["05/17/1979"]),
        ("nothing of it", "Quill", []),
    ],
)
def test_letter_case_spaces_and_punctuation_do_not_matter(text, words, expected):
    assert found(text, words) == expected


@pytest.mark.parametrize(
    "read", ["512-555-O100", "5l2-555-0100", "512-SSS-0100", "Tel512-555-0100", "Call512-555-0l00today"]
)
def test_what_a_scan_read_wrongly_is_found(read):
    assert found(f"call {read} now", "512-555-0100", ocr=True)
    assert not found("call 512-555-0199 and 541-555-0142", "512-555-0100")


def test_a_box_takes_the_words_that_it_touches():
    page = Page(number=2, text="left right", words=(Word(0, 4, 0.1, 0.1, 0.3, 0.2), Word(5, 10, 0.6, 0.1, 0.8, 0.2)))
    box = Redaction(page=2, box=(0.0, 0.0, 0.5, 0.5))
    assert hidden(page, [box]) == ((0, 4),)
    assert hidden(page.model_copy(update={"number": 1}), [box]) == ()


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"words": "  "},
        {"words": "---"},
        {"words": "a", "page": 1, "box": (0, 0, 1, 1)},
        {"box": (0, 0, 1, 1)},
        {"page": 1, "box": (0.5, 0, 0.4, 1)},
        {"page": 1, "box": (0, 0, 2, 1)},
    ],
)
def test_a_redaction_that_says_nothing_is_refused(wrong):
    with pytest.raises(ValidationError):
        Redaction.model_validate(wrong)
