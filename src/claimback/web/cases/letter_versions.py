"""The versions of a letter: which there are, how two of them differ word by word, and going back to one."""

import re
from collections.abc import Iterator
from datetime import datetime
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from claimback.model import Draft
from claimback.web.cases.letter_edits import passages_of, write_over
from claimback.web.cases.state import State, Version
from claimback.web.cases.store import Opened

DRAFT = 0
"""The number of the letter as it was drafted."""
_WORD = re.compile(r"\n|[^\s]+")


class Kept(NamedTuple):
    """A version as listed."""

    number: int
    at: datetime | None
    """When it was kept; none for the draft."""
    passages: int
    """How many passages differ from the draft."""
    now: bool


class Piece(NamedTuple):
    """Words that both versions have, or one alone."""

    kind: Literal["same", "out", "in"]
    text: str


class Changed(NamedTuple):
    """A passage in which two versions differ."""

    number: int
    pieces: list[Piece]


def kept(state: State, letter: str) -> list[Kept]:
    """All versions, the newest first, and the draft at the end."""
    versions = state.versions.get(letter, ())
    found = [Kept(one.number, datetime.fromisoformat(one.at), len(one.words), one is versions[-1]) for one in versions]
    return [*reversed(found), Kept(DRAFT, None, 0, not versions)]


def version_of(state: State, letter: str, number: int) -> Version | None:
    """The version of that number; without words for the draft. None where there is none."""
    if number == DRAFT:
        return Version(number=DRAFT, at="", words={})
    return next((one for one in state.versions.get(letter, ()) if one.number == number), None)


def differences(drafted: Draft, before: Version, after: Version) -> list[Changed]:
    """The passages in which two versions differ, word by word."""
    pairs = zip(passages_of(drafted, before), passages_of(drafted, after), strict=True)
    return [Changed(old.number, list(_pieces(old.text, new.text))) for old, new in pairs if old.text != new.text]


def restore(case: Opened, drafted: Draft, kept: Version, version: int | None) -> None:
    """Make an earlier version the newest one; none in between is lost. Raises `Stale`."""
    words = {one.number: one.text for one in passages_of(drafted, kept)}
    write_over(case, drafted, words, version)


def _pieces(old: str, new: str) -> Iterator[Piece]:
    before, after = _WORD.findall(old), _WORD.findall(new)
    for how, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if how == "equal":
            yield Piece("same", _joined(before[a:b]))
            continue
        if a < b:
            yield Piece("out", _joined(before[a:b]))
        if c < d:
            yield Piece("in", _joined(after[c:d]))


def _joined(words: list[str]) -> str:
    return " ".join(words).replace(" \n ", "\n").replace("\n ", "\n").replace(" \n", "\n")
