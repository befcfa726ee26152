"""The timeline page: every event with its place, in words that can be read from the page, and its links."""

from datetime import date
from io import BytesIO

import pikepdf
import pypdfium2

from claimback.export.timeline import MOST_ROWS, timeline_page
from claimback.model import Event

TODAY = date(2026, 11, 1)
ONSET = Event(kind="symptoms", what="Symptoms", start=date(2026, 7, 20), goes_on=True, exhibit="C", page=2)
THERAPY = Event(
    kind="treatment", what="Physical therapy", start=date(2026, 8, 10), end=date(2026, 9, 25), note="9 visits",
    exhibit="B", page=1,
)  # fmt: skip
OWN = Event(kind="treatment", what="Ibuprofen", start=date(2026, 8, 1), goes_on=True, directed=False)
DENIED = Event(kind="decision", what="Denied", start=date(2026, 10, 12), exhibit="A", page=1)


def page(*events, links=None, summary=""):
    return timeline_page(events, summary, links or {}, "Packet page 5 of 9", TODAY)


def text(data):
    return " ".join(pypdfium2.PdfDocument(data)[0].get_textpage().get_text_bounded().split())


def test_every_event_stands_with_its_dates_and_its_place():
    told = text(page(ONSET, THERAPY, OWN, DENIED, summary="Provider-directed treatment: 47 days."))
    for words in (
        "Symptoms", "since Jul 20, 2026", "Exhibit C, page 2", "Physical therapy",
        "Aug 10 to Sep 25, 2026 - 9 visits", "Exhibit B, page 1", "the patient's account", "Denied Oct 12, 2026",
        "treatment on one's own", "Provider-directed treatment: 47 days.", "Packet page 5 of 9",
    ):  # fmt: skip
        assert words in told, words


def test_a_place_leads_to_its_page():
    made = pikepdf.open(BytesIO(page(ONSET, THERAPY, links={"Exhibit B, page 1": "claimback:B/1"})))
    found = [str(mark.A.URI) for mark in made.pages[0].Annots]
    assert found == ["claimback:B/1"]


def test_too_little_is_not_drawn():
    assert page(ONSET) is None
    assert page(ONSET, DENIED) is None


def test_one_page_however_many_events_and_it_says_how_many_are_left_out():
    many = [THERAPY.model_copy(update={"what": f"Visit {n}", "start": date(2026, 8, 1 + n)}) for n in range(25)]
    made = page(*many, DENIED)
    assert len(pypdfium2.PdfDocument(made)) == 1
    assert f"{25 - MOST_ROWS} more events" in text(made)


def test_black_and_white_only():
    picture = pypdfium2.PdfDocument(page(ONSET, THERAPY, OWN, DENIED))[0].render(scale=1).to_pil().convert("RGB")
    assert all(abs(r - g) < 3 and abs(g - b) < 3 for r, g, b in picture.getdata())


def test_the_same_bytes_every_time():
    assert page(ONSET, THERAPY, DENIED) == page(ONSET, THERAPY, DENIED)


def test_far_dates_and_odd_words_stay_on_the_page():
    old = Event(kind="imaging", what="#strong[x] $a$ \\", start=date(1999, 12, 31), note="x" * 200)
    assert "#strong[x]" in text(page(old, THERAPY, DENIED))
