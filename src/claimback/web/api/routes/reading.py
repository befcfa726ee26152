"""What the letter says: its analysis, its dates, and what the person put right."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from ninja import Router

from claimback.export.contract import analysis_json
from claimback.knowledge import book
from claimback.knowledge.objections import ObjectionRecord
from claimback.model import Value
from claimback.web.api.auth import case_of
from claimback.web.api.described import CHANGE, gives
from claimback.web.api.problems import Problem
from claimback.web.api.replies import expected, ready, reply
from claimback.web.api.schemas import AnalysisShown, Corrections, Deadlines, Progress
from claimback.web.api.taken import Correction
from claimback.web.cases import compute
from claimback.web.cases.correcting import MOST_KINDS, correct, read, take_back
from claimback.web.cases.shown import NAMES
from claimback.web.cases.written import as_download, dates
from claimback.workflow.corrections import CLASSES, NOT_A_REASON

router = Router(tags=["letter"])


@router.get(
    "cases/{uuid:case_id}/analysis", response={200: AnalysisShown, 202: Progress}, by_alias=True,
    summary="Read the analysis",
)  # fmt: skip
def read_analysis(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """What `claimback analyze --json` prints."""
    case = case_of(request, case_id)
    told = analysis_json(ready(case, compute.analysis_of(case, timezone.localdate())))
    return JsonResponse(told, json_dumps_params={"ensure_ascii": False}, headers={"ETag": f'"{case.version}"'})


@router.get("cases/{uuid:case_id}/deadlines", response={200: Deadlines, 202: Progress}, summary="Read the dates")
def read_deadlines(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """By when and by what right, each date with its count in words; the next steps; what the notice lacks."""
    case = case_of(request, case_id)
    rights = ready(case, compute.analysis_of(case, timezone.localdate())).rights
    due = sorted(rights.deadlines, key=lambda one: one.due)
    return reply(Deadlines(deadlines=due, steps=list(rights.steps), defects=list(rights.defects)), case)


@router.get(
    "cases/{uuid:case_id}/dates.ics", response={200: None, 202: Progress},
    openapi_extra=gives("The calendar.", "text/calendar"), summary="Take the dates for a calendar",
)  # fmt: skip
def read_calendar(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The dates as iCalendar."""
    case, today = case_of(request, case_id), timezone.localdate()
    return as_download(dates(ready(case, compute.analysis_of(case, today)), today), "text/calendar", "appeal-dates.ics")


@router.get("cases/{uuid:case_id}/corrections", response=Corrections, summary="Read the corrections")
def read_corrections(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Values that stand in place of what was read."""
    case = case_of(request, case_id)
    return reply(Corrections(corrections=case.state.corrections), case)


@router.put(
    "cases/{uuid:case_id}/corrections/{name}", response=Corrections, openapi_extra=CHANGE, summary="Put a value right"
)
def put_correction(request: HttpRequest, case_id: UUID, name: str, correction: Correction) -> HttpResponse:
    """A fact of the contract, `decision`, `stage`, `level` or `plan`, or `not_a_reason`. All dates are counted anew."""
    case = case_of(request, case_id)
    correct(case, name, _value(name, correction.value), expected(request, case))
    return reply(Corrections(corrections=case.state.corrections), case)


@router.delete(
    "cases/{uuid:case_id}/corrections/{name}", response=Corrections, openapi_extra=CHANGE,
    summary="Take a correction back",
)  # fmt: skip
def delete_correction(request: HttpRequest, case_id: UUID, name: str) -> HttpResponse:
    """What was read stands again."""
    case = case_of(request, case_id)
    if name not in case.state.corrections:
        raise Http404
    take_back(case, name, expected(request, case))
    return reply(Corrections(corrections=case.state.corrections), case)


def _value(name: str, told: str | int | list[str]) -> Value:
    if name == NOT_A_REASON:
        if not isinstance(told, list) or len(told) > MOST_KINDS or set(told) - set(book().records(ObjectionRecord)):
            raise Problem(422, "not_a_reason takes a list of kinds of objections, such as conservative_care.")
        return list(told)
    if name not in (*NAMES, *CLASSES):
        raise Http404
    value, refused = ("", "Give one value, not a list.") if isinstance(told, list) else read(name, str(told))
    if refused:
        raise Problem(422, refused)
    return value
