"""Words are blacked out on a page of the browser: looked at first, gone from the packet, taken back; or no packet."""

import io
import re
import zipfile

import pikepdf
import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

NOTE = b"Office visit 11/05/2026\nPatient: Odile Quant\nHPI: Low back pain. Call 541-555-0133.\nExam: Strength 4/5.\n"
NUMBER = "541-555-0133"


class Page:
    """The pages of a case's enclosures."""

    def __init__(self, client, work, token: str) -> None:
        self.client, self.work, self.base = client, work, f"/c/{token}"

    def get(self, address: str):
        answer = self.client.get(address)
        for _ in range(4):
            if answer.status_code != 302:
                break
            self.work()
            answer = self.client.get(answer["Location"])
        return answer

    def of(self, name: str) -> str:
        """The address of a paper's page."""
        rows = self.get(f"{self.base}/exhibits").content.decode().split('<li class="card"')
        row = next(one for one in rows if f'"hint">{name} ' in one)
        return re.search(rf'"({self.base}/exhibits/\w+)"', row)[1]

    def post(self, name: str, **told: str):
        return self.client.post(self.of(name), told)

    def packet(self) -> str:
        """The text of the whole packet, and every byte of it opened."""
        self.get(f"{self.base}/send")
        data = self.client.get(f"{self.base}/send/packet.pdf").content
        text = "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))
        with pikepdf.open(io.BytesIO(data)) as pdf:
            held = b"".join(one.read_bytes() for one in pdf.objects if isinstance(one, pikepdf.Stream) and _open(one))
        return text + held.decode("latin-1")


def _open(stream) -> bool:
    return stream.get("/Filter") in (None, pikepdf.Name.FlateDecode)


@pytest.fixture
def page(client, work, case) -> Page:
    client.post(f"/c/{case}/records", {"files": [SimpleUploadedFile("note.txt", NOTE)]})
    work()
    return Page(client, work, case)


def test_every_place_is_shown_before_anything_is_done(page):
    shown = page.post("note.txt", way="look", words="541 555-0133", place="here").content.decode()
    assert "stands in 1 place" in shown
    assert re.search(rf'Call <mark class="asked-mark">{NUMBER}</mark>', shown), "in the list, with the words around"
    assert shown.count('class="asked-mark"') == 2, "and on the page"
    assert "Nothing is blacked out yet" in shown
    assert NUMBER in page.packet()


def test_what_is_blacked_out_is_in_no_byte_of_the_packet_until_it_is_taken_back(page):
    assert page.post("note.txt", way="black", words=NUMBER, place="here").status_code == 302
    assert NUMBER not in page.packet()
    shown = page.get(page.of("note.txt")).content.decode()
    assert "Proved: each page" in shown
    assert "[redacted]" in shown
    assert f"Blacked out: “{NUMBER}”" in page.get(f"{page.base}/exhibits").content.decode().replace("\n", " ")
    page.post("note.txt", way="back", at="here:0")
    assert "Nothing yet." in page.get(page.of("note.txt")).content.decode()
    assert NUMBER in page.packet()


def test_everywhere_is_in_every_paper_and_here_is_not(page):
    shown = page.post("note.txt", way="look", words="Odile Quant", place="everywhere").content.decode()
    assert {"Exhibit A", "Exhibit B"} <= set(re.findall(r"(Exhibit \w), page 1:", shown))
    page.post("note.txt", way="black", words="Odile Quant", place="here")
    assert "Blacked out" in page.get(page.of("note.txt")).content.decode()
    assert "Nothing yet." in page.get(page.of("letter.txt")).content.decode()
    page.post("note.txt", way="black", words="Odile", place="everywhere")
    assert "in every enclosure" in page.get(page.of("letter.txt")).content.decode().split("<h2>Blacked out</h2>")[1]
    page.post("letter.txt", way="back", at="everywhere:0")
    assert "“Odile Quant”" in page.get(page.of("note.txt")).content.decode(), "only that one was taken back"


def test_words_that_are_nowhere_are_told(page):
    shown = page.post("note.txt", way="look", words="Zebulon", place="here").content.decode()
    assert "stands in 0 places" in shown
    assert "Check the spelling" in shown


@pytest.mark.parametrize("words", ["", "  ", "--", "x" * 201])
def test_words_that_are_none_are_refused(page, words):
    for way in ("look", "black"):
        answer = page.post("note.txt", way=way, words=words, place="here")
        assert answer.status_code == 200
        assert 'role="alert"' in answer.content.decode()
    assert "Nothing yet." in page.get(page.of("note.txt")).content.decode()


def test_where_it_cannot_be_proved_there_is_no_packet_and_it_is_told(page, monkeypatch):
    from claimback.export import redact

    def unproved(*_given, **_told):
        raise redact._unproved(type("Exhibit", (), {"filename": "note.txt"}), 1)

    page.post("note.txt", way="black", words=NUMBER, place="here")
    monkeypatch.setattr("claimback.workflow.output.appeal", unproved)
    assert "is read again to prove" in page.get(page.of("note.txt")).content.decode()
    page.work()
    for address in (page.of("note.txt"), f"{page.base}/exhibits"):
        shown = page.get(address).content.decode()
        assert "No packet was made." in shown
        assert "cannot be proved" in shown
    waiting = page.client.get(f"{page.base}/send", follow=True).content.decode()
    assert "cannot be proved" in waiting
    assert f"{page.base}/exhibits" in waiting, "the way to change it"
    page.client.post("/i18n/setlang/", {"language": "es", "next": "/"})
    assert "No se puede probar" in page.get(f"{page.base}/exhibits").content.decode()


def test_the_pages_of_any_paper_are_pictures_also_in_an_archive(page):
    from claimback.web.cases.sample import FOLDER

    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.write(next((FOLDER / "records").glob("office*")), "visit.pdf")
    page.client.post(f"{page.base}/records", {"files": [SimpleUploadedFile("mine.zip", held.getvalue())]})
    page.work()
    rows = page.get(f"{page.base}/exhibits").content.decode()
    assert "visit.pdf" in rows
    if "another person" in rows.split("visit.pdf")[1][:200]:
        key = re.search(r'id="p-(\w+)"[^>]*><span>visit', rows)[1]
        address = f"{page.base}/exhibits/{key}"
    else:
        address = page.of("visit.pdf")
    assert page.client.get(f"{address}/page/1.png").content[1:4] == b"PNG"
    assert page.client.get(f"{address}/page/2.png").status_code == 404
    assert page.client.get(f"{page.of('note.txt')}/page/1.png").status_code == 404, "text alone has no picture"


def test_a_paper_of_another_case_or_none_is_not_there(page, client, work):
    other = client.post("/sample")["Location"].split("/")[2]
    work()
    strange = Page(client, work, other).of("lumbar-mri-denial.pdf").rsplit("/", 1)[1]
    assert client.get(page.of("note.txt"), {"from": "9" * 5000}).status_code == 200
    assert page.post("note.txt", way="back", at=f"here:{'9' * 5000}").status_code == 302
    for key in (strange, "0" * 16):
        assert client.get(f"{page.base}/exhibits/{key}").status_code == 404
        assert client.get(f"{page.base}/exhibits/{key}/page/1.png").status_code == 404


AREA = {"page": "1", "left": "10", "top": "5", "right": "60,5", "bottom": "12"}


def test_an_area_of_a_page_is_looked_at_blacked_out_and_taken_back(client, work):
    page = Page(client, work, client.post("/sample")["Location"].split("/")[2])
    name = "office-note-2026-09-30.pdf"
    shown = page.post(name, way="look", **AREA).content.decode()
    assert "The marked area on page 1" in shown
    assert re.search(r"Words in this area:.*?Tamarack", shown, re.DOTALL)
    assert shown.count('class="asked-box"') == 1
    again = dict(re.findall(r'<input type="hidden" name="(page|left|top|right|bottom)" value="([^"]*)"', shown))
    assert again == {**AREA, "right": "60.5"}
    assert page.post(name, way="black", **again).status_code == 302
    kept = page.get(page.of(name)).content.decode()
    assert "an area on page 1" in kept
    assert 'class="black-box"' in kept
    page.post(name, way="back", at="here:0")
    assert "Nothing yet." in page.get(page.of(name)).content.decode()


@pytest.mark.parametrize("wrong", [{"right": "5"}, {"top": ""}, {"page": "9"}, {"page": "x"}, {"left": "nan"}])
def test_an_area_that_is_none_is_refused(client, work, wrong):
    page = Page(client, work, client.post("/sample")["Location"].split("/")[2])
    shown = page.post("office-note-2026-09-30.pdf", way="black", **{**AREA, **wrong})
    assert shown.status_code == 200
    assert "in percent: left before right" in shown.content.decode()


def test_text_alone_has_no_area(page):
    assert 'name="left"' not in page.get(page.of("note.txt")).content.decode()
    assert "left before right" in page.post("note.txt", way="black", **AREA).content.decode()
