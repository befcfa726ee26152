"""Statements of the insurer that the records refute, each with the letter's words and the page that shows otherwise."""

from collections.abc import Iterator

from claimback.knowledge import Book, compiled, holds
from claimback.knowledge.care import day_of
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
        if not analysis.states(objection):
            continue  # a reason of the letter before, which this one only upholds
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
    enclosed = {exhibit.document: exhibit for exhibit in mine[1][1:]}
    for record in mine[0]:
        for fact in record.facts if record.document in enclosed else ():
            if isinstance(fact.source, Span) and _shows(fact, claim):
                exhibit, words = enclosed[record.document], _whole(fact.source, record)
                if exhibit.shows(words):
                    return exhibit.label, record.filename, words
    return None


def _shows(fact: Fact, claim: ClaimRecord) -> bool:
    """Whether a record's fact refutes the claim: of lists only the values and items of its kinds, and long enough."""
    if fact.name not in claim.shown_by:
        return False
    values = fact.value if isinstance(fact.value, list) else [fact.value]
    return any(_fits(value, claim) for value in values)


def _fits(value: object, claim: ClaimRecord) -> bool:
    item = value if isinstance(value, dict) else {}
    named = item.get("kind") or item.get("study") or value
    start, end = day_of(item.get("start")), day_of(item.get("end"))
    days = (end - start).days + 1 if start and end else 0
    return (not claim.kinds or named in claim.kinds) and days >= claim.least_days


def _whole(fact: Span, record: Record) -> Span:
    """The words, or the sentence of the examination in which they stand: `4/5` alone tells nobody anything."""
    around = [one.source for one in record.facts if one.name == "exam_findings" and isinstance(one.source, Span)]
    held = [one for one in around if one.page == fact.page and one.start <= fact.start and fact.end <= one.end]
    return held[0] if held else fact


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
