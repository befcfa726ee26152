"""Records of a case, and the plan's answer."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router

from claimback.web.api.auth import case_of, grant
from claimback.web.api.described import UPLOAD
from claimback.web.api.problems import Problem
from claimback.web.api.replies import ready, reply
from claimback.web.api.routes.cases import made, shown
from claimback.web.api.schemas import CaseMade, CaseShown, Progress
from claimback.web.api.uploading import files_of
from claimback.web.cases import compute
from claimback.web.cases.replying import next_level
from claimback.web.cases.tasks import want
from claimback.web.cases.uploads import no_room

router = Router(tags=["papers"])


@router.post("cases/{uuid:case_id}/records", response={201: CaseShown}, openapi_extra=UPLOAD, summary="Add records")
def add_records(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Medical records and other papers. One that is there already is not kept twice. Their reading begins at once."""
    case = case_of(request, case_id)
    files = files_of(request)
    if full := no_room(case, files):
        raise Problem(413, full)
    case.add("record", files)
    want(case, "appeal")
    return reply(shown(case), case, 201)


@router.delete("cases/{uuid:case_id}/records/{int:paper}", response={204: None}, summary="Take a record out")
def remove_record(request: HttpRequest, case_id: UUID, paper: int) -> HttpResponse:
    """Delete a record for good."""
    case = case_of(request, case_id)
    if not case.take_out(paper):
        raise Http404
    return HttpResponse(status=204)


@router.post(
    "cases/{uuid:case_id}/reply", response={201: CaseMade, 202: Progress}, openapi_extra=UPLOAD,
    summary="Give the plan's answer",
)  # fmt: skip
def give_reply(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The answer begins a case of its own, with the answers and records of this one. 202: this letter comes first."""
    case = case_of(request, case_id)
    files = files_of(request)
    analysis = ready(case, compute.analysis_of(case, timezone.localdate()))
    following, keys = next_level(case, analysis, files)
    grant(request, following, "made")
    return made(following, keys)
