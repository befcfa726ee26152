"""The interview of a case: what is still open, from what is known now. No file is read here, so it is quick."""

from datetime import date

from claimback.evidence import evidence
from claimback.interview import questions
from claimback.model import Analysis, Known, Question, Step
from claimback.web.cases import compute, inputs
from claimback.web.cases.store import Opened
from claimback.web.cases.tongue import spoken_book
from claimback.workflow.appeal import settle

CARE = "seek_care_now"
_SIGNS = "red_flags"


def now(case: Opened, analysis: Analysis, today: date) -> tuple[Analysis, tuple[Question, ...], Known]:
    """The analysis with the answers taken in, every question without an answer, and all that is known."""
    papers = compute.papers_of(case)
    told = spoken_book()
    said = inputs.standing(inputs.said_in(case, analysis.document), papers, today)
    settled, known = settle(said, analysis, papers, today, told)
    found = evidence(said, settled, known, told, papers.records)
    return settled, questions(settled.denial, known, found, told), known


def care_first(case: Opened, today: date) -> Step | None:
    """The step that comes before all paper, where what the person told calls for it; quick where they told no sign."""
    analysis = compute.last_analysis(case)
    if analysis is None or all(one.question != _SIGNS for one in case.state.answers):
        return care_step(analysis) if analysis else None
    papers = compute.papers_of(case)
    said = inputs.standing(inputs.said_in(case, analysis.document), papers, today)
    return care_step(settle(said, analysis, papers, today, spoken_book())[0])


def care_step(analysis: Analysis) -> Step | None:
    """The same of an analysis."""
    return next((step for step in analysis.rights.steps if step.id == CARE), None)


def open_ones(case: Opened, every: tuple[Question, ...]) -> list[Question]:
    """The questions to ask in this sitting: those that were skipped come last."""
    state = case.state
    wanted = [one for one in every if one.asks == "patient" and one.id not in state.unknown]
    return [one for one in wanted if one.id not in state.skipped] + [one for one in wanted if one.id in state.skipped]


def left(case: Opened, analysis: Analysis, today: date) -> int:
    """How many are open and not skipped."""
    return sum(one.id not in case.state.skipped for one in open_ones(case, now(case, analysis, today)[1]))
