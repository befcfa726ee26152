"""Letters that the person wrote over; their words find their passage again where a letter was drafted anew."""

import hashlib
from collections.abc import Callable, Mapping
from typing import NamedTuple

from django.utils import timezone
from rapidfuzz import fuzz, process

from claimback.model import Appeal, Draft
from claimback.web.cases.letters_shown import Part, parts, written_over
from claimback.web.cases.state import State, Version
from claimback.web.cases.store import Opened

LONGEST = 20_000
_MOST_VERSIONS = 30
_ALIKE = 60.0
"""Likeness, of 100, from which on a passage that was drafted anew is the one that was written over."""


class Passage(NamedTuple):
    """A passage that can be edited: its number in the drafted letter, its kind, and how it reads now."""

    number: int
    kind: str
    text: str

    @property
    def mark(self) -> str:
        """Tells whether it still reads as it was shown."""
        return marked(self.text)


def marked(text: str) -> str:
    """The mark of a text, whatever a browser does to its line ends."""
    return hashlib.sha256(plain(text).encode()).hexdigest()[:16]


def plain(text: str) -> str:
    """A text without what a browser does to its line ends."""
    return text.replace("\r\n", "\n").strip()


def drafts_of(made: Appeal, state: State) -> dict[str, Draft]:
    """Every letter as it is now, with the person's last words."""
    edited = as_edited(state)
    return {draft.id: edited(draft) for draft in made.drafts}


def as_edited(state: State) -> Callable[[Draft], Draft]:
    """What makes of a drafted letter the letter with the person's last words."""

    def edited(drafted: Draft) -> Draft:
        words = words_of(drafted, state)
        return written_over(drafted, words) if words else drafted

    return edited


def words_of(drafted: Draft, state: State) -> dict[int, str]:
    """The person's last words for a letter, by the passage where they belong now."""
    last = state.last(drafted.id)
    return _placed(drafted, last)[0] if last else {}


def homeless(drafted: Draft, state: State) -> list[str]:
    """The person's words for passages that are in the letter no more."""
    last = state.last(drafted.id)
    return _placed(drafted, last)[1] if last else []


def passages(drafted: Draft, state: State) -> list[Passage]:
    """What can be edited in a letter, as it reads now."""
    return passages_of(drafted, state.last(drafted.id))


def passages_of(drafted: Draft, version: Version | None) -> list[Passage]:
    """The same as it reads in a version; as it was drafted where none is given."""
    words = _placed(drafted, version)[0] if version else {}
    return [Passage(part.number, part.kind, words.get(part.number, part.text)) for part in _editable(drafted)]


def write_over(
    case: Opened, drafted: Draft, typed: Mapping[int, str], version: int | None, *, compared: bool = False
) -> None:
    """Keep the person's words as a new version in place of the last; none takes it back as drafted. Raises `Stale`."""
    mine = {part.number: part.text for part in _editable(drafted)}
    words = {
        number: plain(text[:LONGEST])
        for number, text in typed.items()
        if number in mine and text.strip() != mine[number].strip()
    }
    over = {number: mine[number] for number in words}
    before, last = case.state.versions.get(drafted.id, ()), case.state.last(drafted.id)
    if (last.words, last.over) == (words, over) if last else not words:
        return  # it reads so already
    at, number = timezone.now().isoformat(timespec="seconds"), last.number + 1 if last else 1
    now = Version(number=number, at=at, words=words, over=over)
    versions = {**case.state.versions, drafted.id: (*before, now)[-_MOST_VERSIONS:]}
    case.keep(case.state.model_copy(update={"versions": versions}), version, compared=compared)


def _editable(drafted: Draft) -> list[Part]:
    return [part for part in parts(drafted) if part.editable]


def _placed(drafted: Draft, version: Version) -> tuple[dict[int, str], list[str]]:
    """Each of the words at its passage, and those that have none."""
    texts = {part.number: part.text for part in _editable(drafted)}
    found: dict[int, str] = {}
    lost: list[str] = []
    exact = set(texts.values())
    for number, words in sorted(version.words.items(), key=lambda item: version.over.get(item[0]) not in exact):
        at = _where(number, version.over.get(number), {key: text for key, text in texts.items() if key not in found})
        if at is None:
            lost.append(words)
        else:
            found[at] = words
    return found, lost


def _where(number: int, over: str | None, texts: Mapping[int, str]) -> int | None:
    if over is None or texts.get(number) == over:
        return number if number in texts else None
    same = next((key for key, text in texts.items() if text == over), None)
    near = process.extractOne(over, texts, scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return same if same is not None else near[2] if near else None
