"""Text, HTML, DOCX and e-mail."""

from pathlib import Path

import pytest

from claimback.intake import read, read_bytes
from claimback.model import UnreadableFile

from .build import LETTER, docx, mail, pdf


def text_of(data: bytes) -> str:
    return "\f".join(page.text for page in read_bytes(data, "letter").pages)


def test_plain_text_stays_as_it_is():
    document = read_bytes(LETTER.encode(), "dir/letter.txt")
    assert document.pages[0].text == LETTER
    assert (document.filename, document.media_type) == ("letter.txt", "text/plain")


def test_a_form_feed_ends_a_page():
    document = read_bytes(b"one\n\ftwo\n\f", "letter.txt")
    assert [page.text for page in document.pages] == ["one\n", "two\n"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_encodings(encoding: str):
    words = "Señora Núñez: your plan’s decision\n"
    assert text_of(words.encode(encoding)) == words


def test_line_ends_become_one_sign():
    assert text_of(b"one\r\ntwo\rthree\n") == "one\ntwo\nthree\n"


def test_a_typed_memo_is_no_email():
    memo = b"From: Appeals unit\nTo: Jane Example\nDate: March 4\nSubject: denial\n\nYour request is denied.\n"
    assert read_bytes(memo, "memo.txt").media_type == "text/plain"


HTML = b"""<!-- made by a machine --><!DOCTYPE html><html><head><title>no</title><style>p {}</style></head><body>
<h1>Notice of <b>Denial</b></h1><p>Dear Ms.&nbsp;Okonkwo:<br>We   cannot
approve it.</p><table><tr><th>Member ID</th><td>HMP 4471</td></tr><tr><th>Claim</th><td>26-0063</td></tr></table>
<ul><li>first reason</li></ul><script>alert(1)</script><p style="display: none">hidden</p>
<pre>a     b</pre></body></html>"""


def test_html_becomes_layout_text():
    text = text_of(HTML)
    lines = text.splitlines()
    assert lines[0] == "Notice of Denial"
    assert "Dear Ms. Okonkwo:" in lines and "We cannot approve it." in lines
    assert "Member ID   HMP 4471" in lines and "Claim       26-0063" in lines
    assert "• first reason" in lines and "a     b" in lines
    assert "hidden" not in text and "alert" not in text and "no" not in lines


def test_long_cells_stay_in_their_column():
    cell = "word " * 60
    text = text_of(f"<table><tr><td>Reason</td><td>{cell}</td><td>Denied</td></tr></table>".encode())
    assert max(len(line) for line in text.splitlines()) <= 115
    assert text.splitlines()[0].startswith("Reason   word") and text.splitlines()[0].endswith("Denied")


def _letter(document: object) -> None:
    section = document.sections[0]
    section.header.paragraphs[0].text = "HARBOR MUTUAL"
    section.footer.paragraphs[0].text = "P.O. Box 18010"
    document.add_paragraph("Dear Ms. Okonkwo:")
    document.add_paragraph("word " * 40)
    table = document.add_table(rows=2, cols=2)
    for row, cells in enumerate([("Member ID", "HMP 4471"), ("Claim", "26-0063")]):
        for column, value in enumerate(cells):
            table.cell(row, column).text = value
    document.add_paragraph("one\ttwo")
    document.add_page_break()
    document.add_paragraph("Second page")


def test_docx_has_header_tables_pages_and_footer():
    document = read_bytes(docx(_letter), "letter.doc")
    assert document.media_type.endswith("wordprocessingml.document")
    first, second = (page.text for page in document.pages)
    assert first.startswith("HARBOR MUTUAL\n")
    assert "Member ID   HMP 4471" in first and "Claim       26-0063" in first
    assert "one     two" in first
    assert max(len(line) for line in first.splitlines()) <= 100
    assert "Second page" in second and second.rstrip().endswith("P.O. Box 18010")


def test_email_has_its_headers_body_and_attachments():
    document = read_bytes(mail(LETTER, "", ("l.pdf", "application/pdf", pdf(text="The attached letter"))), "x.eml")
    first, second = document.pages
    assert document.media_type == "message/rfc822"
    assert first.text.startswith("From: Harbor Mutual <notices@harbor.example>\nTo: ")
    assert "Date: Wed, 04 Mar 2026" in first.text and "Subject: Your request" in first.text
    assert "provider-directed" in first.text
    assert "The attached letter" in second.text


def test_the_better_body_of_an_email_is_taken():
    html = "<p>Your request is denied because the records do not show treatment for six weeks.</p>"
    assert "six weeks" in text_of(mail("See the HTML part.", html))
    assert "provider-directed" in text_of(mail(LETTER, html))


def test_attachments_that_are_no_papers_are_passed_over():
    found = read_bytes(mail(LETTER, "", ("logo.bin", "application/octet-stream", bytes(range(256)))), "x.eml")
    assert len(found.pages) == 1


def test_a_forwarded_message_is_read():
    from email.message import EmailMessage

    inner = EmailMessage()
    inner["From"], inner["Message-ID"] = "a@mail.example", "<9@mail.example>"
    inner.set_content("The inner letter is denied.")
    outer = EmailMessage()
    outer["From"], outer["Message-ID"] = "b@mail.example", "<8@mail.example>"
    outer.set_content("See below.")
    outer.add_attachment(inner)
    assert "The inner letter" in text_of(outer.as_bytes())


def test_read_takes_a_path(tmp_path: Path):
    (tmp_path / "letter.txt").write_text(LETTER)
    assert read(tmp_path / "letter.txt").filename == "letter.txt"
    for path, code in ((tmp_path / "none.txt", "missing"), (tmp_path, "not_a_file")):
        with pytest.raises(UnreadableFile) as caught:
            read(path)
        assert caught.value.code == code


def test_the_identity_of_a_document_is_its_hash():
    import hashlib

    assert read_bytes(b"Denied", "a").id == hashlib.sha256(b"Denied").hexdigest()
