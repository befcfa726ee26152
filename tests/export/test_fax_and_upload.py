"""The packet for a fax machine and for websites, and photos as pictures in it."""

from io import BytesIO
from zipfile import ZipFile

import numpy as np
import pikepdf
import pypdfium2
import pytest
from PIL import Image

from claimback import export, intake
from claimback.export.facsimile import black_and_white
from claimback.model import ClaimbackError, Document, Exhibit, Page
from claimback.workflow.packet import tools
from tests.checks import good_case as case
from tests.export.making_pdf import file_of, pdf, scan, text

ROWS = [("To", "Harbor Lantern Health Plan, Appeals"), ("Fax", ""), ("From", "Ada Quill")]


def packet(path, *files):
    """A packet of files that each have one page: (name, media type, bytes)."""
    given = []
    for number, (name, media, data) in enumerate(files):
        document = Document(id=str(number), filename=name, media_type=media, pages=(Page(number=1, text="x"),))
        label = "ABCDEFGH"[number]
        given.append(
            (Exhibit(label=label, title=name, document=document.id, filename=name, pages=(1,)), document, data)
        )
    export.packet(path, (case.cover, case.appeal_letter), given, case.TODAY, tools=tools())
    return path


def noise(seed, size=(1700, 2200)):
    dots = np.random.default_rng(seed).integers(0, 255, (size[1], size[0], 3), dtype=np.uint8)
    return file_of(Image.fromarray(dots))


def test_the_fax_is_one_bit_pages_of_one_size_behind_a_counted_sheet(tmp_path):
    whole = packet(
        tmp_path / "p.pdf",
        ("wide.png", "image/png", file_of(scan("A wide page", size=(2200, 1700)), "PNG")),
        ("note.pdf", "application/pdf", pdf(text("plainly seen words"))),
    )
    count = export.fax(whole, tmp_path / "fax.pdf", ROWS, case.TODAY, tools=tools())
    with pikepdf.open(tmp_path / "fax.pdf") as made:
        assert len(made.pages) == count == len(pypdfium2.PdfDocument(whole)) + 1
        for page in made.pages:
            picture = next(iter(page.images.values()))
            assert (int(picture.Width), int(picture.Height), int(picture.BitsPerComponent)) == (1700, 2200, 1)
            assert picture.Filter in (pikepdf.Name.CCITTFaxDecode, pikepdf.Array([pikepdf.Name.CCITTFaxDecode]))
            assert [float(edge) for edge in page.mediabox] == [0, 0, 612, 792]
    first = intake.read_bytes(intake.render((tmp_path / "fax.pdf").read_bytes(), 1, 150), "p.png").pages[0].text
    assert f"{count}, this sheet included" in first
    assert "Ada Quill" in first


def test_the_same_packet_is_the_same_fax(tmp_path):
    whole = packet(tmp_path / "p.pdf", ("note.pdf", "application/pdf", pdf(text("plainly seen words"))))
    for name in ("one.pdf", "two.pdf"):
        export.fax(whole, tmp_path / name, ROWS, case.TODAY, tools=tools())
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


def test_a_shadow_is_paper_and_a_box_stays_black():
    shades = np.linspace(255, 120, 1700, dtype=np.uint8)[None, :].repeat(2200, axis=0)
    shades[1000:1600, 300:1500] = 0
    shades[200:204, 1400:1600] = 40
    made = np.asarray(black_and_white(Image.fromarray(shades)))
    assert made[600:900].all()
    assert not made[1005:1595, 305:1495].any()
    assert not made[201:203, 1405:1595].any()


def test_a_small_packet_is_uploaded_as_it_is(tmp_path):
    whole = packet(tmp_path / "p.pdf")
    assert export.upload(whole, "packet-upload", whole.stat().st_size) == ()


def test_smaller_pictures_are_enough(tmp_path):
    whole = packet(tmp_path / "p.pdf", ("a.jpg", "image/jpeg", noise(1)))
    limit = whole.stat().st_size * 2 // 3
    (made,) = export.upload(whole, "packet-upload", limit)
    assert made.name == "packet-upload.pdf"
    assert made.stat().st_size <= limit
    assert len(pypdfium2.PdfDocument(made)) == len(pypdfium2.PdfDocument(whole))


def test_numbered_parts_hold_every_page_once_and_in_order(tmp_path):
    whole = packet(tmp_path / "p.pdf", *((f"{n}.jpg", "image/jpeg", noise(n)) for n in range(5)))
    limit = whole.stat().st_size // 4
    made = export.upload(whole, "packet-upload", limit)
    assert [path.name for path in made] == [f"packet-upload-{n}-of-{len(made)}.pdf" for n in range(1, len(made) + 1)]
    assert len(made) > 1
    assert all(path.stat().st_size <= limit for path in made)
    marks = [
        page.get_textpage().get_text_range().split("Packet page ")[-1].split()[0]
        for path in made
        for page in pypdfium2.PdfDocument(path)
    ]
    assert marks == [str(n) for n in range(1, len(pypdfium2.PdfDocument(whole)) + 1)]
    assert not (tmp_path / "packet-upload.pdf").exists()


def test_a_page_that_is_too_large_alone_is_told(tmp_path):
    whole = packet(tmp_path / "p.pdf", ("a.jpg", "image/jpeg", noise(1)))
    with pytest.raises(ClaimbackError, match="Page 3 of the packet alone"):
        export.upload(whole, "packet-upload", 120_000)


def test_photos_of_a_letter_are_pictures_in_the_order_that_their_pages_tell(tmp_path):
    archive = BytesIO()
    with ZipFile(archive, "w") as made:
        made.writestr("IMG_1.jpg", file_of(scan("The second of the pages", "Page 2 of 2")))
        made.writestr("IMG_2.jpg", file_of(scan("The first of the pages", "Page 1 of 2")))
    data = archive.getvalue()
    document = intake.read_bytes(data, "letter.zip")
    assert [page.picture for page in document.pages] == [2, 1]
    exhibit = Exhibit(label="A", title="T", document=document.id, filename="letter.zip", pages=(1, 2))
    path = tmp_path / "p.pdf"
    export.packet(path, (case.cover, case.appeal_letter), ((exhibit, document, data),), case.TODAY, tools=tools())
    count = len(pypdfium2.PdfDocument(path))
    seen = [
        intake.read_bytes(intake.render(path.read_bytes(), count - 1 + at, 150), "p.png").pages[0].text
        for at in range(2)
    ]
    assert "first of the pages" in seen[0]
    assert "second of the pages" in seen[1]
    with pikepdf.open(path) as opened:
        pictures = [item for item in opened.objects if isinstance(item, pikepdf.Stream) and "/Width" in item]
    assert len(pictures) == 2
