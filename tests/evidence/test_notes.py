"""The record reader on labeled notes, and what must hold for every text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimback.evidence.records import read
from claimback.knowledge import book
from claimback.model import Document, Page, Span

from .scoring import document, f1, notes, score

BOOK = book()
NOTES = notes()
EVERY = {
    f"{name}/{stem}": note
    for name in ("earlier", "first", "second", "third", "fourth", "fifth", "sixth")
    for stem, note in notes(name).items()
}


@pytest.fixture(scope="module")
def table():
    return score(NOTES, BOOK)


def test_there_are_enough_notes():
    assert len(NOTES) >= 28


@pytest.mark.parametrize(
    "kind",
    [
        "kind",
        "dated",
        "red_flags",
        "red_flags_denied",
        "exam_signs",
        "treatments",
        "treatment_kinds",
        "prior_imaging",
        "symptom_onset",
        "reevaluation",
        "function_limits",
        "planned_change",
        "diagnosis_code",
        "doctor_name",
        "doctor_specialty",
    ],
)
def test_f1(table, kind):
    assert f1(table[0][kind]) >= 0.9


def test_negation_error_under_two_percent(table):
    wrong, labeled = table[1]
    assert labeled >= 60
    assert wrong / labeled < 0.02


@pytest.fixture(scope="module")
def everything():
    return score(EVERY, BOOK)


@pytest.mark.parametrize(
    "kind",
    ["symptoms", "symptoms_denied", "symptom_change", "laterality", "body_part", "diagnosis", "dose", "kind", "dated"],
)
def test_f1_of_what_later_notes_label(everything, kind):
    assert f1(everything[0][kind]) >= 0.9


def test_over_all_notes_no_kind_is_weak_and_negation_holds(everything):
    table, (wrong, labeled) = everything
    assert len(EVERY) >= 100
    assert {kind: f1(row) for kind, row in table.items() if f1(row) < 0.9} == {}
    assert labeled >= 300
    assert wrong / labeled < 0.02


@pytest.mark.parametrize("name", list(NOTES))
def test_every_fact_quotes_the_page_and_is_only_proposed(name):
    paper = document(NOTES[name])
    for fact in read(paper, BOOK).facts:
        assert isinstance(fact.source, Span)
        assert paper.page(fact.source.page).text[fact.source.start : fact.source.end] == fact.source.quote
        assert fact.source.quote.strip()
        assert fact.status == "proposed"


WORDS = st.lists(
    st.sampled_from(
        [
            "no",
            "denies",
            "fever",
            ".",
            ",",
            "\n",
            "Plan:",
            "HPI:",
            "PT",
            "naproxen",
            "03/04/2026",
            "since",
            "to",
            "4/5",
            "SLR",
            "positive",
            "mother",
            "cancer",
            "weakness",
            "if",
            "MRI",
            "x",
            "6",
            "weeks",
            "not",
            "[x]",
            "[",
            "]",
            "(+)",
            "-",
            "Assessment:",
            "saddle",
            "anesthesia",
            ";",
            "visits",
            "9",
            "and",
            "without",
            "relief",
            "M54.16",
            "Dr.",
            "Osei,",
            "MD",
        ]
    ),
    max_size=60,
)


@given(WORDS)
def test_any_text_is_read_and_quoted(words):
    paper = Document(id="x", filename="x.txt", media_type="text/plain", pages=(Page(number=1, text=" ".join(words)),))
    for fact in read(paper, BOOK).facts:
        assert isinstance(fact.source, Span)
        assert fact.source.quote == paper.page(1).text[fact.source.start : fact.source.end]


@given(st.text(max_size=300))
def test_no_text_breaks_it(text):
    read(Document(id="x", filename="x.txt", media_type="text/plain", pages=(Page(number=1, text=text),)), BOOK)


@given(st.sampled_from(["fever", "saddle anesthesia", "urinary retention", "foot drop", "unexplained weight loss"]))
def test_a_denied_sign_is_never_present(sign):
    text = f"Office Visit 03/04/2026\nHPI: Low back pain. Denies chills, {sign}, or rash.\nPlan: none"
    paper = Document(id="x", filename="x.txt", media_type="text/plain", pages=(Page(number=1, text=text),))
    names = [fact.name for fact in read(paper, BOOK).facts]
    assert "red_flags" not in names
    assert "red_flags_denied" in names


def test_an_empty_document_is_other():
    record = read(Document(id="x", filename="scan_1.pdf", media_type="application/pdf", pages=()), BOOK)
    assert (record.kind, record.title, record.dated, record.facts) == ("other", "scan 1", None, ())
