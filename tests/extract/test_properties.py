from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimback.extract import extract
from claimback.knowledge import book
from tests.extract.helpers import LETTERS, document, read

SOME = [(LETTERS / f"{stem}.txt").read_text(encoding="utf-8") for stem in ("n01", "n03", "n08", "n12", "m02", "m04")]
slow = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _rewrap(text: str, width: int) -> str:
    lines: list[str] = []
    for line in text.split("\n"):
        while len(line) > width and " " in line[:width].strip():
            cut = line.rfind(" ", 0, width)
            if not line[:cut].strip():
                break
            lines.append(line[:cut])
            line = line[cut + 1 :]  # noqa: PLW2901
        lines.append(line)
    return "\n".join(lines)


def _holds(text: str) -> None:
    doc = document(text)
    reading = extract(doc, book())
    for fact in reading.facts:
        source = fact.source
        assert doc.page(source.page).text[source.start : source.end] == source.quote
        assert source.quote
        assert 0 < fact.confidence <= 0.99
        assert str(fact.value).strip()
    for section in reading.sections:
        assert 0 <= section.start < section.end <= len(doc.page(section.page).text)


@slow
@given(st.sampled_from(SOME), st.integers(30, 120), st.booleans(), st.booleans(), st.integers(0, 5))
def test_spans_hold_on_mutated_letters(text: str, width: int, crlf: bool, upper: bool, pad: int) -> None:
    text = _rewrap(text, width)
    text = "\n".join(" " * pad + line for line in text.split("\n"))
    text = text.upper() if upper else text
    _holds(text.replace("\n", "\r\n") if crlf else text)


@slow
@given(st.text(max_size=600))
def test_any_text_is_read_without_a_crash(text: str) -> None:
    _holds(text)


@slow
@given(st.lists(st.sampled_from([line for text in SOME for line in text.split("\n")]), max_size=40))
def test_shuffled_lines_are_read_without_a_crash(lines: list[str]) -> None:
    _holds("\n".join(lines))


def test_empty_text_gives_an_empty_reading() -> None:
    for text in ("", " \n \n", "\f\f"):
        reading = read(text)
        assert reading.facts == ()
        assert reading.sections == ()
