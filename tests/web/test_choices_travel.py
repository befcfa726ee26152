"""Choices about enclosures go along: to the next level, and in the archive that the command line opens."""

import io
import re
import zipfile
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from claimback.model import EVERYWHERE, Document, ExhibitChoices, Page, Redaction
from tests.web.test_reply import UPHELD

NOTE = b"Office visit 11/05/2026\nPatient: Odile Quant\nHPI: Low back pain. Call 541-555-0133.\nExam: Strength 4/5.\n"
BILL = b"Explanation of benefits\nThis is not a bill.\nPatient: Odile Quant\nAmount billed $90\n"


@pytest.fixture
def chosen(client, work, case):
    """A case with two notes of one name, of which one is taken out, and words blacked out in the other; opened."""
    from django.utils import timezone

    from claimback.web.cases import compute, enclosing, store

    other = NOTE.replace(b"11/05", b"11/09").replace(b"Low back", b"Much low back")
    files = [
        SimpleUploadedFile("note.txt", NOTE),
        SimpleUploadedFile("note.txt", other),
        SimpleUploadedFile("b.txt", BILL),
    ]
    client.post(f"/c/{case}/records", {"files": files})
    work()
    opened, today = store.by_token(case), timezone.localdate()
    papers = enclosing.enclosed(opened, compute.analysis_of(opened, today), today)
    first, second = (one for one, name in papers.names.items() if name.startswith("note"))
    enclosing.drop(opened, papers, second, None)
    enclosing.black_out(opened, papers, first, Redaction(words="541-555-0133"), None)
    enclosing.black_out(opened, papers, EVERYWHERE, Redaction(words="Odile Quant"), None)
    enclosing.black_out(opened, papers, next(iter(papers.documents)), Redaction(words="LHP 4471 0092"), None)
    return opened, papers, first, second


def test_the_archive_opens_with_the_same_enclosures(client, chosen, case, tmp_path):
    from claimback.workflow import build, load
    from claimback.workflow.case_folder import exhibits_of, parts

    data = client.get(f"/c/{case}/export.zip").content
    zipfile.ZipFile(io.BytesIO(data)).extractall(tmp_path)
    letter, _answers, records = parts(tmp_path)
    made = build(load(letter, records=records, exhibits=exhibits_of(tmp_path)), as_of=date(2026, 11, 20))
    out = {one.filename: [each.words for each in one.redactions] for one in made.evidence.exhibits}
    assert out == {
        "letter.txt": ["Odile Quant", "LHP 4471 0092"],
        "001-note.txt": ["Odile Quant", "541-555-0133"],
        "003-b.txt": ["Odile Quant"],
    }


def test_without_choices_the_archive_has_none(client, case, tmp_path):
    from claimback.workflow.exhibits_file import read_choices

    zipfile.ZipFile(io.BytesIO(client.get(f"/c/{case}/export.zip").content)).extractall(tmp_path)
    assert read_choices(tmp_path / "exhibits.yaml") == ExhibitChoices()


def test_what_was_left_out_and_blacked_out_stays_so_on_the_next_level(client, work, chosen, case):
    following = client.post(f"/c/{case}/reply", {"text": UPHELD})["Location"].split("/")[2]
    work()
    client.get(f"/c/{following}/letters")
    work()
    page = client.get(f"/c/{following}/exhibits").content.decode()
    rows = dict(re.findall(r'"hint">([^ ]+) ·.*?(?:Blacked out: ([^<]*))', page, re.DOTALL))
    earlier = next(told for name, told in rows.items() if name.startswith("earlier-denial-1"))
    assert "LHP 4471 0092" in earlier
    assert "541-555-0133" in next(told for name, told in rows.items() if name.startswith("note"))
    assert "LHP 4471 0092" not in rows["letter.txt"], "the new letter has choices of its own"
    assert "Odile Quant" in rows["letter.txt"], "everywhere is in it too"
    assert page.split("Not enclosed")[1].count("note.txt") >= 1


def test_a_letter_in_photos_keeps_what_is_blacked_out_when_each_photo_becomes_a_record():
    from claimback.web.cases.replying import carried
    from claimback.web.cases.store import File

    held, photos = io.BytesIO(), [_photo(shade) for shade in (10, 90)]
    with zipfile.ZipFile(held, "w") as archive:
        for number, data in enumerate(photos, 1):
            archive.writestr(f"{number:02}.png", data)
    pages = tuple(Page(number=number, text="x", picture=number) for number in (1, 2))
    letter = Document(id="z" * 64, filename="photos.zip", media_type="application/zip", pages=pages)
    first, second = (_id(data) for data in photos)
    words, box = Redaction(words="Odile"), Redaction(page=2, box=(0.1, 0.1, 0.2, 0.2))
    told = ExhibitChoices(pages={letter.id: (2,)}, redact={letter.id: (words, box)})
    kept = carried(told, letter, File("earlier-denial-1.zip", held.getvalue()))
    assert kept.redact[first] == (words,)
    assert kept.redact[second] == (words, box.model_copy(update={"page": 1}))
    assert kept.drop == (first,)


def _photo(shade: int) -> bytes:
    out = io.BytesIO()
    Image.new("L", (80, 100), shade).save(out, "PNG")
    return out.getvalue()


def _id(data: bytes) -> str:
    from hashlib import sha256

    return sha256(data).hexdigest()


def test_a_second_next_level_names_its_letters_apart(client, work, case):
    token = case
    for day in ("20", "27"):
        told = UPHELD.replace("November 20", f"November {day}")
        token = client.post(f"/c/{token}/reply", {"text": told})["Location"].split("/")[2]
        work()
    client.get(f"/c/{token}/letters")
    work()
    page = client.get(f"/c/{token}/records").content.decode()
    assert "earlier-denial-1.txt" in page
    assert "earlier-denial-2.txt" in page
