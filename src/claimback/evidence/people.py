"""Who the document is about, and which clinician it names."""

import re
from collections.abc import Iterator
from datetime import date

from claimback.evidence.dates import days
from claimback.evidence.mentions import first
from claimback.knowledge import Book, compiled
from claimback.knowledge.cues_records import Target
from claimback.model import Document, Fact, Flat, Known, Span, flatten

NEAR_NAME = 60
"""Characters after a clinician's name in which the specialty stands."""
BESIDE_NAME = 24
"""The same in a paper that names the doctor only as the one who sent the patient."""
ONLY_REFERRING = ("therapy_note", "imaging_report")
"""Kinds whose signer is not the treating doctor."""


def people(document: Document, kind: str, dated: date | None, book: Book) -> Iterator[Fact]:
    """The patient's name and birth date, and the doctor's name and specialty, each at most once."""
    yield from _labeled(document, "patient_name", book)
    yield from _born(document, dated, book)
    if kind == "medication_list":
        return
    name = next(_doctor(document, kind, book), None)
    if name:
        yield name
        near = NEAR_NAME if kind not in ONLY_REFERRING else BESIDE_NAME
        yield from _specialty(document, name, near, book)


def _doctor(document: Document, kind: str, book: Book) -> Iterator[Fact]:
    ways = ("referring", "author", "line") if kind == "order" else ("author", "line", "referring")
    for who in ("referring",) if kind in ONLY_REFERRING else ways:
        target = book.records(Target)[f"doctor_name_{who}"]
        for page in document.pages:
            for pattern in target.patterns:
                for found in compiled(book, pattern.match).finditer(page.text):
                    yield _fact(document.span(page.number, *found.span("v")), "doctor_name", target.id, 0.8)


def _specialty(document: Document, name: Fact, near: int, book: Book) -> Iterator[Fact]:
    label = next(_labeled(document, "doctor_specialty", book, "label"), None) if near == NEAR_NAME else None
    if label:
        yield label
    elif isinstance(name.source, Span):
        page = document.page(name.source.page)
        target = book.records(Target)["doctor_specialty_named"]
        said = compiled(book, target.patterns[0].match)
        ends = (one.end() for one in re.finditer(re.escape(name.source.quote), page.text))
        found = next((hit for end in ends if (hit := said.search(page.text, end, end + near))), None)
        if found:
            yield _fact(document.span(page.number, *found.span("v")), "doctor_specialty", target.id, 0.7)


def _labeled(document: Document, fact: str, book: Book, value: str = "label") -> Iterator[Fact]:
    target = book.records(Target)[f"{fact}_{value}"]
    for page in document.pages:
        for pattern in target.patterns:
            found = compiled(book, pattern.match).search(page.text)
            if found:
                yield _fact(document.span(page.number, *found.span("v")), fact, target.id, 0.8)
                return


def _born(document: Document, dated: date | None, book: Book) -> Iterator[Fact]:
    for page in document.pages:
        flat: Flat = flatten(page.text)
        for day in days(flat.text, None, book):
            if first(flat.text[max(0, day.start - 20) : day.start], "birth_label", book):
                span = document.span(page.number, *flat.back(day.start, day.end))
                on = day.on.replace(year=day.on.year - 100) if dated and day.on > dated else day.on
                yield _made("date_of_birth", on.isoformat(), span, "birth_label", 0.9)
                return


def _fact(span: Span, name: str, by: str, sure: float) -> Fact:
    return _made(name, " ".join(span.quote.split()).rstrip(","), span, by, sure)


def _made(name: str, value: str, span: Span, by: str, sure: float) -> Fact:
    return Fact(name=name, value=value, source=span, found_by=by, confidence=sure)


def about_another(facts: tuple[Fact, ...], known: Known) -> Fact | None:
    """The fact that shows a record to be about someone else: another birth date, or a name with no part in common."""
    mine = Known(facts)
    born, said = mine.first("date_of_birth"), known.text("date_of_birth")
    if born and said:
        return born if born.value != said else None
    name = mine.first("patient_name")
    other = known.text("patient_name") or known.text("member_name")
    if name and other and not _words(str(name.value)) & _words(other):
        return name
    return None


def _words(name: str) -> set[str]:
    return {word.strip(".,").lower() for word in name.split() if len(word.strip(".,")) > 1}
