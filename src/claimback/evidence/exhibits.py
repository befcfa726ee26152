"""Enclosures under their letters: A is the denial, then what answers an objection, then all else that proves.

What the person chose stands over that: order, what is left out, pages, and what is blacked out.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from string import ascii_uppercase

from claimback.knowledge.hiding import hidden
from claimback.model import Document, Exhibit, ExhibitChoices, Record, Span

NO_PROOF = ("patient_name", "date_of_birth", "doctor_name", "doctor_specialty")
"""Facts that say who, not what: they prove nothing to a reviewer."""
WHOLE = 12
"""Pages up to which a paper is enclosed whole: what is left out of it would only be asked for."""


def exhibits(
    letter: Document,
    noticed: date | None,
    records: tuple[Record, ...],
    wanted: frozenset[str],
    chosen: tuple[ExhibitChoices, Mapping[str, Document]] = (ExhibitChoices(), {}),
) -> tuple[Exhibit, ...]:
    """The denial letter and the records, labeled in order. `wanted` are the facts that would answer an objection.

    `chosen`: the person's choices, and the documents by id that they are about.
    """
    choices, documents = chosen
    names = {document: name for name, document in names_of(documents.values()).items()}
    name = {record.document: names.get(record.document, record.filename) for record in records}
    kept = [record for record in records if name[record.document] not in choices.drop]
    place = {one: index for index, one in enumerate(choices.order)}
    ordered = sorted(kept, key=lambda record: (place.get(name[record.document], len(place)), *_order(record, wanted)))
    first = Exhibit(
        label=label(0),
        title=f"Denial letter, {noticed:%B} {noticed.day}, {noticed.year}" if noticed else "Denial letter",
        document=letter.id,
        filename=letter.filename,
        pages=tuple(page.number for page in letter.pages),
    )
    found = (first, *(_exhibit(index, record) for index, record in enumerate(ordered, 1)))
    return tuple(_as_chosen(one, names.get(one.document, one.filename), choices, documents) for one in found)


def names_of(documents: Iterable[Document]) -> dict[str, str]:
    """Document id by the name that a person gives it: the file's, with a part of the id where two share it."""
    all_ = tuple(documents)
    count = Counter(one.filename for one in all_)
    return {one.filename if count[one.filename] < 2 else f"{one.filename}#{one.id[:8]}": one.id for one in all_}


def _as_chosen(one: Exhibit, name: str, choices: ExhibitChoices, documents: Mapping[str, Document]) -> Exhibit:
    redactions, document = choices.redactions(name), documents.get(one.document)
    every = tuple(page.number for page in document.pages) if document else one.pages
    pages = one.pages
    if name in choices.pages:
        pages = tuple(page for page in every if page in choices.pages[name]) or every
    lost = [
        (page.number, *span)
        for page in (document.pages if document else ())
        if page.number in pages
        for span in hidden(page, redactions)
    ]
    return one.model_copy(update={"pages": pages, "redactions": redactions, "hidden": tuple(lost)})


def proves(record: Record) -> tuple[str, ...]:
    """Names of the clinical facts that a record shows, each once."""
    return tuple(dict.fromkeys(fact.name for fact in record.facts if fact.name not in NO_PROOF))


def pages_of(record: Record) -> tuple[int, ...]:
    """The pages to enclose: all of a paper that is not long, or that shows nothing by which to choose.

    Of a long one its first page, which says who and when, and those that prove something, each with the next one.
    """
    every = tuple(range(1, record.pages + 1))
    telling = [fact.source.page for fact in record.facts if fact.name not in NO_PROOF and isinstance(fact.source, Span)]
    if record.pages <= WHOLE or not telling:
        return every
    return tuple(page for page in every if page == 1 or page in telling or page - 1 in telling)


def label(index: int) -> str:
    """A to Z, then AA, AB and so on."""
    high, low = divmod(index, 26)
    return (ascii_uppercase[high - 1] if high else "") + ascii_uppercase[low]


def _order(record: Record, wanted: frozenset[str]) -> tuple[int, date, str]:
    shown = set(proves(record))
    rank = 0 if shown & wanted else 1 if shown else 2
    return rank, record.dated or date.max, record.filename


def _exhibit(index: int, record: Record) -> Exhibit:
    return Exhibit(
        label=label(index),
        title=record.title,
        document=record.document,
        filename=record.filename,
        pages=pages_of(record),
        proves=proves(record),
    )
