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

from claimback.evidence.records import read as read_record
from claimback.export import analysis_json
from claimback.intake import read_bytes
from claimback.knowledge import book
from claimback.model import Document, Span, UnreadableFile
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
WORDS = [
    "Member ID", "Claim number:", "Dr.", "Dr. Ada Quill", "MRI of the", "CT", "denied", "appeal", "within", "180 days",
    "criteria", "Guideline", "Section 4.2", "P.O. Box 1", "TX 75001", "555-555-0100", "January 1, 2026", "1/1/26",
    "$1,000.00", "CO-197", "M54.5", "72148", "fax", "requested", "not", "because", "A", "a", "1", ".", ". A", "-",
    "(", ")", "[", "_", "|", "#", ":", ";", ",", "\"", "'", "/", "&", "of", "Aa", "AA", "x" * 200, "9" * 200,
]  # fmt: skip
"""What patterns look for, and what stands beside it."""
QUICK = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), database=None)

LONG = 20.0
"""Seconds after which a long run calls a file a hang; the limits of the reading process are above it."""

tried = 0
slowest = 0.0


def survives(data: bytes) -> None:
    global tried, slowest  # noqa: PLW0603 - what a long run prints
    tried += 1
    began = time.process_time()
    sound(data)
    slowest = max(slowest, time.process_time() - began)


def sound(data: bytes) -> None:
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


def same_words(base: settings = QUICK) -> None:
    """Words of letters, and signs, many times over: no page may take longer than its length."""
    few = st.lists(st.sampled_from(WORDS) | st.text(max_size=3), min_size=1, max_size=4)

    @base
    @given(few, st.sampled_from(["", " ", "  ", "\n", ": ", "   "]), st.integers(500, 20_000))
    def run(parts: list[str], between: str, length: int) -> None:
        unit = between.join(parts) + between or " "
        survives((LETTER + (unit * (length // len(unit) + 1))[:length]).encode("utf-8", "replace"))

    run()


def damaged_words(base: settings = QUICK) -> None:
    """A letter with letters changed, cut out and doubled: the stages behind the reading."""
    place = st.integers(0, len(LETTER) - 1)
    change = st.tuples(place, st.integers(0, 30), st.text(max_size=12) | st.sampled_from(WORDS))

    @base
    @given(st.lists(change, min_size=1, max_size=30))
    def run(changes: list[tuple[int, int, str]]) -> None:
        text = LETTER
        for at, length, new in changes:
            text = text[:at] + new + text[at + length :]
        survives(text.encode("utf-8", "replace"))
        note_survives(text)

    run()


def note_survives(text: str) -> None:
    """A doctor's note with the same damage: the facts of a record hold their offsets too."""
    try:
        document = read_bytes(text.encode("utf-8", "replace"), "note.txt")
    except UnreadableFile:
        return
    for fact in read_record(document, book()).facts:
        if isinstance(fact.source, Span):
            assert document.page(fact.source.page).text[fact.source.start : fact.source.end] == fact.source.quote


def test_random_bytes():
    random_bytes()


def test_random_bytes_after_a_promising_start():
    promising_start()


@pytest.mark.parametrize("kind", SEEDS)
def test_mutated_files(kind: str):
    mutated(SEEDS[kind], settings(QUICK, max_examples=15))


def test_a_letter_out_of_order():
    shuffled_letter()


def test_the_same_words_many_times():
    same_words(settings(QUICK, max_examples=12))


def test_a_letter_with_damaged_words():
    damaged_words(settings(QUICK, max_examples=15))


def main(seconds: float) -> None:
    """Turn after turn of every kind of damage until the time is over."""
    end = time.monotonic() + seconds
    kinds: list[Callable[[settings], None]] = [
        random_bytes,
        promising_start,
        shuffled_letter,
        same_words,
        damaged_words,
    ]
    kinds += [lambda base, data=data: mutated(data, base) for data in SEEDS.values()]
    long = settings(QUICK, max_examples=25, derandomize=False, phases=[Phase.generate, Phase.shrink])
    turn = 0
    while time.monotonic() < end:
        kinds[turn % len(kinds)](long)
        turn += 1
    print(f"{tried} files in {seconds:g} seconds: no crash, no traceback; the slowest took {slowest:.1f} s to analyze.")
    if slowest > LONG:
        sys.exit(f"A file took longer than {LONG:g} s, which counts as a hang.")


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 60)
