"""What the patient complains of, how it changes, and which part and side of the body it is."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from claimback.evidence.mentions import Mention, first, mentions, values
from claimback.evidence.note import Note
from claimback.evidence.units import Unit
from claimback.knowledge import Book
from claimback.model import Fact

PAIRED = ("knee", "shoulder", "hip", "wrist", "ankle", "foot", "breast", "elbow", "hand")
"""Parts of which there are two, so that a side tells something."""
CLOSE = 2
"""Signs between two sentences of one line."""
BESIDE = 3
"""Words between a part and the side that belongs to it."""
NO_COMPLAINTS = ("order", "imaging_report", "medication_list", "guideline")
"""Kinds of paper that name symptoms as a reason, not as what was found."""
_AGAINST = frozenset({"negated", "family", "hypothetical", "history"})


def symptoms(note: Note, book: Book) -> Iterator[Fact]:
    """Symptoms told (`symptoms_recorded`) and denied (`symptoms_denied`), each once; told outweighs denied."""
    if note.kind in NO_COMPLAINTS:
        return
    found = [one for one in mentions(note.units, ("symptom",), book) if _complained(one, book)]
    told = {one.target.value: one for one in reversed(found) if not one.contexts & (_AGAINST | {"planned"})}
    denied = {one.target.value: one for one in reversed(found) if one.denied}
    for value, mention in told.items():
        yield _fact(note, "symptoms_recorded", [value], mention, 0.8)
    for value, mention in denied.items():
        if value not in told:
            yield _fact(note, "symptoms_denied", [value], mention, 0.8)


def _complained(mention: Mention, book: Book) -> bool:
    """Neither found on examination nor the side effect of a medicine."""
    effect = values(mention.unit.text, "outcome", book).get("could_not_tolerate")
    return not _examined(mention.unit, book) and not (effect and effect.start() <= mention.start < effect.end())


def _examined(unit: Unit, book: Book) -> bool:
    """Whether a sentence tells of the examination: in a note without headings only its words say so."""
    return any(one.asserted for one in mentions((unit,), ("exam_signs",), book)) and not mentions(
        (unit,), ("teller",), book
    )


def symptom_change(note: Note, book: Book) -> Iterator[Fact]:
    """How it goes, as the note says last."""
    if note.kind in NO_COMPLAINTS:
        return
    said = _changes(note, "change", book) or _changes(note, "change_weak", book)
    if said:
        yield _fact(note, "symptom_change", said[-1].target.value, said[-1], 0.7)


def _changes(note: Note, fact: str, book: Book) -> list[Mention]:
    """Words of change about the complaint. An improvement beside a treatment is what the treatment brought."""
    against = {"family", "hypothetical"}
    said = [one for one in mentions(note.units, (fact,), book) if not one.contexts & against]
    if not any(first(one.text, "improvement", book) for one in said):
        return said
    treated = {unit for unit in note.units if mentions((unit,), ("treatment",), book)}
    after = {unit for before, unit in pairwise(note.units) if before in treated and unit.start - before.end <= CLOSE}
    return [one for one in said if not (one.unit in treated | after and first(one.text, "improvement", book))]


def part_and_side(note: Note, book: Book) -> Iterator[Fact]:
    """The part of the body that the paper is mostly about, and the side that is named beside it."""
    found = [one for one in mentions(note.units, ("part",), book) if not one.contexts & {"family", "negated"}]
    if not found:
        return
    plain = [one for one in found if not first(one.unit.text, "neuro_exam", book)] or found
    part = Counter(one.target.value for one in plain).most_common(1)[0][0]
    own = [one for one in found if one.target.value == part]
    yield _fact(note, "body_part", part, own[0], 0.7)
    sides = [(side, one) for one in own if part in PAIRED for side in _sides(one, book)]
    counted = Counter(side for side, _ in sides).most_common(2)
    if counted and (len(counted) == 1 or counted[0][1] > counted[1][1]):
        yield _fact(note, "laterality", counted[0][0], next(one for side, one in sides if side == counted[0][0]), 0.7)


def _sides(mention: Mention, book: Book) -> Iterator[str]:
    """Sides that stand beside the part, before it or behind it."""
    text = mention.unit.text
    before = " ".join(text[: mention.start].split()[-BESIDE:])
    behind = " ".join(text[mention.end :].split()[:BESIDE])
    ticked = [one for one in mentions((mention.unit,), ("side",), book) if "negated" not in one.contexts]
    near = first(f"{before} ", "side", book) or first(behind, "side", book)
    if ticked and not near and first(text, "ticked", book):
        yield ticked[0].target.value
    if near and any(one.target.value == near[0] for one in ticked):
        yield near[0]


def _fact(note: Note, name: str, value: str | list[str], mention: Mention, sure: float) -> Fact:
    span = mention.span(note.document)
    return Fact(name=name, value=value, source=span, found_by=mention.target.id, confidence=sure)
