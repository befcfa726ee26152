"""A letter that two people edit: what each changed is told apart passage by passage, and nobody's words are lost."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz, process

from claimback.model import Draft
from claimback.web.cases.letter_edits import Passage, marked, plain, words_of, write_over
from claimback.web.cases.letters_shown import parts
from claimback.web.cases.store import Opened

_ALIKE = 60.0
"""Likeness, of 100, from which on a passage of a letter that was drafted anew is the one that was shown."""


class Shown(NamedTuple):
    """What a form was made from and what came back: by number, the mark of each passage as shown, and its words now."""

    draft: str
    """The mark of the letter as it was drafted then."""
    marks: Mapping[int, str]
    typed: Mapping[int, str]


class Clash(NamedTuple):
    """A passage that this person changed and another one too; none where it is in the letter no more."""

    now: Passage | None
    mine: str


def draft_mark(drafted: Draft) -> str:
    """Tells whether a letter is still drafted as it was."""
    return marked("\n\n".join(part.text for part in parts(drafted)))


def keep(case: Opened, drafted: Draft, now: Sequence[Passage], shown: Shown, version: int | None) -> list[Clash]:
    """Keep what this person changed, beside what others changed. Returns what needs a choice; that is not kept yet."""
    safe, clashes = _apart(now, shown, redrafted=draft_mark(drafted) != shown.draft)
    if safe:
        write_over(case, drafted, words_of(drafted, case.state) | safe, version, compared=True)
    return clashes


def as_typed(case: Opened, drafted: Draft, now: Sequence[Passage], shown: Shown) -> dict[int, str]:
    """The words that the letter would have, were this kept."""
    safe, clashes = _apart(now, shown, redrafted=draft_mark(drafted) != shown.draft)
    mine = {one.now.number: one.mine for one in clashes if one.now}
    return words_of(drafted, case.state) | safe | mine


def _apart(now: Sequence[Passage], shown: Shown, *, redrafted: bool) -> tuple[dict[int, str], list[Clash]]:
    by_number = {one.number: one for one in now}
    safe: dict[int, str] = {}
    clashes: list[Clash] = []
    for number, words in shown.typed.items():
        mark = shown.marks.get(number)
        if mark == marked(words):
            continue  # this person left it alone
        at = _where(now, mark, words) if redrafted and mark else by_number.get(number)
        if at and (mark in (None, at.mark) or plain(at.text) == plain(words)):
            safe[at.number] = words
        else:
            clashes.append(Clash(at, plain(words)))
    return safe, clashes


def _where(now: Sequence[Passage], mark: str, words: str) -> Passage | None:
    """The passage that reads as it did when it was shown; else the one most like what was typed."""
    same = next((one for one in now if one.mark == mark), None)
    near = process.extractOne(words, [one.text for one in now], scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return same or (now[near[2]] if near else None)
