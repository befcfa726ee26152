"""Events of a case: only what was confirmed, each event once, each with the page that shows it."""

from claimback.evidence.timeline import timeline
from claimback.knowledge import book
from claimback.model import Exhibit, Known, Span

from .making import answer, fact, record

BOOK = book()
THERAPY = {"kind": "physical_therapy", "start": "2026-08-10", "end": "2026-09-25"}


def exhibit(label, document):
    return Exhibit(label=label, title=label, document=document, filename=f"{document}.pdf", pages=(1, 2, 3))


ENCLOSED = (exhibit("A", "letter"), exhibit("B", "note"), exhibit("C", "therapy"))


def shown(document, page, name, value, status="proposed"):
    where = Span(document=document, page=page, start=0, end=1, quote="x")
    return fact(name, value, status=status).model_copy(update={"source": where})


def test_nothing_that_was_not_confirmed():
    note = record("note", facts=[shown("note", 1, "treatments", [THERAPY])])
    assert timeline(Known(note.facts), (note,), ENCLOSED, BOOK) == ()


def test_one_event_of_two_notes_stands_once_with_the_paper_that_is_about_it():
    visits = THERAPY | {"visits": 9}
    note = record("note", facts=[shown("note", 2, "treatments", [THERAPY])])
    therapy = record("therapy", kind="therapy_note", facts=[shown("therapy", 3, "treatments", [visits])])
    agreed = [
        shown("note", 2, "treatments", [THERAPY], "confirmed"),
        shown("therapy", 3, "treatments", [visits], "confirmed"),
    ]
    (event,) = timeline(Known(agreed), (note, therapy), ENCLOSED, BOOK)
    assert (event.what, event.note, event.exhibit, event.page) == ("Physical therapy", "9 visits", "C", 3)


def test_two_treatments_of_a_kind_are_two_events():
    again = THERAPY | {"start": "2026-10-01", "end": "2026-10-20"}
    found = timeline(Known([answer("treatments", [THERAPY, again])]), (), ENCLOSED, BOOK)
    assert [event.start.isoformat() for event in found] == ["2026-08-10", "2026-10-01"]


def test_an_answer_points_to_the_paper_that_tells_the_same():
    xray = {"study": "X-ray", "date": "2026-08-04"}
    note = record("note", facts=[shown("note", 2, "prior_imaging", [{"study": "xray", "date": "2026-08-04"}])])
    (event,) = timeline(Known([answer("prior_imaging", [xray])]), (note,), ENCLOSED, BOOK)
    assert (event.exhibit, event.page) == ("B", 2)
    (alone,) = timeline(Known([answer("prior_imaging", [xray])]), (), ENCLOSED, BOOK)
    assert (alone.exhibit, alone.page) == ("", 0)


def test_own_treatment_and_one_that_goes_on():
    own = {"kind": "nsaid", "what": "ibuprofen", "start": "2026-08-01", "directed_by": "myself"}
    (event,) = timeline(Known([answer("treatments", [own])]), (), ENCLOSED, BOOK)
    assert (event.directed, event.goes_on, event.what) == (False, True, "Ibuprofen")


def test_the_denial_and_the_beginning():
    known = Known([answer("symptom_onset", "2026-07-20"), fact("notice_date", "2026-10-12")])
    first, last = timeline(known, (), ENCLOSED, BOOK)
    assert (first.kind, last.kind, last.exhibit) == ("symptoms", "decision", "A")
