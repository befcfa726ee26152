"""What is blacked out is gone: from the text, and from the picture as anyone reads it."""

from dataclasses import replace

import pikepdf
import pypdfium2
import pytest

from claimback import export, intake
from claimback.evidence.exhibits import exhibits
from claimback.model import ClaimbackError, Exhibit, ExhibitChoices, Page, Redaction, UnreadableFile
from claimback.workflow.packet import tools
from tests.checks import good_case as case
from tests.export.making_pdf import file_of, pdf, scan, text

SECRET, KEPT = "541-555-0177", "Lumbar pain since July"
PHONE = Redaction(words=SECRET)


def bound(tmp_path, data, name, *redactions, using=None, choices=None):
    """The packet of one exhibit with redactions: its pages' texts, and the packet's path."""
    document = intake.read_bytes(data, name)
    chosen = choices or ExhibitChoices(redact={name: redactions})
    exhibit = exhibits(document, None, (), frozenset(), (chosen, {document.id: document}))[0]
    path = tmp_path / "packet.pdf"
    given = ((exhibit, document, data),)
    export.packet(path, (case.cover, case.appeal_letter), given, case.TODAY, tools=using or tools())
    sheets = list(pypdfium2.PdfDocument(path))[-len(exhibit.pages) :]
    return [sheet.get_textpage().get_text_range() for sheet in sheets], path


def looked_at(path, page=-1):
    """What a reader of the picture of a packet's page reads."""
    count = len(pypdfium2.PdfDocument(path))
    seen = intake.render(path.read_bytes(), count + 1 + page, 200)
    return intake.read_bytes(seen, "page.png").pages[0].text


def digits(words):
    return "".join(sign for sign in words if sign.isdigit())


@pytest.mark.parametrize("rotate", [0, 90])
def test_words_of_a_typed_page(tmp_path, rotate):
    data = pdf(text(f"Call {SECRET} today") + text(KEPT, y=600), rotate=rotate)
    texts, path = bound(tmp_path, data, "note.pdf", PHONE)
    assert digits(SECRET) not in digits(texts[0].split("Exhibit")[0])
    seen = looked_at(path)
    assert "5550177" not in digits(seen)
    if not rotate:  # one that lies on its side is not read by looking
        assert KEPT in seen


def test_pages_without_the_words_stay_as_they_are(tmp_path):
    data = pdf(text(f"Call {SECRET} today"), text(KEPT))
    texts, _ = bound(tmp_path, data, "note.pdf", PHONE)
    assert KEPT in texts[1]
    assert "Call" not in texts[0]


def test_words_of_a_scan(tmp_path):
    texts, path = bound(tmp_path, file_of(scan(KEPT, f"Call {SECRET} today")), "scan.jpg", PHONE)
    assert SECRET not in texts[0]
    seen = looked_at(path)
    assert KEPT in seen
    assert "5550177" not in digits(seen)


def test_words_in_a_picture_on_a_typed_page(tmp_path):
    """The page's own text does not have them: it is looked at, because it shows a picture."""
    data = pdf(
        text("A page with typed words of its own and a letterhead. " * 3, size=7) + "q 500 0 0 250 50 400 cm /Im Do Q",
        picture=scan(f"Call {SECRET} today", size=(1200, 600)),
    )
    _, path = bound(tmp_path, data, "note.pdf", PHONE)
    assert "5550177" not in digits(looked_at(path))


def test_a_box(tmp_path):
    data = pdf(text(f"Call {SECRET} today") + text(KEPT, y=300))
    box = Redaction(page=1, box=(0.0, 0.0, 1.0, 0.3))
    texts, path = bound(tmp_path, data, "note.pdf", box)
    assert "Call" not in texts[0]
    assert looked_at(path).split()[:4] == KEPT.split()


def test_words_of_a_text(tmp_path):
    data = f"{KEPT}\nCall {SECRET} today, or (541) 555 0177.\n".encode()
    texts, _ = bound(tmp_path, data, "mail.txt", PHONE)
    assert KEPT in texts[0]
    assert texts[0].count("[redacted]") == 2
    assert "0177" not in texts[0]


def test_a_box_on_a_text_is_refused(tmp_path):
    with pytest.raises(ClaimbackError, match="no pages to draw a box on"):
        bound(tmp_path, b"A text of some words\n", "mail.txt", Redaction(page=1, box=(0, 0, 1, 1)))


def test_the_file_name_in_the_header_of_a_text_is_redacted_too(tmp_path):
    texts, _ = bound(tmp_path, f"{KEPT} Quill\n".encode(), "ada-quill.txt", Redaction(words="Quill"))
    assert "quill" not in texts[0].lower().split("exhibit")[0]


def test_where_it_cannot_be_proved_nothing_is_written(tmp_path):
    """A reader who still reads the words after they are blacked out."""
    data = pdf(text(f"Call {SECRET} today"))
    stubborn = Page(number=1, text=SECRET, ocr=True, words=intake.read_bytes(data, "x.pdf").pages[0].words)

    def read(given, name):
        document = intake.read_bytes(data, name)
        return document.model_copy(update={"pages": (stubborn,)}) if name.endswith(".png") else document

    with pytest.raises(ClaimbackError, match=r"cannot be proved .* page 1 of “note.pdf”"):
        bound(tmp_path, data, "note.pdf", PHONE, using=replace(tools(), read=read))
    assert not (tmp_path / "packet.pdf").exists()


def test_where_the_page_cannot_be_looked_at_nothing_is_written(tmp_path):
    def read(given, name):
        if name.endswith(".png"):
            raise UnreadableFile("timeout", "It took too long.")
        return intake.read_bytes(given, name)

    with pytest.raises(ClaimbackError, match="cannot be proved"):
        bound(tmp_path, pdf(text(f"Call {SECRET}")), "note.pdf", PHONE, using=replace(tools(), read=read))


def test_pages_that_are_left_out_leave_nothing(tmp_path):
    data = pdf(text("Page of secrets"), text(KEPT))
    texts, path = bound(tmp_path, data, "note.pdf", choices=ExhibitChoices(pages={"note.pdf": (2,)}))
    assert len(texts) == 1
    assert "page 2 of 2" in texts[0]
    with pikepdf.open(path) as opened:
        found = [item for item in opened.objects if isinstance(item, pikepdf.Stream)]
        streams = [item.read_bytes() for item in found if item.get("/Subtype") != pikepdf.Name.Image]
    assert not any(b"secrets" in stream for stream in streams)


def test_a_redacted_exhibit_shows_no_longer_what_it_hides():
    document = intake.read_bytes(f"{KEPT}\nCall {SECRET} today.\n".encode(), "n.txt")
    choices = ExhibitChoices(redact={"everywhere": (PHONE,)})
    one: Exhibit = exhibits(document, None, (), frozenset(), (choices, {document.id: document}))[0]
    at = document.pages[0].text.index("541")
    assert not one.shows(document.span(1, at, at + 5))
    assert one.shows(document.span(1, 0, 6))
