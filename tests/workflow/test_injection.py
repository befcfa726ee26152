"""Text that addresses the reading program or a model changes nothing that is read, and is told."""

from datetime import date
from pathlib import Path

import pytest

from claimback import analyze
from claimback.export import analysis_json

from .injections import DISGUISED, FOREIGN, HARMLESS, PLAIN

LETTERS = Path(__file__).parents[1] / "extract" / "letters"
NAMES = [path.stem for path in sorted(LETTERS.glob("*.txt"))][3:20:8]
AS_OF = date(2026, 10, 20)


def gist(data: bytes) -> tuple[dict, bool]:
    """What the contract's readers use of a letter, and whether it is said to hold an instruction."""
    result = analysis_json(analyze(data, as_of=AS_OF))
    told = any(finding["id"] == "embedded_instruction" for finding in result["findings"])
    facts = {name: sorted(str(item["value"]) for item in items) for name, items in result["facts"].items()}
    kinds = [objection["kind"] for objection in result["objections"]]
    dates = [(deadline["id"], deadline["due"]) for deadline in result["deadlines"]]
    return {
        **{name: result[name] for name in ("decision", "stage", "level", "plan")},
        "facts": facts, "kinds": kinds, "dates": dates,
    }, told  # fmt: skip


def letter(name: str) -> list[str]:
    return (LETTERS / f"{name}.txt").read_text(encoding="utf-8").split("\n\n")


def spoilt(name: str, words: str, place: int) -> bytes:
    parts = letter(name)
    parts.insert(place, words)
    return "\n\n".join(parts).encode()


@pytest.mark.parametrize("words", [*PLAIN, *DISGUISED, *FOREIGN])
def test_an_instruction_is_told_and_changes_nothing(words: str):
    for name in NAMES:
        parts = letter(name)
        sound, told = gist("\n\n".join(parts).encode())
        assert not told
        for place in (len(parts) // 2, len(parts) - 1):
            assert gist(spoilt(name, words, place)) == (sound, True)


@pytest.mark.parametrize("words", HARMLESS)
def test_a_sentence_of_a_real_letter_is_no_instruction(words: str):
    for name in NAMES:
        assert not gist(spoilt(name, words, len(letter(name)) - 1))[1]


def typeset(text: str, extra: str) -> bytes:
    import typst

    page = '#set page(paper: "us-letter", margin: 1in)\n#set text(size: 9pt)\n#raw(sys.inputs.text, block: true)\n'
    return typst.compile((page + extra).encode(), sys_inputs={"text": text, "words": PLAIN[0]})


@pytest.mark.parametrize("style", ["size: 9pt, fill: white", "size: 1pt", "size: 1pt, fill: white"])
def test_white_or_tiny_words_of_a_pdf_are_told_too(style: str):
    text = "\n\n".join(letter(NAMES[0]))
    sound, told = gist(typeset(text, ""))
    assert not told
    assert gist(typeset(text, f"#v(1em)\n#text({style}, sys.inputs.words)")) == (sound, True)


@pytest.mark.parametrize(
    "hidden",
    ["<!-- {} -->", "<p style='display:none'>{}</p>", "<p hidden>{}</p>", "<template>{}</template>",
     "<script>{}</script>", "<meta name='description' content='{}'>", "<img alt='{}' src='x.png'>"],
)  # fmt: skip
def test_what_html_does_not_show_is_not_read(hidden: str):
    body = "".join(f"<p>{part}</p>" for part in "\n\n".join(letter(NAMES[0])).replace("<", "&lt;").split("\n\n"))
    sound = gist(f"<html><body>{body}</body></html>".encode())
    assert gist(f"<html><body>{body}{hidden.format(PLAIN[0])}</body></html>".encode()) == sound
