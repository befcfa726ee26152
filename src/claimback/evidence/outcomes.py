"""How a treatment ended, as the words around its mention tell it."""

from itertools import pairwise
from re import Match
from typing import Any

from claimback.evidence.mentions import Mention, first, mentions, nearest
from claimback.evidence.note import Seen
from claimback.evidence.units import Unit
from claimback.knowledge import Book

NEXT = 10
"""Characters before an outcome with which a sentence about it may begin: `She had 60% relief`."""
GOES_ON = 60
"""The same where the sentence plainly goes on about the treatment: `That bought her perhaps ten days`."""
_LINKS = ("and", "with", "all", "have", "has", "both", "which", "of", "were", "was", "are")
REACH = 5
"""Sentences back to which `none of this helped` reaches."""


def segment(found: tuple[Mention, ...], index: int, book: Book) -> tuple[int, int]:
    """Where the part of the sentence about one of several treatments begins and ends.

    Between two treatments it is cut at the last `and`, comma or the like, so that `stopped` in `PT, and stopped
    naproxen` belongs to the medicine.
    """
    text = found[index].unit.text
    begin = _cut(found[index - 1], found[index], book) if index else 0
    end = _cut(found[index], found[index + 1], book) if index + 1 < len(found) else len(text)
    return begin, end


def _cut(one: Mention, following: Mention, book: Book) -> int:
    gap = one.unit.text[one.end : following.start]
    found = nearest(gap, "clause", book)
    return one.end + found[1].start() if found else following.start


def outcome(found: tuple[Mention, ...], index: int, book: Book) -> tuple[str, bool]:
    """How it ended, and whether that was said before it, as of a list: `failed naproxen, ice and PT`."""
    mention = found[index]
    begin, end = segment(found, index, book)
    lead, own = mention.unit.text[begin : mention.start], mention.unit.text[mention.end : end]
    before, after = first(lead, "outcome_lead", book), first(own, "outcome", book)
    if after:
        return after[0], False
    if before:
        return before[0], True
    of_all = _of_all(mention.unit.text[mention.end :], book) or _shared(found, index, book)
    if of_all:
        return of_all[0], False
    told = first(lead, "outcome", book) if index == 0 else None
    return (told[0], False) if told else ("", False)


def inherits(found: tuple[Mention, ...], index: int, book: Book) -> bool:
    """Whether a treatment stands in the same list as the one before: nothing between them turns or ends it."""
    gap = found[index].unit.text[found[index - 1].end : found[index].start]
    return not first(gap, "outcome", book) and not first(gap, "turns", book)


def _of_all(rest: str, book: Book) -> tuple[str, Match[str]] | None:
    """An outcome that a comma sets off from a list is about the whole list: `A, B and C, without improvement`."""
    found = first(rest, "outcome", book)
    lead = rest[: found[1].start()].split() if found else []
    turned = "but" in lead[-4:]
    while lead and lead[-1] in _LINKS:
        lead.pop()
    return found if turned or (lead and (lead[-1].endswith((",", ")")) or lead[-1] in ("-", ":", "–", "="))) else None


def _shared(found: tuple[Mention, ...], index: int, book: Book) -> tuple[str, Match[str]] | None:
    """The outcome behind the last of a list, where it is plainly of all: `rest, ice and ibuprofen did not help`."""
    tail = found[-1].unit.text[found[-1].end :]
    told = first(tail, "outcome", book)
    whole = told and first(tail[: told[1].end()], "shared", book)
    return told if whole and listed(found, index, book) else None


def listed(found: tuple[Mention, ...], index: int, book: Book) -> bool:
    """Whether all that follows in the sentence stands in one list with this treatment."""
    return all(inherits(found, later, book) for later in range(index + 1, len(found)))


def told_next(unit: Unit | None, book: Book, *, last: bool, of_list: bool) -> dict[str, Any]:
    """The outcome, where the next sentence goes on about the treatment and about no other.

    It is about the last treatment of a sentence, or about all where its subject is the pain (`Pain is unchanged.`) or
    where they are a list and it has no subject (`No improvement.`).
    """
    if unit is None or unit.section == "exam" or mentions((unit,), ("treatment",), book):
        return {}
    found = first(unit.text, "outcome", book)
    reach = GOES_ON if first(unit.text, "goes_on", book) else NEXT
    about_all = first(unit.text, "whole_subject", book) or first(unit.text, "treated_subject", book)
    bare = of_list and found is not None and not found[1].start()
    told = found and found[1].start() <= reach and (last or about_all or bare)
    return {"result": found[0]} if found and told else {}


def settle(seen: list[Seen], units: tuple[Unit, ...], book: Book) -> None:
    """Outcomes told of several treatments at once: after them (`none of this helped`) or over a list (`Failed:`)."""
    at = {unit: index for index, unit in enumerate(units)}
    for unit in units:
        told = first(unit.text, "outcome", book)
        of_all = told and first(unit.text, "treated_subject", book)
        heads = unit.text.rstrip().endswith(":")
        if told is None or not (of_all or heads) or mentions((unit,), ("treatment",), book):
            continue
        if of_all:
            _fill(seen, told[0], {u for u in units[max(0, at[unit] - REACH) : at[unit]] if u.section == unit.section})
        else:
            _fill(seen, told[0], _list(units[at[unit] :]))


def _list(units: tuple[Unit, ...]) -> set[Unit]:
    """The lines under a heading: as far as each follows the one before it closely."""
    under: set[Unit] = set()
    for above, unit in pairwise(units):
        if unit.page != above.page or unit.start - above.end > len("\n      - ") or unit.section != units[0].section:
            break
        under.add(unit)
    return under


def _fill(seen: list[Seen], result: str, units: set[Unit]) -> None:
    for one in seen:
        if one.mention.unit in units:
            one.item.setdefault("result", result)
