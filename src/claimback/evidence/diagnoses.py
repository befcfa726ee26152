"""What the clinician thinks it is: the lines of the assessment, lines with a code, and what running prose suspects."""

from collections.abc import Iterator

from claimback.evidence.dates import days
from claimback.evidence.mentions import Mention, first, mentions
from claimback.evidence.note import Note
from claimback.evidence.units import Unit
from claimback.knowledge import Book, compiled
from claimback.knowledge.cues_records import Target
from claimback.model import Fact

LABEL = 28
"""Signs in which the label of a line stands: a line with another label, such as `Priority:`, names no diagnosis."""
BULLETS = "0123456789#-*•"
"""With what an item of a list begins: under a heading of assessment and plan together only items are illnesses."""
LONGEST = 140
"""Signs of a diagnosis; a longer line says more than one thing."""


def diagnoses(note: Note, book: Book) -> Iterator[Fact]:
    """What the clinician thinks it is: lines of the assessment and lines with a code, without the code."""
    if note.kind in ("imaging_report", "medication_list"):
        return
    seen: set[str] = set()
    label = book.records(Target)["diagnosis_label"].patterns[0]
    listing, combined, before = False, False, None
    for unit in note.units:
        headed = compiled(book, label.match).match(unit.text)
        coded = mentions((unit,), ("diagnosis_code",), book)
        # the list of an assessment ends with a blank line; what follows it is signature and the like
        if headed:
            combined = first(headed.group(), "combined", book) is not None
        follows = listing and _follows(before, unit, note) and (not combined or unit.text[:1] in BULLETS)
        listing = unit.section == "assessment" and (headed is not None or follows)
        before = unit
        told = coded or (headed and (note.kind != "therapy_note" or "d" in headed.group().lower()[:4]))
        told = told or (listing and note.kind != "therapy_note" and _plain(unit, book))
        if not told or unit.context == "family" or _signed(unit, note):
            continue
        start = headed.end() if headed else 0
        text, end = _words(unit.text, start, coded)
        if not _is_diagnosis(unit, start, text, book):
            yield from suspicions(note, (unit,), book)
        elif text.lower() not in seen:
            seen.add(text.lower())
            a, b = unit.flat.back(start, end)
            yield Fact(
                name="suspected_diagnosis",
                value=text,
                source=note.document.span(unit.page, a, b),
                found_by="diagnosis_label",
                confidence=0.7 if coded else 0.55,
            )


def _plain(unit: Unit, book: Book) -> bool:
    """A line of a list of illnesses: it has no label of another kind and no predicate."""
    return ":" not in unit.text[:LABEL] and first(unit.text, "predicate", book) is None


def _follows(before: Unit | None, unit: Unit, note: Note) -> bool:
    """Whether a unit follows the one before it without a blank line."""
    if before is None or before.page != unit.page:
        return False
    return "\n\n" not in note.document.page(unit.page).text[before.end : unit.start].replace(" ", "")


def _signed(unit: Unit, note: Note) -> bool:
    """Whether a line is only the clinician's name."""
    text = unit.text.strip(" .-")
    return bool(note.doctor) and (text in note.doctor or (note.doctor in text and len(text) < len(note.doctor) + 12))


def suspicions(note: Note, units: tuple[Unit, ...], book: Book) -> Iterator[Fact]:
    """What running prose suspects: `I suspect a tear of the supraspinatus`."""
    for mention in mentions(units, ("diagnosis_said",), book):
        if not mention.contexts & {"negated", "family"}:
            start = mention.unit.text.index(mention.named["v"], mention.start)
            text = mention.named["v"].strip(" ,")
            span = mention.span(note.document, start, start + len(text))
            yield Fact(name="suspected_diagnosis", value=text, source=span, found_by=mention.target.id, confidence=0.55)


def _words(text: str, start: int, coded: tuple[Mention, ...]) -> tuple[str, int]:
    """The diagnosis without its code, and where it ends in the unit."""
    end = len(text)
    code = coded[0] if coded else None
    if code is not None and code.start - start >= len("pain"):
        end = code.start
    label = text.rfind(": ", start, end)
    if code is not None and label > start and end == code.start:
        start = label + 1
    lead = text[code.end : end] if code is not None and code.start - start < len("pain") else text[start:end]
    return lead.lstrip(" .,;:()-[]#0123456789").rstrip(" .,;:()-[]#"), end if end < len(text) else len(
        text.rstrip(" .")
    )


def _is_diagnosis(unit: Unit, start: int, text: str, book: Book) -> bool:
    """A short name of an illness: no treatment, no plan, nothing denied."""
    if not 3 < len(text) <= LONGEST or not any(char.isalpha() for char in text):
        return False
    if days(text, None, book):
        return False
    other = mentions((unit,), ("treatment", "recheck", "study"), book)
    end = start + len(text)
    return first(text, "no_diagnosis", book) is None and not any(start <= one.start <= end for one in other)
