"""Whatever the bytes, reading and analyzing end in sound results whose offsets hold, or in UnreadableFile.

The test suite runs a short version. `cd tests && python -m intake.test_fuzz SECONDS` (`make fuzz`) goes on for that
long with new examples each time, and prints how many files it tried; what fails is printed with its bytes.
"""

import sys
import time
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from PIL import Image

from claimback.export import analysis_json
from claimback.intake import read_bytes
from claimback.model import Document, UnreadableFile
from claimback.workflow import analyze

from .build import LETTER, docx, mail, pdf, saved
from .test_pdf import assert_sound

SEEDS = {
    "pdf": pdf(),
    "docx": docx(lambda document: document.add_paragraph(LETTER)),
    "eml": mail(LETTER, "<p>Denied</p>", ("a.html", "text/html", b"<p>more</p>")),
    "html": b"<html><table><tr><td>Denied<td colspan=2>" + LETTER.encode() + b"</table></html>",
    "txt": LETTER.encode(),
    "png": saved(Image.new("L", (30, 30), 255)),
}
STARTS = [b"%PDF-1.7\n", b"PK\x03\x04", b"<html>", b"From: a@b\nReceived: x\n", b"II*\x00", b"\xff\xd8\xff"]
QUICK = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), database=None)

tried = 0


def survives(data: bytes) -> None:
    global tried  # noqa: PLW0603 - the count that a long run prints
    tried += 1
    try:
        document = read_bytes(data, "file")
    except UnreadableFile as error:
        assert error.message
        return
    if document.media_type == "application/pdf":
        assert_sound(document)
    assert any(page.text.strip() for page in document.pages)
    document.model_dump_json().encode()
    analyzed(document)


def analyzed(document: Document) -> None:
    try:
        result = analysis_json(analyze(document, as_of=date(2026, 3, 10)))
    except UnreadableFile as error:
        assert error.code == "language"
        return
    for item in [*(item for items in result["facts"].values() for item in items), *result["objections"]]:
        text = document.page(item["page"]).text
        assert text[item["start"] : item["end"]] == item["quote"]


def random_bytes(base: settings = QUICK) -> None:
    @base
    @given(st.binary(max_size=400))
    def run(data: bytes) -> None:
        survives(data)

    run()


def promising_start(base: settings = QUICK) -> None:
    @base
    @given(st.sampled_from(STARTS), st.binary(max_size=200))
    def run(start: bytes, data: bytes) -> None:
        survives(start + data)

    run()


def mutated(original: bytes, base: settings = QUICK) -> None:
    """Bytes of a sound file overwritten, cut out and doubled at random places."""
    place = st.integers(0, len(original) - 1)
    change = st.tuples(place, st.integers(0, 12), st.binary(max_size=8))

    @base
    @given(st.lists(change, max_size=12), st.none() | place)
    def run(changes: list[tuple[int, int, bytes]], cut: int | None) -> None:
        data = bytearray(original)
        for at, length, new in changes:
            data[at : at + length] = new
        survives(bytes(data[:cut]))

    run()


def shuffled_letter(base: settings = QUICK) -> None:
    """Lines of a letter in any order, any number of times, with odd characters between them."""
    line = st.sampled_from(LETTER.splitlines()) | st.text(max_size=60)

    @base
    @given(st.lists(line, max_size=40))
    def run(lines: list[str]) -> None:
        survives("\n".join(lines).encode("utf-8", "replace"))

    run()


def test_random_bytes():
    random_bytes()


def test_random_bytes_after_a_promising_start():
    promising_start()


@pytest.mark.parametrize("kind", SEEDS)
def test_mutated_files(kind: str):
    mutated(SEEDS[kind], settings(QUICK, max_examples=15))


def test_a_letter_out_of_order():
    shuffled_letter()


def main(seconds: float) -> None:
    """Turn after turn of every kind of damage until the time is over."""
    end = time.monotonic() + seconds
    kinds: list[Callable[[settings], None]] = [random_bytes, promising_start, shuffled_letter]
    kinds += [lambda base, data=data: mutated(data, base) for data in SEEDS.values()]
    long = settings(QUICK, max_examples=25, derandomize=False, phases=[Phase.generate, Phase.shrink])
    turn = 0
    while time.monotonic() < end:
        kinds[turn % len(kinds)](long)
        turn += 1
    print(f"{tried} files in {seconds:g} seconds: no crash, no hang, no traceback.")


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 60)
