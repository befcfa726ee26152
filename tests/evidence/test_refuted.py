"""Statements of the insurer against the records: found only near a stated reason, argued only when confirmed."""

import pytest

from claimback.evidence.records import read
from claimback.evidence.refuted import refuted
from claimback.knowledge import book
from claimback.model import Analysis, Denial, Exhibit, Known, Objection, Reading, Rights

from .making import answer, paper

BOOK = book()
NOTE = """Office Visit 03/30/2026
HPI: Low back pain since 01/05/2026. Completed physical therapy from 02/02/2026 to 03/20/2026, 9 visits, no better.
Exam: Right ankle dorsiflexion 4/5. Gait normal.
Imaging: X-ray lumbar spine 01/12/2026: no fracture.
"""
LETTER = "We deny the MRI. {} You may appeal."


def found(sentence, *answers, note=NOTE, far=""):
    letter = paper(LETTER.format(sentence) + far, "letter", "letter.txt")
    start = letter.pages[0].text.index("We deny")
    stated = letter.span(1, start, start + 16)
    objection = Objection(kind="conservative_care", stated=stated, confidence=1, found_by="test")
    denial = Denial(decision="denied", stage="pre_service", level="initial", plan="unknown", objections=(objection,))
    analysis = Analysis(document=letter, reading=Reading(), denial=denial, rights=Rights())
    record = read(paper(note, "note", "note.txt"), BOOK)
    enclosed = tuple(
        Exhibit(label=label, title=label, document=document, filename=document, pages=(1,))
        for label, document in (("A", "letter"), ("B", "note"))
    )
    known = Known(answers)
    told = known.plus(record.facts)
    return list(refuted(analysis, known, told, ((record,), enclosed), BOOK))


@pytest.mark.parametrize(
    ("sentence", "claim", "words"),
    [
        (
            "The records do not show that physical therapy was tried.",
            "no_physical_therapy",
            "Completed physical therapy",
        ),
        ("There is no record of an X-ray.", "no_xray", "X-ray lumbar spine"),
        ("The notes do not include a physical examination.", "no_exam", "Right ankle dorsiflexion 4/5"),
        ("There is no neurologic deficit.", "no_deficit", "Right ankle dorsiflexion 4/5"),
    ],
)
def test_a_record_refutes_it_on_its_page(sentence, claim, words):
    (one,) = found(sentence)
    assert (one.claim, one.exhibit, one.shown.page, one.confirmed) == (claim, "B", 1, False)
    assert words in one.shown.quote
    assert one.stated.quote in sentence


def test_what_the_person_confirmed_may_be_argued():
    (one,) = found("The records do not show physical therapy.", answer("treatments", [{"kind": "physical_therapy"}]))
    assert one.confirmed


def test_what_the_record_does_not_show_is_not_refuted():
    assert found("There is no record of an X-ray.", note=NOTE.replace("Imaging", "Plan")) == []
    assert (
        found("There is no record of a re-evaluation after treatment.", note="Office Visit 03/30/2026\nHPI: pain") == []
    )


def test_a_rule_far_from_the_reason_is_no_statement_about_the_case():
    assert found("Thank you.", far=" x" * 200 + " Imaging is not covered where no X-ray was done.") == []


def test_a_treatment_too_short_refutes_no_length():
    sentence = "The records do not show six weeks of treatment."
    assert found(sentence) == []
    days = [answer("care_days", 47)]
    assert [one.claim for one in found(sentence, *days)] == ["too_short"]
    short = NOTE.replace("03/20/2026", "02/20/2026")
    assert found(sentence, *days, note=short) == []
