"""Cases: make, list, add one by its link, show, take along, delete."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from ninja import Query, Router

from claimback.web.api import tokens
from claimback.web.api.auth import case_of, grant, token_of
from claimback.web.api.described import UPLOAD, gives
from claimback.web.api.replies import reply
from claimback.web.api.schemas import CaseMade, CaseRow, Cases, CaseShown, Paper, Receipt
from claimback.web.api.taken import Link, Page
from claimback.web.api.uploading import files_of
from claimback.web.cases import archive, store
from claimback.web.cases.models import Case, Work
from claimback.web.cases.store import Keys, Opened
from claimback.web.cases.tasks import want
from claimback.web.cases.written import as_download

router = Router(tags=["cases"])


@router.post("cases", response={201: CaseMade}, openapi_extra=UPLOAD, summary="Make a case from a letter")
def make_case(request: HttpRequest) -> HttpResponse:
    """Give the denial letter: one file, several photos in order, or its text. Its reading begins at once."""
    case, keys = store.create("letter", files_of(request))
    grant(request, case, "made")
    want(case, "letter")
    return made(case, keys)


@router.get("cases", response=Cases, summary="List cases")
def list_cases(request: HttpRequest, page: Query[Page]) -> HttpResponse:
    """The cases that this token may open, those added last first."""
    found = tokens.listed(token_of(request), page.after, page.limit + 1)
    shown_now = found[: page.limit]
    following = shown_now[-1][0] if len(found) > page.limit else None
    return reply(Cases(items=[_row(case) for _number, case in shown_now], next=following))


@router.post("links", response={201: CaseShown}, summary="Add a case by its link")
def add_case(request: HttpRequest, link: Link) -> HttpResponse:
    """Let this token open a case that was made in a browser: whoever has its link may."""
    case = store.by_token(link.secret)
    grant(request, case, "kept")
    return reply(shown(case), case, 201, _address(case))


@router.get("cases/{uuid:case_id}", response=CaseShown, summary="Show a case")
def show_case(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Its files, its version, and what is still being worked on."""
    case = case_of(request, case_id)
    return reply(shown(case), case)


@router.delete("cases/{uuid:case_id}", response=Receipt, summary="Delete a case")
def delete_case(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Delete everything in it, at once and for real, for every token and link. The answer is the receipt."""
    case = case_of(request, case_id)
    receipt = str(case.row.pk)[:8]
    return reply(Receipt(receipt=receipt, files=store.delete(case), at=timezone.now()))


@router.get(
    "cases/{uuid:case_id}/export.zip",
    openapi_extra=gives("The archive.", "application/zip"),
    summary="Take a case along",
)
def export_case(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Everything that the person gave and said, as a case folder that the command line opens."""
    return as_download(archive.of(case_of(request, case_id)), "application/zip", "claimback-case.zip")


def shown(case: Opened) -> CaseShown:
    """A case as shown."""
    papers = [Paper.model_validate({"id": one.pk, "kind": one.kind, "name": case.name(one)}) for one in case.papers]
    wanted = Work.objects.filter(case=case.row).values_list("kind", flat=True)
    sent = case.state.sent.on if case.state.sent else None
    told = {**_row(case.row).model_dump(), "papers": papers, "sent": sent, "open": list(wanted)}
    return CaseShown.model_validate(told)


def made(case: Opened, keys: Keys) -> HttpResponse:
    """A new case with what opens it."""
    link = reverse("cases:home", kwargs={"token": keys.token})
    told = CaseMade.model_validate({**shown(case).model_dump(), "link": link, "phrase": keys.phrase})
    return reply(told, case, 201, _address(case))


def _row(case: Case) -> CaseRow:
    return CaseRow(id=case.pk, version=case.version, made=case.made, used=case.used)


def _address(case: Opened) -> str:
    return reverse("api:show_case", kwargs={"case_id": case.row.pk})
