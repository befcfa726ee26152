"""How a treatment ended, as the words around its mention tell it."""

from re import Match
from typing import Any

from claimback.evidence.mentions import Mention, first, mentions
from claimback.evidence.units import Unit
from claimback.knowledge import Book

NEAR = 40
"""Characters in which an outcome that is said first stands before its treatment."""
NEXT = 10
"""Characters before an outcome with which a sentence about it may begin: `She had 60% relief`."""
NOT_TOLERATED = "could_not_tolerate"


def segment(found: tuple[Mention, ...], index: int) -> str:
    """The part of the sentence about one of several treatments."""
    text = found[index].unit.text
    begin = 0 if index == 0 else found[index].start
    end = found[index + 1].start if index + 1 < len(found) else len(text)
    return text[begin:end]


def outcome(found: tuple[Mention, ...], index: int, book: Book) -> str:
    """How it ended: told before it (`could not tolerate naproxen`), in its own part, or of the whole list."""
    mention, own = found[index], segment(found, index)
    text = mention.unit.text
    before = found[index - 1].end if index else 0
    lead = first(text[max(before, mention.start - NEAR) : mention.start], "outcome", book)
    if lead and lead[0] == NOT_TOLERATED:
        return lead[0]
    told = first(own, "outcome", book)
    if told and told[0] == NOT_TOLERATED and index + 1 < len(found) and told[1].end() >= len(own) - NEAR // 3:
        told = None
    told = told or _of_all(text[mention.start :], book)
    return told[0] if told else ""


def _of_all(rest: str, book: Book) -> tuple[str, Match[str]] | None:
    """An outcome that a comma sets off from a list is about the whole list: `A, B and C, without improvement`."""
    found = first(rest, "outcome", book)
    lead = rest[: found[1].start()].split() if found else []
    turned = "but" in lead[-4:]
    while lead and lead[-1] in ("and", "with", "all", "have", "has"):
        lead.pop()
    return found if turned or (lead and (lead[-1].endswith(",") or lead[-1] in ("-", ":"))) else None


def told_next(unit: Unit | None, book: Book, *, last: bool) -> dict[str, Any]:
    """The outcome, where the next sentence begins with it and is about no other treatment.

    It is about the last treatment of a sentence, or about all where its subject is the pain: `Pain is unchanged.`
    """
    if unit is None or mentions((unit,), ("treatment",), book):
        return {}
    found = first(unit.text, "outcome", book)
    told = found and found[1].start() <= NEXT and (last or first(unit.text, "whole_subject", book))
    return {"result": found[0]} if found and told else {}
