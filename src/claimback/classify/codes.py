"""Claim adjustment and remark codes, which speak only where the letter's prose does not."""

from collections.abc import Iterator

from claimback.classify.sentences import Sentence
from claimback.knowledge import Book
from claimback.knowledge.cues_classify import ReasonCodes
from claimback.model import Document, Objection

_GROUPS = frozenset({"co", "pr", "oa", "pi", "cr"})
_NAMERS = frozenset({"code", "codes", "reason", "adjustment", "carc", "rsn"})
CONFIDENCE = 0.8


def codes_in(one: Sentence, book: Book) -> Iterator[tuple[int, str]]:
    """Each code of a sentence: the place of its word, and the code as the records write it (`197`, `N56`)."""
    known = book.made(_known)
    words = one.words
    for at, word in enumerate(words):
        before = words[at - 1] if at else ""
        if word.upper() in known and (word[0].isalpha() or before in _GROUPS or before in _NAMERS):
            yield at, word.upper()
        elif word[:2] in _GROUPS and word[2:] in known:
            yield at, word[2:]


def starts_with_code(one: Sentence, book: Book) -> bool:
    """Whether the piece explains a code: `CO-197 ...`, `N56: ...`, `Code 242 - ...`."""
    words = one.words
    at = 1 if words[:1] and words[0] in _GROUPS | _NAMERS else 0
    if at == 1 and words[1:2] and words[1] in _NAMERS:
        at = 2
    word = words[at] if len(words) > at else ""
    grouped = at > 0 and word.isdigit()
    remark = word[:1] in {"m", "n"} and word[-1:].isdigit() and not word[:1].isdigit()
    return grouped or remark or (word[:2] in _GROUPS and word[2:].isdigit())


def coded(document: Document, found: list[Sentence], book: Book) -> list[Objection]:
    """What the codes alone say: one objection a kind, quoting the line that explains the code where there is one."""
    known = book.made(_known)
    places: dict[str, tuple[Sentence, str]] = {}
    for explains in (True, False):
        for one in found:
            if starts_with_code(one, book) is explains:
                for _, code in codes_in(one, book):
                    places.setdefault(known[code], (one, code))
    carc = {kind: place for kind, place in places.items() if place[1].isdigit()}
    return [
        Objection(
            kind=kind,
            stated=one.span(document),
            confidence=CONFIDENCE,
            found_by=f"reason_codes/{code}",
            reasons=(f"reason_codes/{code}",),
        )
        for kind, (one, code) in (carc or places).items()
    ]


def _known(book: Book) -> dict[str, str]:
    return {code: kind for record in book.records(ReasonCodes).values() for code, kind in record.codes.items()}
