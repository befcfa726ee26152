"""The packet, that it was sent, and work that is under way."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router

from claimback.web.api.auth import case_of
from claimback.web.api.described import CHANGE, gives
from claimback.web.api.problems import Problem
from claimback.web.api.replies import SOON, NotReady, expected, progress, reply
from claimback.web.api.replies import work_address as where
from claimback.web.api.schemas import Kind, Packet, PacketFile, Progress, SentShown
from claimback.web.api.taken import SentTaken
from claimback.web.cases import compute
from claimback.web.cases.sending import mark
from claimback.web.cases.store import Opened
from claimback.web.cases.tasks import again, want
from claimback.web.cases.written import TYPES, as_download

router = Router(tags=["sending"])


@router.get("cases/{uuid:case_id}/packet", response={200: Packet, 202: Progress}, summary="List the packet's files")
def list_packet(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The packet, letters, exhibits, dates and ledger, as `claimback appeal` makes them, of the letters as edited."""
    case = case_of(request, case_id)
    return reply(Packet(files=[PacketFile(name=name, media_type=TYPES[_ending(name)]) for name in _files(case)]), case)


@router.get(
    "cases/{uuid:case_id}/packet/{path:name}", response={200: None, 202: Progress},
    summary="Take a file of the packet", openapi_extra=gives("The file.", *TYPES.values()),
)  # fmt: skip
def download_packet(request: HttpRequest, case_id: UUID, name: str) -> HttpResponse:
    """One file by its name; `packet.pdf` is what to send."""
    case = case_of(request, case_id)
    files = _files(case)
    if name not in files:
        raise Http404
    return as_download(files[name], TYPES[_ending(name)], name.rpartition("/")[2])


@router.get("cases/{uuid:case_id}/sent", response=SentShown, summary="Read whether it was sent")
def read_sent(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """On which day, how, and what proves it."""
    case = case_of(request, case_id)
    return reply(_sent(case), case)


@router.put("cases/{uuid:case_id}/sent", response=SentShown, openapi_extra=CHANGE, summary="Mark as sent")
def put_sent(request: HttpRequest, case_id: UUID, sent: SentTaken) -> HttpResponse:
    """Keep that the appeal was sent, on which day and how."""
    case = case_of(request, case_id)
    version = expected(request, case)
    refused = mark(case, sent.on, sent.how, sent.proof, today=timezone.localdate(), version=version)
    if refused:
        raise Problem(422, refused)
    return reply(_sent(case), case)


@router.get("cases/{uuid:case_id}/work/{kind}", response=Progress, url_name="work", summary="Read how far a work is")
def read_work(request: HttpRequest, case_id: UUID, kind: Kind) -> HttpResponse:
    """Work that nobody asked for yet, or that a worker left, is put in line by this."""
    case = case_of(request, case_id)
    return _far(case, kind)


@router.post("cases/{uuid:case_id}/work/{kind}", response={202: Progress}, summary="Try a work again")
def retry_work(request: HttpRequest, case_id: UUID, kind: Kind) -> HttpResponse:
    """Forget that it ended with an error."""
    case = case_of(request, case_id)
    again(case, kind)
    response = _far(case, kind)
    response.status_code = 202
    response["Location"] = where(case, kind)
    return response


def _far(case: Opened, kind: Kind) -> HttpResponse:
    told = progress(case, kind, want(case, kind))
    response = reply(told)
    if told.state in ("waiting", "running"):
        response["Retry-After"] = SOON
    return response


def _files(case: Opened) -> dict[str, bytes]:
    files = compute.folder_of(case, timezone.localdate())
    if not files:
        raise NotReady(case, "folder")
    return {name: data for name, data in files.items() if _ending(name) in TYPES}


def _ending(name: str) -> str:
    return name.rpartition(".")[2]


def _sent(case: Opened) -> SentShown:
    sent = case.state.sent
    return SentShown(on=sent.on, how=sent.how, proof=sent.proof) if sent else SentShown(on=None, how="", proof="")
