"""One record: its kind, date and title, and every fact that it shows, each with its words. All of them are proposed."""

from collections.abc import Iterator
from datetime import date

from claimback.evidence.complaints import part_and_side, symptom_change, symptoms
from claimback.evidence.diagnoses import diagnoses, suspicions
from claimback.evidence.events import prior_imaging, reevaluation, symptom_onset
from claimback.evidence.kinds import date_of, kind_of, title_of
from claimback.evidence.mentions import Mention, mentions
from claimback.evidence.misread import Mended, mended
from claimback.evidence.note import Note
from claimback.evidence.people import people
from claimback.evidence.treatments import treatments, treatments_denied
from claimback.evidence.units import units
from claimback.knowledge import Book
from claimback.knowledge.cues_records import RecordKind
from claimback.model import Document, Fact, Known, Record, Span

NOT_FROM = {
    "order": (
        "treatments", "treatments_denied", "reevaluation", "symptoms_recorded", "exam_signs", "exam_findings",
    ),
    "imaging_report": (
        "treatments", "treatments_denied", "reevaluation", "red_flags", "red_flags_denied", "exam_signs",
        "exam_findings", "symptom_onset",
    ),
    "medication_list": ("red_flags", "exam_signs", "exam_findings", "prior_imaging", "reevaluation", "symptom_onset"),
}  # fmt: skip
"""Facts that a kind of document mentions without showing them, such as a reason for the study."""
NEAR = 40
"""Characters in which what was stopped, or could not be done, stands behind its verb."""


def read(document: Document, book: Book) -> Record:
    """Classify and date a record, and find the facts in it."""
    mend = mended(document, book)
    readable = mend.document if mend else document
    kind, dated = kind_of(readable, book), date_of(readable, book)
    facts = _facts(readable, kind, dated, book)
    return Record(
        document=document.id,
        filename=document.filename,
        kind=kind,
        title=title_of(readable, kind, dated, book),
        dated=dated,
        pages=len(document.pages),
        facts=tuple(_quoted(fact, mend, document) for fact in facts) if mend else facts,
    )


def _quoted(fact: Fact, mend: Mended, document: Document) -> Fact:
    """The fact with the page's own words, misread as they are."""
    source = mend.back(fact.source, document) if isinstance(fact.source, Span) else fact.source
    return fact.model_copy(update={"source": source})


def _facts(document: Document, kind: str, dated: date | None, book: Book) -> tuple[Fact, ...]:
    who = tuple(people(document, kind, dated, book))
    told = book.records(RecordKind).get(kind)
    if told is not None and not told.clinical:
        return tuple(fact for fact in who if fact.name in ("patient_name", "date_of_birth"))
    note = Note(
        document=document,
        kind=kind,
        dated=dated,
        doctor=Known(who).text("doctor_name") or "",
        units=units(document, book),
    )
    return (*who, *(fact for fact in _clinical(note, book) if fact.name not in NOT_FROM.get(kind, ())))


def _clinical(note: Note, book: Book) -> Iterator[Fact]:
    yield from symptom_onset(note, book)
    treated = treatments(note, book)
    yield from treated
    yield from treatments_denied(note, book)
    yield from reevaluation(note, bool(treated), book)
    yield from prior_imaging(note, book)
    yield from _red_flags(note, book)
    yield from _exam(note, book)
    yield from _told(note, "function", "function_limits", book)
    yield from _plans(note, book)
    yield from _codes(note, book)
    named = tuple(diagnoses(note, book))
    yield from named or suspicions(note, note.units, book)
    yield from symptoms(note, book)
    yield from symptom_change(note, book)
    yield from part_and_side(note, book)


def _red_flags(note: Note, book: Book) -> Iterator[Fact]:
    """Warning signs said to be there, and those said to be absent (`red_flags_denied`); each value once.

    A sign that is told both ways counts as there: the person sees both words and decides.
    """
    found = mentions(note.units, ("red_flags",), book)
    present = {mention.target.value: mention for mention in reversed(found) if mention.asserted}
    denied = {mention.target.value: mention for mention in reversed(found) if mention.denied}
    for value, mention in present.items():
        yield _fact(note, "red_flags", [value], mention, 0.8)
    for value, mention in denied.items():
        if value not in present:
            yield _fact(note, "red_flags_denied", [value], mention, 0.8)


def _exam(note: Note, book: Book) -> Iterator[Fact]:
    """Findings of the examination: the sign by name, and the words as they stand."""
    signs: set[str] = set()
    told: set[tuple[int, int]] = set()
    for mention in mentions(note.units, ("exam_signs",), book):
        if not mention.asserted:
            continue
        if mention.target.value not in signs:
            signs.add(mention.target.value)
            yield _fact(note, "exam_signs", [mention.target.value], mention, 0.8)
        at = (mention.unit.page, mention.unit.start)
        if at not in told:
            told.add(at)
            span = mention.span(note.document, 0, len(mention.unit.text))
            yield Fact(
                name="exam_findings",
                value=mention.unit.text.rstrip(" .;"),
                source=span,
                found_by=mention.target.id,
                confidence=0.8,
            )


def _told(note: Note, target: str, name: str, book: Book) -> Iterator[Fact]:
    seen: set[str] = set()
    for mention in mentions(note.units, (target,), book):
        text = mention.text.rstrip(" .,;")
        told = any(text.lower() in before for before in seen) or _of_treatment(mention, book)
        if not mention.contexts & {"family", "hypothetical", "negated"} and not told:
            seen.add(text.lower())
            yield _fact(note, name, text, mention, 0.7)


def _of_treatment(mention: Mention, book: Book) -> bool:
    """`Had to stop naproxen` limits no function."""
    return any(
        mention.start <= one.start < mention.start + NEAR for one in mentions((mention.unit,), ("treatment",), book)
    )


def _plans(note: Note, book: Book) -> Iterator[Fact]:
    """What depends on the result, as the whole sentence; and whether that is an operation or an injection."""
    units_seen: set[tuple[int, int]] = set()
    for mention in mentions(note.units, ("planned_change",), book):
        at = (mention.unit.page, mention.unit.start)
        if at in units_seen or mention.contexts & {"family", "negated"}:
            continue
        units_seen.add(at)
        span = mention.span(note.document, 0, len(mention.unit.text))
        text = mention.unit.text.rstrip(" .;")
        yield Fact(name="planned_change", value=text, source=span, found_by=mention.target.id, confidence=0.7)
        if len(units_seen) == 1 and mentions((mention.unit,), ("intervention",), book):
            yield Fact(
                name="surgery_or_injection_considered",
                value="yes",
                source=span,
                found_by=mention.target.id,
                confidence=0.7,
            )


def _codes(note: Note, book: Book) -> Iterator[Fact]:
    seen: set[str] = set()
    for mention in mentions(note.units, ("diagnosis_code",), book):
        code = mention.named["v"].upper()
        if code not in seen and "family" not in mention.contexts:
            seen.add(code)
            yield _fact(note, "diagnosis_code", code, mention, 0.9)


def _fact(note: Note, name: str, value: str | list[str], mention: Mention, sure: float) -> Fact:
    span = mention.span(note.document)
    return Fact(name=name, value=value, source=span, found_by=mention.target.id, confidence=sure)
