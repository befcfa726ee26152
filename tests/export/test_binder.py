from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageDraw

from claimback import export
from claimback.export.pages import COLUMNS, wrapped
from claimback.export.typeset import _linked, letter
from claimback.model import ClaimbackError, Document, Exhibit, Page, Run
from claimback.workflow.packet import tools
from tests.checks import good_case as case


def exhibit(label, filename, media, text="", pages=1, chosen=None):
    found = tuple(Page(number=number + 1, text=text) for number in range(pages))
    document = Document(id=label * 64, filename=filename, media_type=media, pages=found)
    numbers = chosen or tuple(range(1, pages + 1))
    return Exhibit(
        label=label, title=f"Title {label}", document=document.id, filename=filename, pages=numbers
    ), document


def picture(kind="PNG", size=(900, 600), words="PHOTO"):
    made = Image.new("RGB", size, "white")
    ImageDraw.Draw(made).text((40, 40), words, fill="black", font_size=60)
    file = BytesIO()
    made.save(file, kind)
    return file.getvalue()


def hostile():
    """A PDF with a script, an attachment, a form, a link, metadata, and a turned page of another size."""
    pdf = pikepdf.open(BytesIO(letter(case.long_letter, case.TODAY)))
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
    pdf.Root.Names = pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=["x", pdf.Root.OpenAction]))
    pdf.attachments["evil.exe"] = b"MZ evil payload"
    pdf.docinfo["/Author"] = "Secret Author"
    link = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 99, 99],
        A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI="http://evil.example"),
    )  # fmt: skip
    pdf.pages[0].obj.Annots = pdf.make_indirect(pikepdf.Array([pdf.make_indirect(link)]))
    pdf.pages[0].obj.AA = pikepdf.Dictionary(O=pdf.Root.OpenAction)
    pdf.pages[1].obj.Rotate = 90
    pdf.pages[1].obj.TrimBox = [0, 0, 5, 5]
    file = BytesIO()
    pdf.save(file)
    return file.getvalue()


MAIL = "\n".join(f"line {number} of the mail  with  gaps " + "and words " * (number % 25) for number in range(150))
EXHIBITS = (
    (*exhibit("A", "denial.pdf", "application/pdf", pages=2), hostile()),
    (*exhibit("B", "visit-note.txt", "text/plain", case.NOTE), b""),
    (*exhibit("C", "meds.png", "image/png"), picture()),
    (*exhibit("D", "mail.eml", "message/rfc822", MAIL), b""),
    (*exhibit("E", "again.pdf", "application/pdf", pages=2, chosen=(2,)), letter(case.long_letter, case.TODAY)),
)


@pytest.fixture(scope="module")
def packet(tmp_path_factory):
    path = tmp_path_factory.mktemp("packet") / "packet.pdf"
    export.packet(path, (case.cover, case.appeal_letter), EXHIBITS, case.TODAY, tools=tools())
    return path


@pytest.fixture(scope="module")
def texts(packet):
    return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in pypdfium2.PdfDocument(packet)]


def test_contents_bookmarks_and_stamps_agree(packet, texts):
    starts = {mark.get_title(): mark.get_dest().get_index() for mark in pypdfium2.PdfDocument(packet).get_toc()}
    assert list(starts) == [
        "Cover and contents", case.appeal_letter.title, *(f"Exhibit {label}: Title {label}" for label in "ABCDE"),
    ]  # fmt: skip
    for label in "ABCDE":
        index = starts[f"Exhibit {label}: Title {label}"]
        first = 2 if label == "E" else 1
        assert f"Exhibit {label}, page {first} of" in texts[index]
        assert f"Packet page {index + 1} of {len(texts)}" in texts[index]
        row = next(line for line in texts[0].splitlines() if line.startswith(f"Exhibit {label} "))
        assert row.split()[-1] == str(index + 1)


def test_every_page_is_numbered_letter_paper(packet, texts):
    for number, text in enumerate(texts, 1):
        assert f"Packet page {number} of {len(texts)}" in text
    with pikepdf.open(packet) as pdf:
        for page in pdf.pages:
            assert sorted(float(edge) for edge in page.mediabox)[-2:] == [612, 792]


def test_nothing_of_an_exhibit_is_lost(texts):
    whole = " ".join(" ".join(texts).split())
    for line in [*case.NOTE.splitlines(), *case.DENIAL.splitlines()[:0]]:
        assert " ".join(line.split()) in whole
    for number in range(150):
        assert f"line {number} of the mail with gaps" in whole
    assert whole.count("and words") == sum(number % 25 for number in range(150))
    assert whole.count("I am appealing your decision of May 4, 2026") == 2


def test_text_that_spills_over_is_marked_as_continued(texts):
    spilled = [text for text in texts if "Exhibit D, page 1 of 1" in text]
    assert len(spilled) > 1
    assert ["(continued)" in text for text in spilled] == [False] + [True] * (len(spilled) - 1)


def test_the_stamp_covers_nothing(packet):
    """By boxes: every sign lies in the strip or above it. By looking: without its stamp the strip is empty."""
    opened = pikepdf.open(packet)
    stamped = [number for number, page in enumerate(opened.pages) if "/Stamp" in page.resources.get("/XObject", {})]
    assert len(stamped) >= 9
    document = pypdfium2.PdfDocument(packet)
    for number in stamped:
        text = document[number].get_textpage()
        boxes = [text.get_charbox(index) for index in range(text.count_chars())]
        inked = [(bottom, top) for _, bottom, _, top in boxes if top > bottom]
        assert all(top <= 36 or bottom >= 36 for bottom, top in inked)
        assert any(top <= 36 for _, top in inked)
        del opened.pages[number].resources.XObject["/Stamp"]
    bare = BytesIO()
    opened.save(bare)
    for number in stamped:
        picture = pypdfium2.PdfDocument(bare.getvalue())[number].render(scale=2).to_pil().convert("L")
        strip = picture.crop((0, picture.height - 72, picture.width, picture.height))
        assert strip.getextrema() == (255, 255)


def test_every_exhibit_of_a_list_is_a_link():
    links = {"Exhibit B": "claimback:B", "Exhibit C": "claimback:C", "Exhibit C, page 2": "claimback:C/2"}
    made = _linked(Run(text="See Exhibits B and C, the notes (Exhibit C, page 2)."), links)
    assert "".join(part["text"] for part in made) == "See Exhibits B and C, the notes (Exhibit C, page 2)."
    assert [(part["text"], part["link"]) for part in made if part["link"]] == [
        ("B", "claimback:B"), ("C", "claimback:C"), ("Exhibit C, page 2", "claimback:C/2"),
    ]  # fmt: skip
    assert _linked(Run(text="Exhibits B"), {})[0]["link"] is None


def test_only_drawings_of_a_hostile_file_are_taken(packet):
    data = packet.read_bytes()
    with pikepdf.open(packet) as pdf:
        keys = {key for item in pdf.objects if isinstance(item, pikepdf.Dictionary | pikepdf.Stream) for key in item}
        words = {str(item) for item in pdf.objects if isinstance(item, pikepdf.String)}
        assert not pdf.attachments
        assert set(pdf.docinfo) == {"/Title"}
        jumps = [mark for page in pdf.pages for mark in page.obj.get("/Annots", [])]
    assert not keys & {"/JS", "/OpenAction", "/AA", "/EmbeddedFiles", "/Metadata", "/AcroForm", "/URI"}
    assert not words & {"Secret Author"}
    assert b"evil" not in data
    assert jumps and all("/Dest" in mark for mark in jumps)


def test_links_lead_to_the_exhibit(packet, texts):
    with pikepdf.open(packet) as pdf:
        pages = [page.obj.objgen for page in pdf.pages]
        aims = [pages.index(mark.Dest[0].objgen) for page in pdf.pages[1:3] for mark in page.obj.get("/Annots", [])]
    assert [texts[aim].split("Exhibit ")[-1][:9] for aim in aims[:2]] == ["A, page 1", "B, page 1"]


def test_same_input_same_bytes(packet, tmp_path):
    export.packet(tmp_path / "again.pdf", (case.cover, case.appeal_letter), EXHIBITS, case.TODAY, tools=tools())
    assert (tmp_path / "again.pdf").read_bytes() == packet.read_bytes()


@pytest.mark.parametrize("kind", ["JPEG", "TIFF", "PNG"])
def test_pictures_lie_as_they_are(tmp_path, kind):
    wide, tall = exhibit("A", "w", "image/x"), exhibit("B", "t", "image/x")
    path = tmp_path / "p.pdf"
    given = ((*wide, picture(kind)), (*tall, picture(kind, (2400, 3000))))
    export.packet(path, (case.cover, case.appeal_letter), given, case.TODAY, tools=tools())
    assert [page.get_size() for page in pypdfium2.PdfDocument(path)][-2:] == [(792, 612), (612, 792)]


def broken_stream():
    """A PDF whose one page is compressed wrongly."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(612, 792))
    page.obj.Contents = pdf.make_stream(b"this is no deflate stream", Filter=pikepdf.Name.FlateDecode)
    file = BytesIO()
    pdf.save(file, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return file.getvalue()


def locked():
    file = BytesIO()
    pdf = pikepdf.open(BytesIO(letter(case.long_letter, case.TODAY)))
    pdf.save(file, encryption=pikepdf.Encryption(user="secret", owner="secret"))
    return file.getvalue()


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7 torn", broken_stream(), locked()], ids=["empty", "torn", "stream", "locked"]
)
def test_a_broken_file_is_replaced_by_its_text(tmp_path, data):
    path = tmp_path / "p.pdf"
    given = ((*exhibit("A", "torn.pdf", "application/pdf", "the words that were read"), data),)
    export.packet(path, (case.cover, case.appeal_letter), given, case.TODAY, tools=tools())
    assert (
        "the words that were read"
        in pypdfium2.PdfDocument(path)[-1 + len(pypdfium2.PdfDocument(path))].get_textpage().get_text_range()
    )


def test_a_packet_without_exhibits_is_cover_and_letter(tmp_path):
    export.packet(tmp_path / "p.pdf", (case.cover, case.appeal_letter), (), case.TODAY, tools=tools())
    assert len(pypdfium2.PdfDocument(tmp_path / "p.pdf")) == 2


def test_a_broken_picture_without_text_is_named(tmp_path):
    given = ((*exhibit("A", "photo.jpg", "image/jpeg"), b"\xff\xd8\xff torn"),)
    with pytest.raises(ClaimbackError, match=r"photo\.jpg"):
        export.packet(tmp_path / "p.pdf", (case.cover, case.appeal_letter), given, case.TODAY, tools=tools())


def test_a_broken_file_without_text_is_named(tmp_path):
    given = ((*exhibit("A", "torn.pdf", "application/pdf", " \n"), b"%PDF-1.7 torn"),)
    with pytest.raises(ClaimbackError, match=r"torn\.pdf"):
        export.packet(tmp_path / "p.pdf", (case.cover, case.appeal_letter), given, case.TODAY, tools=tools())
    assert not (tmp_path / "p.pdf").exists()


@pytest.mark.parametrize("line", ["", "short", "word " * 60, "x" * 500, "   " + "indented text " * 20])
def test_wrapped_lines_keep_every_word(line):
    pieces = wrapped(line)
    assert all(len(piece) <= COLUMNS for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(line.split())
