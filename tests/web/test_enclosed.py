"""What is enclosed, chosen on its page: out, back, moved; letters and packet follow."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from claimback.model import ExhibitChoices

NOTE = b"Office visit 11/05/2026\nPatient: Odile Quant\nHPI: Low back pain since 08/01/2026.\nExam: Strength 4/5.\n"
BILL = b"Explanation of benefits\nThis is not a bill.\nPatient: Odile Quant\nAmount billed $90\n"
_ROW = re.compile(r'<li class="card" id="p-(\w+)".*?<h2>Exhibit (\w+): .*?<p class="hint">([^ ]+) ·', re.DOTALL)


class Page:
    """The page of a case with two records."""

    def __init__(self, client, work, token: str) -> None:
        self.client, self.work, self.address = client, work, f"/c/{token}/exhibits"
        self.token = token

    @property
    def text(self) -> str:
        answer = self.client.get(self.address)
        if answer.status_code == 302:
            self.work()
            answer = self.client.get(self.address)
        return answer.content.decode()

    @property
    def rows(self) -> list[tuple[str, str]]:
        """Label and file of each enclosure."""
        return [(label, name) for _, label, name in _ROW.findall(self.text)]

    def key(self, name: str) -> str:
        found = re.search(rf'id="p-(\w+)"[^§]*?{re.escape(name)}', self.text.replace("<li", "§<li"))
        assert found
        return found[1]

    def press(self, way: str, name: str = "", **more: str):
        told = {"way": way, "paper": self.key(name) if name else "", **more}
        return self.client.post(self.address, told)

    def letter(self, name: str = "appeal-letter") -> str:
        self.client.get(f"/c/{self.token}/letters")
        self.work()
        return self.client.get(f"/c/{self.token}/letters/{name}").content.decode()


@pytest.fixture
def page(client, work, case) -> Page:
    files = [SimpleUploadedFile("note.txt", NOTE), SimpleUploadedFile("bill.txt", BILL)]
    client.post(f"/c/{case}/records", {"files": files})
    work()
    return Page(client, work, case)


def test_every_paper_is_there_with_label_pages_and_what_it_shows(page):
    assert page.rows == [("A", "letter.txt"), ("B", "note.txt"), ("C", "bill.txt")]
    assert "Shows: symptom onset" in page.text
    assert "1 page" in page.text


def test_a_paper_is_taken_out_of_letters_and_packet_and_put_back(page):
    assert "Exhibit C" in page.letter()
    assert page.press("drop", "bill.txt").status_code == 302
    assert page.rows == [("A", "letter.txt"), ("B", "note.txt")]
    assert "Not enclosed" in page.text
    assert "made again with what you chose" in page.text
    assert "Exhibit C" not in page.letter()
    assert "made again" not in page.text, "the letters are ready"
    page.press("add", "bill.txt")
    assert page.rows[-1] == ("C", "bill.txt")
    assert "Exhibit C" in page.letter()


def test_a_paper_moves_and_its_label_with_it(page):
    answer = page.press("up", "bill.txt")
    assert answer["Location"].endswith(f"#p-{page.key('bill.txt')}")
    assert page.rows[1:] == [("B", "bill.txt"), ("C", "note.txt")]
    listed = page.letter().split('class="block enclosures"')[1]
    assert re.search(r"Exhibit B: Explanation of benefits", listed)
    page.press("down", "bill.txt")
    assert page.rows[1:] == [("B", "note.txt"), ("C", "bill.txt")]
    page.press("up", "bill.txt")
    page.press("own_order")
    assert page.rows[1:] == [("B", "note.txt"), ("C", "bill.txt")]
    assert "Order them as" not in page.text


def test_pages_are_chosen_and_left_to_the_program_again(page):
    long = "\f".join(f"Office visit 11/0{n}/2026\nPatient: Odile Quant\nLow back pain, day {n}." for n in (1, 2, 3))
    page.client.post(f"/c/{page.token}/records", {"files": [SimpleUploadedFile("long.txt", long.encode())]})
    page.work()
    assert "all 3 pages" in page.text
    page.press("pages", "long.txt", pages="1, 3")
    assert "pages 1, 3 of 3" in page.text
    for wrong in ("7", "0", "two", "3-1", "9" * 5000, "1," * 5000, "1-9999999"):
        assert 'role="alert"' in page.press("pages", "long.txt", pages=wrong).content.decode()
    assert "pages 1, 3 of 3" in page.text
    page.press("pages", "long.txt", pages="")
    assert "all 3 pages" in page.text


def test_the_letter_stays_and_a_made_up_paper_is_not_there(page):
    key = page.key("letter.txt")
    for way in ("drop", "up", "down", "add"):
        assert page.client.post(page.address, {"way": way, "paper": key}).status_code == 404
        assert page.client.post(page.address, {"way": way, "paper": "0" * 16}).status_code == 404
    assert len(page.rows) == 3


def test_two_people_who_take_out_different_papers_both_do(page):
    page.press("drop", "bill.txt", version="0")
    assert page.press("drop", "note.txt", version="0").status_code == 302
    assert page.rows == [("A", "letter.txt")]


def test_an_order_from_an_older_form_changes_nothing_and_is_shown_beside_the_other(page):
    page.press("up", "bill.txt", version="0")
    clash = page.press("up", "note.txt", version="0")
    assert clash.status_code == 409
    assert "An order of your own" in clash.content.decode()
    assert page.rows == [("A", "letter.txt"), ("B", "bill.txt"), ("C", "note.txt")]


def test_own_words_that_name_what_is_not_enclosed_are_told(page):
    page.letter()
    edit = f"/c/{page.token}/letters/appeal-letter/edit"
    number = page.client.get(edit).content.decode().split('name="block-')[2].split('"')[0]
    page.client.post(edit, {f"block-{number}": "Please see Exhibit C, page 1.", "way": "save"})
    assert "your own words name" not in page.text
    page.press("drop", "bill.txt")
    assert re.search(r"In “.+” your own words name Exhibit C, which is not enclosed\.", page.text)
    page.press("add", "bill.txt")
    assert "your own words name" not in page.text


def test_choices_hold_when_another_file_of_the_same_name_comes(page):
    page.press("drop", "note.txt")
    other = SimpleUploadedFile("note.txt", NOTE.replace(b"11/05", b"11/09"))
    page.client.post(f"/c/{page.token}/records", {"files": [other]})
    page.work()
    rows = page.rows
    assert len(rows) == 3, "the new one is enclosed, the one that was taken out is not"
    assert rows[1][1].startswith("note.txt#")


def test_the_task_list_and_the_letters_lead_there(page):
    for place in ("", "letters", "send"):
        answer = page.client.get(f"/c/{page.token}/{place}", follow=True)
        if b"exhibits" not in answer.content:
            page.work()
            answer = page.client.get(f"/c/{page.token}/{place}", follow=True)
        assert f"/c/{page.token}/exhibits" in answer.content.decode(), place


def test_choices_go_under_other_names():
    choices = ExhibitChoices(order=("a", "b"), drop=("c",), pages={"a": (1,)})
    assert choices.renamed({"a": "x", "c": "y"}) == ExhibitChoices(order=("x",), drop=("y",), pages={"x": (1,)})
