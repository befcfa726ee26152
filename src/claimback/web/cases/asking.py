"""The interview of a case: what is still open, from what is known now. No file is read here, so it is quick."""

from datetime import date

from claimback.evidence import evidence
from claimback.interview import questions
from claimback.model import Analysis, Known, Question
from claimback.web.cases import compute, inputs
from claimback.web.cases.store import Opened
from claimback.web.cases.tongue import spoken_book
from claimback.workflow.appeal import settle


def now(case: Opened, analysis: Analysis, today: date) -> tuple[Analysis, tuple[Question, ...], Known]:
    """The analysis with the answers taken in, every question without an answer, and all that is known."""
    papers = compute.papers_of(case)
    said = inputs.said_in(case, analysis.document)
    told = spoken_book()
    settled, known = settle(said, analysis, papers, today, told)
    found = evidence(said, settled, known, told, papers.records)
    return settled, questions(settled.denial, known, found, told), known


def open_ones(case: Opened, every: tuple[Question, ...]) -> list[Question]:
    """The questions to ask in this sitting: those that were skipped come last."""
    state = case.state
    wanted = [one for one in every if one.asks == "patient" and one.id not in state.unknown]
    return [one for one in wanted if one.id not in state.skipped] + [one for one in wanted if one.id in state.skipped]


def left(case: Opened, analysis: Analysis, today: date) -> int:
    """How many are open and not skipped."""
    return sum(one.id not in case.state.skipped for one in open_ones(case, now(case, analysis, today)[1]))
