"""Statements of the insurer that the records refute, each with the letter's words and the page that shows otherwise."""

from collections.abc import Iterator

from claimback.knowledge import Book, compiled, holds
from claimback.knowledge.claims import ClaimRecord
from claimback.model import Analysis, Exhibit, Fact, Known, Record, Refuted, Span, flatten

Mine = tuple[tuple[Record, ...], tuple[Exhibit, ...]]
"""The person's own records, and the enclosures that they are."""
NEAR = 300
"""Signs around a stated reason in which the insurer's facts stand; farther off it tells of rules, not of the case."""


def refuted(analysis: Analysis, known: Known, told: Known, mine: Mine, book: Book) -> Iterator[Refuted]:
    """Every such statement once. `told` has all facts, `known` only those of the letter and the person.

    It is `confirmed` where it holds on what the person confirmed; before that it is only told to the person.
    """
    sure, all_ = _items(known), _items(told)
    for claim in book.records(ClaimRecord).values():
        stated = _stated(analysis, claim, book)
        shown = _shown(claim, mine) if stated and holds(claim.refuted_by, all_) is not None else None
        if stated and shown:
            yield Refuted(
                claim=claim.id,
                says=claim.says,
                stated=stated,
                exhibit=shown[0],
                filename=shown[1],
                shown=shown[2],
                confirmed=holds(claim.refuted_by, sure) is not None,
            )


def _stated(analysis: Analysis, claim: ClaimRecord, book: Book) -> Span | None:
    letter = analysis.document
    for objection in analysis.denial.objections:
        page = letter.page(objection.stated.page).text
        start, end = max(0, objection.stated.start - NEAR), min(len(page), objection.stated.end + NEAR)
        flat = flatten(page, start, end)
        for pattern in claim.patterns:
            found = compiled(book, pattern.match).search(flat.text)
            if found:
                return letter.span(objection.stated.page, *flat.back(*found.span()))
    return None


def _shown(claim: ClaimRecord, mine: Mine) -> tuple[str, str, Span] | None:
    """The first enclosure that shows otherwise: its label, its file, and its words."""
    labels = {exhibit.document: exhibit.label for exhibit in mine[1][1:]}
    for record in mine[0]:
        for fact in record.facts:
            if record.document in labels and isinstance(fact.source, Span) and _shows(fact, claim):
                return labels[record.document], record.filename, fact.source
    return None


def _shows(fact: Fact, claim: ClaimRecord) -> bool:
    """Whether a record's fact refutes the claim: of treatments and studies only those of its kinds."""
    if fact.name not in claim.shown_by:
        return False
    values = fact.value if isinstance(fact.value, list) else [fact.value]
    named = [value.get("kind") or value.get("study") for value in values if isinstance(value, dict)]
    return not claim.kinds or any(name in claim.kinds for name in named)


def _items(known: Known) -> Known:
    """The facts, with the kinds of treatments and the dates of X-rays as facts of their own."""
    more: list[Fact] = []
    for fact in (*known.all("treatments"), *known.all("prior_imaging")):
        for item in fact.value if isinstance(fact.value, list) else []:
            if isinstance(item, dict) and item.get("kind"):
                more.append(fact.model_copy(update={"name": "treatment_kind", "value": item["kind"]}))
            if isinstance(item, dict) and item.get("study") == "xray" and item.get("date"):
                more.append(fact.model_copy(update={"name": "xray_date", "value": item["date"]}))
    return known.plus(more)
