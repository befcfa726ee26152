"""What nobody sees on a strange page does not enter the packet."""

import pikepdf
import pypdfium2
import pytest

from claimback import export, intake
from claimback.export.jpeg import without_remarks
from claimback.model import Document, Exhibit, Page
from claimback.workflow.packet import tools
from tests.checks import good_case as case
from tests.export.making_pdf import pdf, scan, text

SEEN, UNSEEN = text("plainly seen words", y=600), "ghost words"
HIDDEN = {
    "not painted": SEEN + text(UNSEEN, before="3 Tr"),
    "white": SEEN + "1 g\n" + text(UNSEEN) + "0 g\n",
    "under a box": SEEN + text(UNSEEN) + "0 g 60 690 300 30 re f\n",
    "off the page": SEEN + text(UNSEEN, x=900),
    "below the page": SEEN + text(UNSEEN, y=-200),
    "tiny": SEEN + text(UNSEEN, size=0.01),
    "clipped away": SEEN + "q 0 0 1 1 re W n\n" + text(UNSEEN) + "Q\n",
    "a mark": SEEN + f"/Span <</ActualText ({UNSEEN})>> BDC " + text("abc", y=500) + "EMC\n",
}


def packet(tmp_path, data, pages=1):
    exhibit = Exhibit(label="A", title="T", document="a", filename="a.pdf", pages=tuple(range(1, pages + 1)))
    document = Document(
        id="a", filename="a.pdf", media_type="application/pdf",
        pages=tuple(Page(number=number, text="x") for number in exhibit.pages),
    )  # fmt: skip
    path = tmp_path / "p.pdf"
    export.packet(path, (case.cover, case.appeal_letter), ((exhibit, document, data),), case.TODAY, tools=tools())
    return path


def last_text(path):
    opened = pypdfium2.PdfDocument(path)
    return opened[len(opened) - 1].get_textpage().get_text_range()


def streams(path):
    with pikepdf.open(path) as opened:
        return b"".join(
            item.read_bytes() for item in opened.objects
            if isinstance(item, pikepdf.Stream) and item.get("/Subtype") != pikepdf.Name.Image
        )  # fmt: skip


@pytest.mark.parametrize("how", HIDDEN)
def test_hidden_text_stays_behind(tmp_path, how):
    path = packet(tmp_path, pdf(HIDDEN[how]))
    assert UNSEEN not in last_text(path)
    assert UNSEEN.encode() not in streams(path)


def test_what_is_seen_stays_text(tmp_path):
    assert "plainly seen words" in last_text(packet(tmp_path, pdf(SEEN)))


def test_the_text_under_a_scan_goes_and_the_scan_stays_as_it_was(tmp_path):
    layer = "q 612 0 0 792 0 0 cm /Im Do Q\n" + text(UNSEEN, before="3 Tr")
    path = packet(tmp_path, pdf(layer, picture=scan("The words of the scan")))
    assert UNSEEN not in last_text(path)
    with pikepdf.open(path) as opened:
        pictures = [item for item in opened.objects if isinstance(item, pikepdf.Stream) and "/Width" in item]
    assert [int(item.Width) for item in pictures] == [1700]


def test_camera_and_place_go_from_a_picture(tmp_path):
    path = packet(tmp_path, pdf("q 612 0 0 792 0 0 cm /Im Do Q\n", picture=scan("The words of the scan")))
    with pikepdf.open(path) as opened:
        raw = b"".join(item.read_raw_bytes() for item in opened.objects if isinstance(item, pikepdf.Stream))
    assert b"\xff\xd8" in raw
    assert b"secret camera" not in raw


def test_a_layer_that_is_off_stays_behind(tmp_path):
    made = pikepdf.open(__import__("io").BytesIO(pdf(SEEN + "/OC /L BDC\n" + text(UNSEEN) + "EMC\n")))
    layer = made.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="off"))
    made.Root.OCProperties = pikepdf.Dictionary(
        OCGs=[layer], D=pikepdf.Dictionary(BaseState=pikepdf.Name.ON, OFF=[layer])
    )
    made.pages[0].obj.Resources.Properties = pikepdf.Dictionary(L=layer)
    file = tmp_path / "layered.pdf"
    made.save(file)
    path = packet(tmp_path, file.read_bytes())
    assert UNSEEN not in last_text(path)
    seen = intake.read_bytes(intake.render(path.read_bytes(), len(pypdfium2.PdfDocument(path)), 150), "p.png")
    assert "plainly seen" in seen.pages[0].text
    assert "ghost" not in seen.pages[0].text


def test_pages_that_hide_text_are_named():
    assert intake.unseen(pdf(SEEN, HIDDEN["white"], SEEN, HIDDEN["under a box"])) == (2, 4)


@pytest.mark.parametrize("torn", [b"", b"\xff\xd8", b"\xff\xd8\xff\xe1\xff\xff", b"no jpeg"])
def test_a_torn_jpeg_is_left_as_it_is(torn):
    assert without_remarks(torn) == torn
