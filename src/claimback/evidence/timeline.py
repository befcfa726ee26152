"""The events of a case in order, each with the exhibit and page that show it; only what was confirmed is told."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from claimback.knowledge import Book
from claimback.knowledge.care import day_of, directed
from claimback.knowledge.events import fullest, same_event
from claimback.knowledge.sentences import say
from claimback.knowledge.templates import words
from claimback.model import Event, Exhibit, Fact, Known, Record, Span

PROOF = ("therapy_note", "imaging_report", "medication_list")
"""Papers that are about one thing: they prove it better than a note that mentions it."""
Enclosed = Mapping[str, Exhibit]
"""Enclosures by document id."""
_KIND = {"treatments": "treatment", "reevaluation": "recheck", "prior_imaging": "imaging"}


def timeline(known: Known, records: tuple[Record, ...], exhibits: tuple[Exhibit, ...], book: Book) -> tuple[Event, ...]:
    """Every dated event that the person confirmed, and the denial; the same event in two papers stands once."""
    labels = {exhibit.document: exhibit for exhibit in exhibits[1:]}
    found = [event for name in _KIND for event in _events(name, known, records, labels, book)]
    found += [*_symptoms(known, records, labels, book), *_decision(known, exhibits)]
    return tuple(sorted(found, key=lambda event: (event.start, event.kind, event.what)))


def _confirmed(known: Known, name: str) -> list[tuple[Mapping[str, Any], Fact]]:
    facts = [fact for fact in known.all(name) if fact.status == "confirmed"]
    return [(item, fact) for fact in facts for item in _items(fact)]


def _items(fact: Fact) -> list[dict[str, Any]]:
    values = fact.value if isinstance(fact.value, list) else []
    return [item for item in values if isinstance(item, dict)]


def _events(name: str, known: Known, records: tuple[Record, ...], labels: Enclosed, book: Book) -> Iterator[Event]:
    pairs = _confirmed(known, name)
    for group in fullest([item for item, _ in pairs]):
        item: dict[str, Any] = {}
        for index in reversed(group):
            item |= pairs[index][0]
        start = day_of(item.get("start") or item.get("date") or item.get("end"))
        if start is None:
            continue
        end = day_of(item.get("end"))
        exhibit, page = _shown(name, item, pairs[group[0]][1], records, labels)
        yield Event(
            kind=_KIND[name],  # pyright: ignore[reportArgumentType]
            what=_what(name, item, book),
            start=start,
            end=end if end and end > start else None,
            goes_on=name == "treatments" and bool(item.get("start")) and not item.get("end"),
            directed=name != "treatments" or directed(item),
            note=_note(name, item, book),
            exhibit=exhibit,
            page=page,
        )


def _shown(
    name: str, item: Mapping[str, Any], fact: Fact, records: tuple[Record, ...], labels: Enclosed
) -> tuple[str, int]:
    """The enclosure and page of an event: the paper that is about it, else the one that it was taken from."""
    own = fact.source if isinstance(fact.source, Span) and _seen(fact.source, labels) else None
    places: list[tuple[bool, str, int]] = [(False, labels[own.document].label, own.page)] if own else []
    for record in records:
        for told in record.facts if record.document in labels else ():
            alike = told.name == name and any(same_event(one, item) for one in _items(told))
            if alike and isinstance(told.source, Span) and _seen(told.source, labels):
                places.append((record.kind in PROOF, labels[record.document].label, told.source.page))
    best = next((place for place in places if place[0]), places[0] if places else None)
    return best[1:] if best else ("", 0)


def _seen(span: Span, labels: Enclosed) -> bool:
    """Whether an enclosure shows these words."""
    return span.document in labels and labels[span.document].shows(span)


def _what(name: str, item: Mapping[str, Any], book: Book) -> str:
    labels = words(book).labels
    if name == "reevaluation":
        how = labels.get("how", {}).get(str(item.get("how")), "")
        return say(book, "timeline.recheck", how=how).strip()
    if name == "prior_imaging":
        study = labels.get("modality", {}).get(str(item.get("study")), str(item.get("study")))
        part = labels.get("body_part", {}).get(str(item.get("part")), "")
        named = f"{study[:1].upper()}{study[1:]}"
        return say(book, "timeline.study", study=named, part=part) if part else named
    told = labels.get("treatment", {}).get(str(item.get("kind")), str(item.get("kind")).replace("_", " "))
    named = str(item.get("what") or "") if item.get("kind") in ("nsaid", "other_medicine") else ""
    text = named or told
    return f"{text[:1].upper()}{text[1:]}"


def _note(name: str, item: Mapping[str, Any], book: Book) -> str:
    if name == "reevaluation":
        return ""  # how it was then is for the note itself to say
    if name == "prior_imaging":
        return str(item.get("result") or "")[:60]
    visits = item.get("visits")
    result = words(book).labels.get("result", {}).get(str(item.get("result")), str(item.get("result") or ""))
    parts = [say(book, "timeline.visits", count=visits) if visits else "", result.replace("_", " ").lower()]
    return ", ".join(part for part in parts if part)


def _symptoms(known: Known, records: tuple[Record, ...], labels: Enclosed, book: Book) -> Iterator[Event]:
    fact = known.first("symptom_onset")
    onset = known.day("symptom_onset")
    if fact is None or onset is None or fact.status != "confirmed":
        return
    source = fact.source if isinstance(fact.source, Span) else _onset_in(onset, records, labels)
    exhibit = labels[source.document].label if source and _seen(source, labels) else ""
    page = source.page if source and exhibit else 0
    yield Event(
        kind="symptoms", what=say(book, "timeline.symptoms"), start=onset, goes_on=True, exhibit=exhibit, page=page
    )


def _onset_in(onset: date, records: tuple[Record, ...], labels: Enclosed) -> Span | None:
    for record in records:
        for fact in record.facts if record.document in labels else ():
            told = fact.name == "symptom_onset" and str(fact.value) == onset.isoformat()
            if told and isinstance(fact.source, Span) and _seen(fact.source, labels):
                return fact.source
    return None


def _decision(known: Known, exhibits: tuple[Exhibit, ...]) -> Iterator[Event]:
    noticed = known.day("notice_date")
    if noticed and exhibits:
        yield Event(kind="decision", what="Denied", start=noticed, exhibit=exhibits[0].label, page=1)
