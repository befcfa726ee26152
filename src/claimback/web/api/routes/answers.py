"""The interview: what is open, what was said."""

from collections.abc import Mapping
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router

from claimback.model import Question
from claimback.web.api.auth import case_of
from claimback.web.api.described import CHANGE
from claimback.web.api.problems import Problem
from claimback.web.api.replies import expected, ready, reply
from claimback.web.api.schemas import AnswerGiven, Answers, Progress, Questions
from claimback.web.api.taken import Say
from claimback.web.cases import compute
from claimback.web.cases.answering import MOST_ITEMS, Said, known, say, skip, unknown
from claimback.web.cases.asking import now, open_ones
from claimback.web.cases.store import Opened

router = Router(tags=["interview"])


@router.get("cases/{uuid:case_id}/questions", response={200: Questions, 202: Progress}, summary="Read what is open")
def read_questions(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """What only the person can tell, why it is asked, and how to answer it; those left for later come last."""
    case, today = case_of(request, case_id), timezone.localdate()
    every = now(case, ready(case, compute.analysis_of(case, today)), today)[1]
    return reply(Questions(questions=open_ones(case, every)), case)


@router.get("cases/{uuid:case_id}/answers", response=Answers, summary="Read the answers")
def read_answers(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """All that was said, is not known, or was left for later."""
    case = case_of(request, case_id)
    return reply(_told(case), case)


@router.put(
    "cases/{uuid:case_id}/answers/{question}", response={200: Answers, 202: Progress}, openapi_extra=CHANGE,
    summary="Answer a question",
)  # fmt: skip
def put_answer(request: HttpRequest, case_id: UUID, question: str, answer: Say) -> HttpResponse:
    """Keep an answer in place of the one before. Letters are written from it when they are next asked for."""
    case = case_of(request, case_id)
    version = expected(request, case)
    one = known(question)
    if answer.way in ("skip", "unknown"):
        (skip if answer.way == "skip" else unknown)(case, one, version)
        return reply(_told(case), case)
    if answer.way == "agree":
        one = _suggested(case, question)
    if say(case, one, "agree" if answer.way == "agree" else _said(answer), version):
        raise Problem(422, f"This does not answer that question, which takes: {one.type.replace('_', ' ')}.")
    return reply(_told(case), case)


def _suggested(case: Opened, name: str) -> Question:
    """The question as it is open, with what a record suggests."""
    today = timezone.localdate()
    every = now(case, ready(case, compute.analysis_of(case, today)), today)[1]
    return next((one for one in every if one.id == name), None) or known(name)


def _said(answer: Say) -> Said:
    """As it is written in the terminal and in a form."""
    value = answer.value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        rows: list[Mapping[str, str]] = [one for one in value if isinstance(one, dict)]
        return rows[:MOST_ITEMS] if rows else ", ".join(str(one) for one in value)
    return str(value).strip()


def _told(case: Opened) -> Answers:
    state = case.state
    said = [AnswerGiven(question=one.question, value=one.value) for one in state.answers]
    return Answers(answers=said, unknown=list(state.unknown), skipped=list(state.skipped))
