"""Answers: a case's version as ETag, files, and work that is not done yet as 202 with where to ask."""

import re

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from pydantic import BaseModel

from claimback.model import Analysis, Appeal
from claimback.web.api.problems import Problem
from claimback.web.api.schemas import Kind, Progress
from claimback.web.cases.models import Work
from claimback.web.cases.store import Opened
from claimback.web.cases.tasks import told, want

SOON = "1"
"""Seconds after which to ask again."""
_TAG = re.compile(r'"([0-9]{1,9})"')


def reply(told: BaseModel, case: Opened | None = None, status: int = 200, location: str = "") -> HttpResponse:
    """JSON; with the case's version, where it is of a case."""
    response = HttpResponse(told.model_dump_json(by_alias=True), content_type="application/json", status=status)
    if case:
        response["ETag"] = f'"{case.version}"'
    if location:
        response["Location"] = location
    return response


def expected(request: HttpRequest, case: Opened) -> int | None:
    """The version that a change was made from, by `If-Match`. Raises `Problem` where the case went on since."""
    told = request.headers.get("If-Match", "*")
    if told == "*":
        return None
    found = _TAG.fullmatch(told)
    if not found:
        raise Problem(400, 'If-Match takes the ETag of the case, such as "3".')
    if int(found[1]) != case.version:
        raise Problem(412)
    return case.version


def progress(case: Opened, kind: Kind, work: Work | None) -> Progress:
    """How far a work is."""
    if work is None:
        return Progress(kind=kind, state="done")
    state = "failed" if work.failed else "running" if work.alive else "waiting"
    return Progress(
        kind=kind, state=state, paper=work.at, papers=work.of, page=work.page, pages=work.pages,
        message=told(case, work),
    )  # fmt: skip


def work_address(case: Opened, kind: Kind) -> str:
    """Where to ask how far it is."""
    return reverse("api:work", kwargs={"case_id": case.row.pk, "kind": kind})


def later(case: Opened, kind: Kind) -> HttpResponse:
    """Put the work in line where it is not, and say where to ask. Raises `Problem` where it ended with an error."""
    work = want(case, kind)
    if work and work.failed:
        raise Problem(409, f"The work for this ended with an error; {work_address(case, kind)} tells it, POST retries.")
    response = reply(progress(case, kind, work), status=202, location=work_address(case, kind))
    response["Retry-After"] = SOON
    return response


class NotReady(Exception):
    """A result that is not there yet."""

    def __init__(self, case: Opened, kind: Kind) -> None:
        super().__init__(kind)
        self.case, self.kind = case, kind


def ready(case: Opened, analysis: Analysis | None) -> Analysis:
    """The analysis. Raises `NotReady`."""
    if analysis is None:
        raise NotReady(case, "letter")
    return analysis


def made(case: Opened, appeal: Appeal | None) -> Appeal:
    """The letters and all else of the appeal. Raises `NotReady`."""
    if appeal is None:
        raise NotReady(case, "appeal")
    return appeal
