"""The criterion matrix: every route of the guidelines that fit the study, each criterion met or not, and by what."""

from collections.abc import Iterator
from typing import Literal

from claimback.evidence import clock
from claimback.knowledge import Book, Condition, compiled, holds
from claimback.knowledge.conditions import names
from claimback.knowledge.criteria import CriteriaRecord, Criterion, PublisherRecord, Study
from claimback.model import AnswerSource, CriterionRow, Fact, Known

State = Literal["met", "unmet", "undocumented", "not_applicable"]

LISTS = ("red_flags", "exam_signs", "treatments", "prior_imaging", "reevaluation", "red_flags_denied")
"""Facts that may always have more to them: only the person's own answer settles that something is not among them."""
ALWAYS = ("society", "government")
"""Kinds of publisher whose criteria always apply; an insurer's apply only where the letter names it."""
CARE_BEFORE = ("lumbar_spine", "cervical_spine", "thoracic_spine", "knee", "shoulder", "hip", "wrist", "ankle", "foot")
"""Parts of the body for which insurers' criteria ask for treatment first."""


def matrix(known: Known, book: Book) -> tuple[CriterionRow, ...]:
    """All rows: the routes of each fitting guideline, then the treatment clock where treatment is expected first."""
    rows = [row for record in fitting(known, book) for row in _rows(record, known, book)]
    care = known.text("body_part") in CARE_BEFORE or _objects(known)
    return (*rows, *(clock.rows(known) if care else ()))


def _objects(known: Known) -> bool:
    return any(fact.value == "conservative_care" for fact in known.all("objection"))


def fitting(known: Known, book: Book) -> tuple[CriteriaRecord, ...]:
    """The criteria that are about the denied study, of publishers that apply."""
    named = publishers(known, book)
    found = tuple(
        record
        for record in book.records(CriteriaRecord).values()
        if _fits(record.study, known) and (record.publisher in named or _always(record.publisher, book))
    )
    return tuple(record for record in found if _coded(record.study, known)) or found


def _coded(study: Study, known: Known) -> bool:
    """Whether the diagnosis is one of the topic's, where both have codes. Without any code nothing is ruled out."""
    codes = known.all("diagnosis_code")
    return not study.codes or not codes or any(str(code.value).startswith(study.codes) for code in codes)


def publishers(known: Known, book: Book) -> tuple[str, ...]:
    """Ids of the publishers that the letter names as reviewer, insurer or source of its criteria."""
    said = " ".join(str(fact.value) for name in ("criteria", "reviewer", "insurer") for fact in known.all(name))
    return tuple(
        record.id
        for record in book.records(PublisherRecord).values()
        if any(compiled(book, pattern.match).search(said) for pattern in record.named)
    )


def _always(publisher: str, book: Book) -> bool:
    record = book.records(PublisherRecord).get(publisher)
    return record is not None and record.kind in ALWAYS


def _fits(study: Study, known: Known) -> bool:
    return (
        _among(study.modality, known, "modality")
        and _among(study.body_part, known, "body_part")
        and (not study.contrast or "contrast" not in known or _among(study.contrast, known, "contrast"))
        and (study.when is None or holds(study.when, known) is not None)
    )


def _among(wanted: tuple[str, ...], known: Known, name: str) -> bool:
    return not wanted or any(fact.value in wanted for fact in known.all(name))


def _rows(record: CriteriaRecord, known: Known, book: Book) -> Iterator[CriterionRow]:
    publisher = book.records(PublisherRecord).get(record.publisher)
    source = f"{publisher.name if publisher else record.publisher}, {record.topic}"
    source += f" ({record.year})" if record.year else ""
    for route in record.routes:
        fits = route.applies is None or holds(route.applies, known) is not None
        for number, criterion in enumerate(route.criteria, 1):
            state, facts = _state(criterion, known) if fits else ("not_applicable", ())
            yield CriterionRow(
                route=route.name,
                criterion=criterion.text,
                state=state,
                facts=facts,
                source=source,
                id=f"{record.id}.{route.id}.{number}",
                rating=route.rating,
                in_letter=route.in_letter,
            )


def _state(criterion: Criterion, known: Known) -> tuple[State, tuple[Fact, ...]]:
    """Unmet only where something says so; what nobody wrote down is undocumented."""
    if criterion.absent is not None and holds(criterion.absent, known) is not None:
        return "not_applicable", ()
    met = holds(criterion.met, known)
    if met is not None:
        return "met", met
    against = holds(criterion.unmet, known) if criterion.unmet is not None else None
    if against is not None or _settled(criterion.met, known):
        return "unmet", against or ()
    return "undocumented", ()


def _settled(condition: Condition, known: Known) -> bool:
    """Whether everything that a condition looks at is known well enough to say that it does not hold."""
    looked = names(condition)
    return bool(looked) and all(_closed(name, known) for name in looked)


def _closed(name: str, known: Known) -> bool:
    if name in LISTS:
        return any(isinstance(fact.source, AnswerSource) for fact in known.all(name))
    return name in known
