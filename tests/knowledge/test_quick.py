"""Quick patterns find exactly what `re` finds, whatever the text."""

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from claimback.knowledge import book
from claimback.knowledge.check import KINDS
from claimback.knowledge.literals import alternatives, beginnings, needed
from claimback.knowledge.phrases import Pattern, expand
from claimback.knowledge.quick import Choice, Quick, Starts
from claimback.model import flatten

LETTERS = sorted((Path(__file__).parents[1] / "extract" / "letters").glob("*.txt"))[::6]
ODD = "Şervıce ıD: ſix of the \u212anee; MEMBER İD 12٣4567, A1B2 x99 (appeal) requeſt\u00a0denied"


def patterns() -> dict[str, Pattern]:
    found: dict[str, Pattern] = {}
    for kind in KINDS:
        module, _, name = kind.partition(":")
        for record in book().records(getattr(import_module(module), name)).values():
            found |= {expand(book(), one.match): one for one in inside(record)}
    return found


def inside(value: object) -> Iterator[Pattern]:
    if isinstance(value, Pattern):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from inside(getattr(value, name))
    elif isinstance(value, dict | tuple | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from inside(one)


PATTERNS = patterns()
TEXTS = [ODD]
for path in LETTERS:
    text = path.read_text(encoding="utf-8")
    TEXTS += [text, flatten(text).text, text.upper()]


def learned(match: str) -> Quick:
    quick = Quick(match)
    while quick.learning:
        quick.search("a" * 10_000)
    return quick


def spans(found) -> list[tuple[int, int]]:
    return [one.span() for one in found]


def same(match: str, text: str, start: int = 0) -> None:
    plain, quick = re.compile(match, re.IGNORECASE), learned(match)
    expected = spans(plain.finditer(text, start))
    assert spans(quick.finditer(text, start)) == expected, match
    first = quick.search(text, start)
    assert (first and first.span()) == (expected[0] if expected else None), match


def test_there_are_many_patterns_and_most_are_spared():
    assert len(PATTERNS) > 600
    assert sum(bool(beginnings(match) or needed(match)) for match in PATTERNS) > 0.6 * len(PATTERNS)


def test_every_pattern_of_the_book_finds_the_same():
    for match, pattern in PATTERNS.items():
        plain, quick = re.compile(match, re.IGNORECASE), learned(match)
        examples = " ".join([*pattern.examples, *pattern.counter, "so that it is long enough to be looked at"])
        for text in (*TEXTS, examples, examples.upper()):
            for start in (0, 41):
                assert spans(quick.finditer(text, start)) == spans(plain.finditer(text, start)), match


@pytest.mark.parametrize(
    "match",
    [r"\bappeal", r"\b(?:the |our )?plan", r"(?<!\w)x?mri", r"(?<!\d)\d{2}/", r"\bk(?:nee|iss)", r"\bs?ix\b", "(?:)|a",
     r"^dear", r"\bno\b|\byes\b", r"a{2,3}b", r"\b[a-c]x", r"\b\w+ly", r"(?=\bden)\w+", r"\b(?-i:MRI)\b", r"\bi+d"],
)  # fmt: skip
@settings(max_examples=60, deadline=None)
@given(text=st.text(alphabet="aAbcdeiıİklLmMnNoprRsſSxyK\u212a0123٣ /_.-\n", min_size=30, max_size=80))
def test_shapes_of_patterns_on_random_text(match: str, text: str):
    same(match, text + " ix id mri knee six appeal", 0)
    same(match, text, 3)


@pytest.mark.parametrize("text", TEXTS[:4])
def test_a_choice_is_what_its_alternatives_are_in_one_pattern(text: str):
    named = [
        (r"\bappeals?\b|\bappeal rights\b", "a"),
        (r"\b(?:the )?plan\b", "p"),
        (r"[a-z]+ly\b", "ly"),
        (r"\bap", "x"),
    ]
    joined = re.compile("|".join(f"(?P<g{n}>{match})" for n, (match, _) in enumerate(named)), re.IGNORECASE)
    expected = [(named[int(one.lastgroup[1:])][1], *one.span()) for one in joined.finditer(text)]
    assert list(Choice(named).finditer(text)) == expected


def test_starts_names_every_pattern_that_can_begin_there():
    matches = list(PATTERNS)[::7]
    starts = Starts(matches)
    for text in TEXTS[:3]:
        for place in range(0, len(text), 5):
            able = {n for n, match in enumerate(matches) if re.compile(match, re.IGNORECASE).match(text, place)}
            assert able <= set(starts.at(text, place))


def test_alternatives_are_cut_outside_of_brackets_only():
    assert alternatives(r"a|b(?:c|d)|[|)]e|\|f|[]|]g") == ["a", "b(?:c|d)", "[|)]e", r"\|f", "[]|]g"]
