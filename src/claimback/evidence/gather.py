"""The evidence stage: what the records show, what it is worth, what is still missing, and what to enclose."""

from claimback.evidence import clock
from claimback.evidence.exhibits import exhibits
from claimback.evidence.matrix import matrix
from claimback.evidence.needs import needs, wanted
from claimback.evidence.people import about_another
from claimback.evidence.records import read
from claimback.evidence.refuted import refuted
from claimback.evidence.timeline import timeline
from claimback.knowledge import Book
from claimback.model import Analysis, Case, Evidence, Fact, Known, Record

OF_THE_PAPER = ("patient_name", "date_of_birth", "laterality", "body_part")
"""What says which paper it is. It never says what the case is about: a pile holds papers on other parts too."""


def shown(case: Case, book: Book) -> Evidence:
    """What the records show by themselves, before anything is known of the person's answers: records and no more."""
    return Evidence(records=tuple(read(document, book) for document in case.records))


def evidence(
    case: Case, analysis: Analysis, known: Known, book: Book, records: tuple[Record, ...] | None = None
) -> Evidence:
    """Everything for a case. Facts of records stay proposed; a record about another person is never enclosed.

    `records` are the case's own, where `shown` has read them already.
    """
    records = shown(case, book).records if records is None else records
    mine = tuple(record for record in records if about_another(record.facts, known) is None)
    told = known.plus(fact for record in mine for fact in record.facts if fact.name not in OF_THE_PAPER)
    computed = tuple(fact for fact in clock.derived(told) if not _confirmed(fact.name, known))
    told = told.plus(computed)
    kinds = tuple(dict.fromkeys(objection.kind for objection in analysis.denial.objections))
    chosen = (case.choices, {document.id: document for document in (case.letter, *case.records)})
    enclosed = exhibits(case.letter, known.day("notice_date"), mine, wanted(kinds, book), chosen)
    return Evidence(
        records=records,
        exhibits=enclosed,
        matrix=matrix(told, book),
        needs=needs(kinds, told, mine, book),
        derived=computed,
        refuted=tuple(refuted(analysis, known, told, (mine, enclosed), book)),
        timeline=timeline(known, mine, enclosed, book),
        care=clock.sentence(known),
    )


def strangers(records: tuple[Record, ...], known: Known) -> tuple[tuple[Record, Fact], ...]:
    """Records that are about someone else, each with the fact that shows it: for the checks to tell."""
    found = ((record, about_another(record.facts, known)) for record in records)
    return tuple((record, fact) for record, fact in found if fact is not None)


def _confirmed(name: str, known: Known) -> bool:
    return any(fact.status == "confirmed" for fact in known.all(name))
