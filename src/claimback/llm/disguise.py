"""Names and numbers of people out of a text before it is sent, and back into what comes back.

Known facts of the case first, then patterns for what nobody listed. One token stands for one exact wording, so
that what comes back is the document's own words.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel

from claimback.knowledge.phrases import Pattern
from claimback.knowledge.strict import parse
from claimback.llm.errors import ModelError

_TOKEN = re.compile(r"\[[A-Z]+-\d+\]")
_LOOSE = re.compile(r"(?i)\[ ?(?:person|place|number|address|phone|email|birth|name)[-_ ]?\d* ?\]")
_KINDS: Mapping[str, str] = {
    "member_name": "PERSON", "patient_name": "PERSON", "sender_name": "PERSON", "provider": "PERSON",
    "doctor_name": "PERSON", "auth_told_by": "PERSON", "doctor_practice": "PLACE", "member_id": "NUMBER",
    "group_number": "NUMBER", "claim_number": "NUMBER", "reference_number": "NUMBER", "auth_number_claimed": "NUMBER",
    "sender_address": "ADDRESS", "appeal_address": "ADDRESS", "sender_phone": "PHONE", "sender_email": "EMAIL",
    "doctor_phone": "PHONE", "doctor_fax": "PHONE", "appeal_phone": "PHONE", "appeal_fax": "PHONE",
    "peer_to_peer_phone": "PHONE", "date_of_birth": "BIRTH",
}  # fmt: skip
"""Facts that point at a person, with the kind of their token."""
_NAMES = ("PERSON",)
_FIRST = ("EMAIL",)
"""Kinds that may hold a name, and so are hidden whole before names are."""
_SHORTEST = 3
"""Letters from which on a part of a name is a name by itself: `Ferrante` in `Ms. Ferrante`."""
_CREDENTIALS = frozenset(("mrs", "prof", "dnp", "fnp", "dpm", "dpt", "the", "and"))


class _Identifiers(BaseModel):
    updated: object
    patterns: tuple[Pattern, ...]


class Disguise:
    """The tokens of one case. The same words have the same token throughout."""

    def __init__(self, known: Iterable[tuple[str, str]] = ()) -> None:
        """`known` are names of facts with their values and the words that documents use for them."""
        self._tokens: dict[str, str] = {}
        self._count: dict[str, int] = {}
        words = {word: _KINDS[name] for name, value in known if name in _KINDS for word in _words(_KINDS[name], value)}
        self._known = sorted(words.items(), key=lambda one: -len(one[0]))

    def hide(self, text: str) -> str:
        """The text with a token for each identifier. Raises `ModelError` where the text itself holds a token."""
        if _TOKEN.search(text):
            raise ModelError(
                "token", "The text holds a word in brackets that looks like one of ours; nothing was sent."
            )
        text = self._by_pattern(text, first=True)
        for words, kind in self._known:
            text = _each(re.compile(rf"(?<![\w]){_spaced(words)}(?!\w)", re.IGNORECASE), text, kind, self._token)
        return self._by_pattern(text, first=False)

    def _by_pattern(self, text: str, *, first: bool) -> str:
        for pattern, kind in _patterns():
            if (kind in _FIRST) == first:
                text = _each(pattern, text, kind, self._token)
        return text

    def restore(self, text: str) -> str | None:
        """The text with its words put back; None where it holds a token that was never given out."""
        back = {token: words for words, token in self._tokens.items()}
        if any(hit not in back for hit in _LOOSE.findall(text)):
            return None
        return _TOKEN.sub(lambda hit: back[hit.group()], text)

    def _token(self, words: str, kind: str) -> str:
        if words not in self._tokens:
            self._count[kind] = self._count.get(kind, 0) + 1
            self._tokens[words] = f"[{kind}-{self._count[kind]}]"
        return self._tokens[words]


def _each(pattern: re.Pattern[str], text: str, kind: str, token: Callable[[str, str], str]) -> str:
    """Every find outside of tokens replaced by its token."""
    pieces = re.split(f"({_TOKEN.pattern})", text)
    return "".join(
        piece if at % 2 else pattern.sub(lambda hit: token(hit.group(), kind), piece) for at, piece in enumerate(pieces)
    )


def _words(kind: str, value: str) -> set[str]:
    """A value, and for a name also its parts; for an address its lines."""
    value = value.strip()
    found = {value} if len(value) >= _SHORTEST else set[str]()
    if kind in _NAMES:
        bare = value.split(",")[0]
        parts = re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", bare)
        found |= {bare, *(part for part in parts if _is_name(part))}
    if kind == "ADDRESS":
        found |= {part.strip() for part in value.split(",") if len(part.strip()) > _SHORTEST}
    return {one for one in found if one}


def _is_name(part: str) -> bool:
    return len(part) >= _SHORTEST and part[0].isupper() and part.lower() not in _CREDENTIALS


def _spaced(words: str) -> str:
    """The words over line breaks and wide gaps too."""
    return r"\s+".join(re.escape(word) for word in words.split())


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    path = Path(__file__).with_name("identifiers.yaml")
    read = _Identifiers.model_validate(parse(path.read_text(encoding="utf-8"), path.name))
    return tuple((re.compile(one.match, re.IGNORECASE), one.tags[0]) for one in read.patterns)
