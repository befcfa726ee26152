"""Papers and answers that disagree are told before anything is sent; those that agree are not."""

from datetime import date
from types import SimpleNamespace

from claimback.checks.disagreements import check
from claimback.evidence.records import read
from claimback.knowledge import book
from claimback.model import AnswerSource, Document, Evidence, Exhibit, Fact, Known, Page

BOOK = book()
KNEE = "Office Visit 03/10/2026\nHPI: {side} knee pain. {more}\nExam: {side} knee effusion.\n"
THERAPY = (
    "PHYSICAL THERAPY DISCHARGE NOTE\nDate: 02/20/2026\n"
    "Evaluation date: {first}  Discharge date: 02/20/2026\nTotal visits: 8\n"
)


def said(name, value):
    source = AnswerSource(question=name)
    return Fact(name=name, value=value, source=source, found_by="test", confidence=1, status="confirmed")


def findings(*texts, answers=()):
    papers = [
        Document(id=f"d{n}", filename=f"paper{n}.txt", media_type="text/plain", pages=(Page(number=1, text=text),))
        for n, text in enumerate(texts)
    ]
    records = tuple(read(one, BOOK) for one in papers)
    exhibits = tuple(
        Exhibit(label="ABCD"[n], title="x", document=id_, filename=id_, pages=(1,))
        for n, id_ in enumerate(["letter", *(one.id for one in papers)])
    )
    evidence = Evidence(records=records, exhibits=exhibits)
    matter = SimpleNamespace(evidence=evidence, known=Known(answers), book=BOOK, today=date(2026, 4, 1))
    return list(check(matter))


def ids(*texts, answers=()):
    return [one.id for one in findings(*texts, answers=answers)]


def test_sides():
    left, right = KNEE.format(side="Left", more=""), KNEE.format(side="Right", more="")
    assert ids(left, right) == ["sides_differ"]
    assert ids(left, left) == []
    assert ids(left, right.replace("knee", "hip")) == []


def test_days_and_visits_of_a_treatment():
    therapy = THERAPY.format(first="01/12/2026")
    mine = {"kind": "physical_therapy", "start": "2026-01-10", "end": "2026-02-20", "visits": 8}
    (one,) = findings(therapy, answers=[said("treatments", [mine])])
    assert "first day: you answered 2026-01-10" in one.message
    assert "2026-01-12" in one.message
    assert ids(therapy, answers=[said("treatments", [mine | {"start": "2026-01-12"}])]) == []
    assert ids(therapy, answers=[said("treatments", [mine | {"start": "2025-01-12", "end": "2025-02-20"}])]) == []


def test_a_note_that_denies_what_a_therapist_wrote():
    note = KNEE.format(side="Left", more="Has not tried physical therapy.")
    (one,) = findings(note, THERAPY.format(first="01/12/2026"))
    assert one.id == "treatment_denied"
    assert "Has not tried physical therapy" in one.message
    late = THERAPY.format(first="03/15/2026").replace("02/20/2026", "04/20/2026")
    assert ids(note, late) == []


def test_a_warning_sign_that_a_note_denies():
    note = KNEE.format(side="Left", more="Denies fever.")
    assert ids(note, answers=[said("red_flags", ["fever_infection"])]) == ["sign_denied"]
    assert ids(note, answers=[said("red_flags", ["none"])]) == []


BACK = "Office Visit {on}\nHPI: Low back pain since {since}. {more}\n"


def test_the_beginning_of_the_symptoms():
    one = BACK.format(on="03/10/2026", since="01/05/2026", more="")
    other = BACK.format(on="04/10/2026", since="11/20/2025", more="")
    assert ids(one, other) == ["onset_differs"]
    assert ids(one, BACK.format(on="04/10/2026", since="01/20/2026", more="")) == []
    (told,) = findings(one, answers=[said("symptom_onset", "2025-10-01")])
    assert told.id == "onset_differs"
    assert "your answer on 2025-10-01" in told.message
    assert ids(one, answers=[said("symptom_onset", "2026-01-01")]) == []


def test_two_papers_on_one_course_of_therapy():
    note = BACK.format(on="03/10/2026", since="01/05/2026", more="PT from 01/20/2026 to 02/20/2026, no better.")
    (told,) = findings(note, THERAPY.format(first="01/12/2026"))
    assert told.id == "papers_differ"
    assert "first day" in told.message
    assert "2026-01-20" in told.message
    assert "2026-01-12" in told.message
    assert ids(note.replace("01/20/2026 to", "01/12/2026 to"), THERAPY.format(first="01/12/2026")) == []
