"""A decision that upholds a denial and gives no reason of its own stands on the reasons of the letter before it."""

from collections.abc import Iterable, Iterator
from datetime import date

from claimback.knowledge import Book
from claimback.model import Analysis, Case, ClaimbackError, Document, Evidence, Known
from claimback.workflow.analysis import analyze
from claimback.workflow.same_case import tie

UPHELD = "upheld"
PRIOR = "prior_denial"
"""The kind of record that an earlier letter of the plan is."""


def standing(case: Case, analysis: Analysis, papers: Evidence, today: date, book: Book) -> Analysis:
    """The analysis with the reasons on which the decision stands, each a span of the letter before.

    Nothing changes where the decision gives reasons itself, or no earlier letter of the same case is among the records.
    """
    if analysis.denial.decision != UPHELD or analysis.denial.objections:
        return analysis
    kinds = {record.document for record in papers.records if record.kind == PRIOR}
    before = _latest(_same_case(analysis, (one for one in case.records if one.id in kinds), today, book))
    if before is None:
        return analysis
    denial = analysis.denial.model_copy(update={"objections": before.denial.objections})
    return analysis.model_copy(update={"denial": denial})


def _same_case(analysis: Analysis, papers: Iterable[Document], today: date, book: Book) -> Iterator[Analysis]:
    for paper in papers:
        before = analyze(paper, as_of=today, knowledge=book)
        try:
            tie(before, analysis)
        except ClaimbackError:  # it is of another person, or about another service
            continue
        if before.denial.objections and not _after(before, analysis):
            yield before


def _after(one: Analysis, other: Analysis) -> bool:
    first, second = _day(one), _day(other)
    return bool(first and second and first > second)


def _latest(found: Iterable[Analysis]) -> Analysis | None:
    return max(found, key=lambda one: _day(one) or date.min, default=None)


def _day(analysis: Analysis) -> date | None:
    return Known(analysis.facts).day("notice_date")
