"""The versions of a letter: list, compare two, go back to one."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Query, Router

from claimback.web.api.described import CHANGE
from claimback.web.api.replies import expected, reply
from claimback.web.api.routes.letters import letter_of, told
from claimback.web.api.schemas import (
    Differences,
    LetterShown,
    PassageChanged,
    PieceShown,
    Progress,
    VersionRow,
    Versions,
)
from claimback.web.api.taken import Other
from claimback.web.cases.letter_versions import differences, kept, restore, version_of
from claimback.web.cases.state import Version
from claimback.web.cases.store import Opened

router = Router(tags=["letters"])


@router.get(
    "cases/{uuid:case_id}/letters/{name}/versions", response={200: Versions, 202: Progress}, summary="List the versions"
)
def list_versions(request: HttpRequest, case_id: UUID, name: str) -> HttpResponse:
    """Each time that the letter was written over, newest first; number 0 is the letter as it was drafted."""
    case, _appeal, drafted = letter_of(request, case_id, name)
    rows = [VersionRow.model_validate(one._asdict()) for one in kept(case.state, drafted.id)]
    return reply(Versions(versions=rows), case)


@router.get(
    "cases/{uuid:case_id}/letters/{name}/versions/{int:number}", response={200: Differences, 202: Progress},
    summary="Compare two versions",
)  # fmt: skip
def compare_versions(request: HttpRequest, case_id: UUID, name: str, number: int, other: Query[Other]) -> HttpResponse:
    """What this version has that version `since` has not, and the other way round, word by word."""
    case, _appeal, drafted = letter_of(request, case_id, name)
    found = differences(drafted, _kept(case, name, other.since), _kept(case, name, number))
    passages = [
        PassageChanged(block=one.number, pieces=[PieceShown(kind=kind, text=text) for kind, text in one.pieces])
        for one in found
    ]
    return reply(Differences(passages=passages), case)


@router.post(
    "cases/{uuid:case_id}/letters/{name}/versions/{int:number}", response={200: LetterShown, 202: Progress},
    openapi_extra=CHANGE, summary="Go back to a version",
)  # fmt: skip
def restore_version(request: HttpRequest, case_id: UUID, name: str, number: int) -> HttpResponse:
    """It becomes the newest version; none in between is lost. 0 takes the letter back as it was drafted."""
    case, appeal, drafted = letter_of(request, case_id, name)
    version = expected(request, case)
    restore(case, drafted, _kept(case, name, number), version)
    return told(case, appeal, drafted)


def _kept(case: Opened, name: str, number: int) -> Version:
    found = version_of(case.state, name, number)
    if found is None:
        raise Http404
    return found
