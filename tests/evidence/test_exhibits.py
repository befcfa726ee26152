"""Labels and order of enclosures, and records about other people."""

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from claimback.evidence import strangers
from claimback.evidence.exhibits import exhibits, label, pages_of
from claimback.evidence.records import read
from claimback.knowledge import book
from claimback.model import ExhibitChoices, Page, Span

from .making import fact, known, paper, record

LETTER = paper("Denied", id_="letter", name="letter.pdf")
NOTICED = date(2026, 10, 12)


def test_order_answers_first_then_date_then_the_rest():
    given_ = (
        record("bill", kind="eob", dated=date(2026, 1, 1)),
        record("late", dated=date(2026, 9, 30), facts=[fact("treatments", [{}])]),
        record("code", dated=date(2026, 2, 2), facts=[fact("diagnosis_code", "M54.16")]),
        record("early", dated=date(2026, 8, 3), facts=[fact("exam_findings", "x")], pages=3),
        record("undated", facts=[fact("treatments", [{}])]),
    )
    found = exhibits(LETTER, NOTICED, given_, frozenset({"treatments", "exam_findings"}))
    assert [one.document for one in found] == ["letter", "early", "late", "undated", "code", "bill"]
    assert [one.label for one in found] == ["A", "B", "C", "D", "E", "F"]
    assert found[0].title == "Denial letter, October 12, 2026"
    assert found[1].pages == (1, 2, 3)
    assert found[-1].proves == ()


def test_names_prove_nothing():
    found = exhibits(
        LETTER, None, (record(facts=[fact("patient_name", "A B"), fact("doctor_name", "C D, MD")]),), frozenset()
    )
    assert found[1].proves == ()
    assert found[0].title == "Denial letter"


@given(st.integers(0, 700))
def test_labels_are_all_different_and_in_order(count):
    labels = [label(index) for index in range(count)]
    assert len(set(labels)) == count
    assert all((len(a), a) < (len(b), b) for a, b in pairwise(labels))


def test_label():
    assert [label(0), label(25), label(26), label(51), label(52)] == ["A", "Z", "AA", "AZ", "BA"]


def about(text, **facts):
    return [found.name for _, found in strangers((read(paper(text), book()),), known(**facts))]


NOTE = "Office Visit 08/03/2026\nPatient: Marisol Ferrante   DOB: 05/17/1979\nHPI: Low back pain.\nPlan: MRI\n"


def test_records_of_other_people():
    assert about(NOTE, member_name="Marisol Ferrante") == []
    assert about(NOTE, member_name="FERRANTE, MARISOL A") == []
    assert about(NOTE, member_name="Corwin Ferrante", patient_name="Marisol Ferrante") == []
    assert about(NOTE, member_name="Odell Brannigan") == ["patient_name"]
    assert about(NOTE, member_name="Marisol Ferrante", date_of_birth="1981-01-01") == ["date_of_birth"]
    assert about(NOTE, member_name="Marisol Smith", date_of_birth="1979-05-17") == []
    assert about("no name at all", member_name="Marisol Ferrante") == []


def test_headings_are_no_names():
    for head in ("Patient Portal Message", "Re: Lumbar MRI", "Patient Care Summary", "Re: Letter of Medical Necessity"):
        assert about(f"{head}\nHPI: Low back pain.\nPlan: MRI\n", member_name="Marisol Ferrante") == []
    assert about(NOTE.replace("Marisol Ferrante", "Ferrante, Marisol"), member_name="Marisol Ferrante") == []


def test_a_birth_date_with_two_digits_of_year():
    for written, born in (("9/9/79", "1979-09-09"), ("3/3/30", "1930-03-03"), ("1/2/19", "2019-01-02")):
        note = read(paper(NOTE.replace("05/17/1979", written)), book())
        assert [fact.value for fact in note.facts if fact.name == "date_of_birth"] == [born]


def on(page):
    return fact("exam_findings", "x").model_copy(
        update={"source": Span(document="d", page=page, start=0, end=1, quote="x")}
    )


def test_of_a_long_paper_the_pages_that_prove_something():
    assert pages_of(record(pages=40, facts=[on(7), on(20)])) == (1, 7, 8, 20, 21)
    assert pages_of(record(pages=12, facts=[on(7)])) == tuple(range(1, 13))
    assert pages_of(record(pages=40)) == tuple(range(1, 41))


def test_the_persons_pages_stand_over_that():
    long = paper("Note", id_="long", name="long.pdf").model_copy(
        update={"pages": tuple(Page(number=number, text="x") for number in range(1, 41))}
    )
    papers = {one.id: one for one in (LETTER, long)}
    mine = record("long", pages=40, facts=[on(7)]).model_copy(update={"filename": "long.pdf"})
    for chosen, expected in (((2, 3), (2, 3)), ((), tuple(range(1, 41)))):
        choices = ExhibitChoices(pages={"long.pdf": chosen})
        found = exhibits(LETTER, None, (mine,), frozenset(), (choices, papers))
        assert found[1].pages == expected
