"""Whatever the bytes, reading ends in a Document whose offsets hold, or in UnreadableFile."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from claimback.intake import read_bytes
from claimback.model import UnreadableFile

from .build import LETTER, docx, mail, pdf, saved
from .test_pdf import assert_sound

SEEDS = {
    "pdf": pdf(),
    "docx": docx(lambda document: document.add_paragraph(LETTER)),
    "eml": mail(LETTER, "<p>Denied</p>", ("a.html", "text/html", b"<p>more</p>")),
    "html": b"<html><table><tr><td>Denied<td colspan=2>" + LETTER.encode() + b"</table></html>",
    "png": saved(Image.new("L", (30, 30), 255)),
}


def survives(data: bytes) -> None:
    try:
        document = read_bytes(data, "file")
    except UnreadableFile as error:
        assert error.message
        return
    if document.media_type == "application/pdf":
        assert_sound(document)
    assert any(page.text.strip() for page in document.pages)
    document.model_dump_json().encode()


@given(st.binary(max_size=400))
@settings(max_examples=60, deadline=None)
def test_random_bytes(data: bytes):
    survives(data)


STARTS = [b"%PDF-1.7\n", b"PK\x03\x04", b"<html>", b"From: a@b\nReceived: x\n", b"II*\x00", b"\xff\xd8\xff"]


@given(st.sampled_from(STARTS), st.binary(max_size=200))
@settings(max_examples=40, deadline=None)
def test_random_bytes_after_a_promising_start(start: bytes, data: bytes):
    survives(start + data)


@pytest.mark.parametrize("kind", SEEDS)
def test_mutated_files(kind: str):
    seed = SEEDS[kind]

    @given(st.lists(st.tuples(st.integers(0, len(seed) - 1), st.binary(min_size=1, max_size=8)), max_size=12))
    @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
    def mutated(changes: list[tuple[int, bytes]]) -> None:
        data = bytearray(seed)
        for at, new in changes:
            data[at : at + len(new)] = new
        survives(bytes(data))

    mutated()
