"""What is sent is the letter as the person edited it; copies to read come along where the page is in Spanish."""

import io
import zipfile

import pypdfium2
import pytest

OWN = "My neighbor Ulla Brandvold drives me to the clinic."


@pytest.fixture
def edited(client, case, work) -> str:
    """A case whose appeal letter the person wrote over; its token."""
    client.get(f"/c/{case}/letters")
    work()
    page = client.get(f"/c/{case}/letters/appeal-letter/edit").content.decode()
    number = page.split('name="block-')[2].split('"')[0]
    client.post(f"/c/{case}/letters/appeal-letter/edit", {f"block-{number}": OWN})
    client.get(f"/c/{case}/send")
    assert work() == 1
    return case


def pdf_text(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as opened:
        return " ".join(" ".join(page.get_textpage().get_text_bounded().split()) for page in opened)


def test_the_packet_holds_the_words_of_the_person(client, edited):
    assert OWN in pdf_text(client.get(f"/c/{edited}/send/packet.pdf").content)
    assert OWN in pdf_text(client.get(f"/c/{edited}/send/appeal-letter.pdf").content)
    assert "drafted" not in client.get(f"/c/{edited}/send").content.decode()


def test_a_packet_from_before_an_edit_is_given_to_nobody(client, edited, work):
    client.post(f"/c/{edited}/letters/appeal-letter/edit", {"way": "drafted"})
    assert client.get(f"/c/{edited}/send/packet.pdf").status_code == 404
    assert "/working/folder" in client.get(f"/c/{edited}/send")["Location"]
    assert work() == 1
    assert OWN not in pdf_text(client.get(f"/c/{edited}/send/packet.pdf").content)


def names(client, token: str) -> list[str]:
    return zipfile.ZipFile(io.BytesIO(client.get(f"/c/{token}/send/everything.zip").content)).namelist()


def test_everything_comes_in_one_archive_with_copies_to_read_in_spanish(client, edited):
    assert "packet.pdf" in names(client, edited)
    assert not [name for name in names(client, edited) if name.startswith("letters/es/")]
    assert "letters/es/" not in client.get(f"/c/{edited}/send").content.decode()
    client.post("/i18n/setlang/", {"language": "es", "next": "/"})
    assert "letters/es/appeal-letter.txt" in names(client, edited)
    assert "letters/es/appeal-letter.txt" in client.get(f"/c/{edited}/send").content.decode()
    copy = client.get(f"/c/{edited}/send/letters/es/appeal-letter.txt").content.decode()
    assert "Usted cambió esa carta." in copy
    assert "Usted cambió esa carta." in client.get(f"/c/{edited}/letters/appeal-letter/read").content.decode()
