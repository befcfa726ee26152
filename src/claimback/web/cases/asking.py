"""The interview of a case: what is still open, from what is known now. No file is read here, so it is quick."""

from datetime import date

from claimback.evidence import evidence
from claimback.interview import questions
from claimback.model import Analysis, Answer, Known, Question, Step
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
    told = any(map(_tells_signs, case.state.answers))
    analysis = compute.last_analysis(case) if told else None
    if analysis is None:
        return None
    papers = compute.papers_of(case)
    said = inputs.standing(inputs.said_in(case, analysis.document), papers, today)
    settled, _ = settle(said, analysis, papers, today, spoken_book())
    return next((step for step in settled.rights.steps if step.id == CARE), None)


def _tells_signs(answer: Answer) -> bool:
    """Whether it is the answer about warning signs, or agrees to what the records say of them."""
    return answer.question == _SIGNS or (isinstance(answer.value, list) and _SIGNS in answer.value)


def open_ones(case: Opened, every: tuple[Question, ...]) -> list[Question]:
    """The questions to ask in this sitting: those that were skipped come last."""
    state = case.state
    wanted = [one for one in every if one.asks == "patient" and one.id not in state.unknown]
    return [one for one in wanted if one.id not in state.skipped] + [one for one in wanted if one.id in state.skipped]


def left(case: Opened, analysis: Analysis, today: date) -> int:
    """How many are open and not skipped."""
    return sum(one.id not in case.state.skipped for one in open_ones(case, now(case, analysis, today)[1]))
