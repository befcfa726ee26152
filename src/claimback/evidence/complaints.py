"""What the patient complains of, how it changes, which part and side it is, and what the clinician makes of it."""

from collections import Counter
from collections.abc import Iterator

from claimback.evidence.dates import days
from claimback.evidence.mentions import Mention, first, mentions, values
from claimback.evidence.note import Note
from claimback.evidence.units import Unit
from claimback.knowledge import Book, compiled
from claimback.knowledge.cues_records import Target
from claimback.model import Fact

PAIRED = ("knee", "shoulder", "hip", "wrist", "ankle", "foot", "breast", "elbow", "hand")
"""Parts of which there are two, so that a side tells something."""
BESIDE = 3
"""Words between a part and the side that belongs to it."""
LONGEST_DIAGNOSIS = 140
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
    return bool(mentions((unit,), ("exam_signs",), book)) and not mentions((unit,), ("teller",), book)


def symptom_change(note: Note, book: Book) -> Iterator[Fact]:
    """How it goes, as the note says last."""
    if note.kind in NO_COMPLAINTS:
        return
    said = [one for one in mentions(note.units, ("change",), book) if not one.contexts & {"family", "hypothetical"}]
    if said:
        yield _fact(note, "symptom_change", said[-1].target.value, said[-1], 0.7)


def part_and_side(note: Note, book: Book) -> Iterator[Fact]:
    """The part of the body that the paper is mostly about, and the side that is named beside it."""
    found = [one for one in mentions(note.units, ("part",), book) if not one.contexts & {"family", "negated"}]
    if not found:
        return
    part = Counter(one.target.value for one in found).most_common(1)[0][0]
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
    near = first(f"{before} ", "side", book) or first(behind, "side", book)
    if near:
        yield near[0]


def diagnoses(note: Note, book: Book) -> Iterator[Fact]:
    """What the clinician thinks it is: lines of the assessment and lines with a code, without the code."""
    if note.kind in ("imaging_report", "medication_list"):
        return
    seen: set[str] = set()
    label = book.records(Target)["diagnosis_label"].patterns[0]
    for unit in note.units:
        headed = compiled(book, label.match).match(unit.text)
        coded = mentions((unit,), ("diagnosis_code",), book)
        told = headed or coded or unit.section == "assessment"
        if not told or unit.context == "family" or unit.text.strip(" .-") in note.doctor:
            continue
        start = headed.end() if headed else 0
        text, end = _words(unit.text, start, coded)
        if _is_diagnosis(unit, start, text, book) and text.lower() not in seen:
            seen.add(text.lower())
            a, b = unit.flat.back(start, end)
            yield Fact(
                name="suspected_diagnosis",
                value=text,
                source=note.document.span(unit.page, a, b),
                found_by="diagnosis_label",
                confidence=0.7 if coded else 0.55,
            )


def suspicions(note: Note, book: Book) -> Iterator[Fact]:
    """What running prose suspects: `I suspect a tear of the supraspinatus`."""
    for mention in mentions(note.units, ("diagnosis_said",), book):
        if not mention.contexts & {"negated", "family"}:
            start = mention.unit.text.index(mention.named["v"], mention.start)
            text = mention.named["v"].strip(" ,")
            span = mention.span(note.document, start, start + len(text))
            yield Fact(
                name="suspected_diagnosis", value=text, source=span, found_by=mention.target.id, confidence=0.55
            )


def _words(text: str, start: int, coded: tuple[Mention, ...]) -> tuple[str, int]:
    """The diagnosis without its code, and where it ends in the unit."""
    end = len(text)
    code = coded[0] if coded else None
    if code is not None and code.start - start >= len("pain"):
        end = code.start
    lead = text[code.end : end] if code is not None and code.start - start < len("pain") else text[start:end]
    return lead.strip(" .,;:()-[]#0123456789"), end if end < len(text) else len(text.rstrip(" ."))


def _is_diagnosis(unit: Unit, start: int, text: str, book: Book) -> bool:
    """A short name of an illness: no treatment, no plan, nothing denied."""
    if not 3 < len(text) <= LONGEST_DIAGNOSIS or not any(char.isalpha() for char in text):
        return False
    if days(text, None, book):
        return False
    other = mentions((unit,), ("treatment", "recheck", "study"), book)
    denied = any(one.contexts & {"negated", "family"} for one in mentions((unit,), ("diagnosis_code", "symptom"), book))
    return not denied and not any(one.start >= start for one in other)


def _fact(note: Note, name: str, value: str | list[str], mention: Mention, sure: float) -> Fact:
    span = mention.span(note.document)
    return Fact(name=name, value=value, source=span, found_by=mention.target.id, confidence=sure)
