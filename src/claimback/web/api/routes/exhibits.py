"""What is enclosed, and the person's choices about it: by the names that `exhibits.yaml` gives the papers."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router
from pydantic import ValidationError

from claimback.model import EVERYWHERE, ClaimbackError, ExhibitChoices
from claimback.web.api.auth import case_of
from claimback.web.api.described import CHANGE
from claimback.web.api.problems import Problem
from claimback.web.api.replies import NotReady, expected, ready, reply
from claimback.web.api.schemas import ExhibitRow, Exhibits, LeftRow, Progress
from claimback.web.api.taken import Choices
from claimback.web.cases import compute, enclosing
from claimback.web.cases.enclosing import Enclosures
from claimback.web.cases.store import Opened
from claimback.workflow.choosing import require_fit

router = Router(tags=["exhibits"])
_FIRST = "The denial letter is always Exhibit A; it cannot be dropped."
_EVERYWHERE = "A page or a box is of one file; under everywhere stand words alone."
_UNFIT = "A choice names a file or a page that is not there; read the exhibits for the names."


@router.get("cases/{uuid:case_id}/exhibits", response={200: Exhibits, 202: Progress}, summary="Read what is enclosed")
def read_exhibits(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The enclosures as they go out, what is left out and why, and the choices that make it so."""
    case = case_of(request, case_id)
    return reply(_shown(case, _papers(case)), case)


@router.put(
    "cases/{uuid:case_id}/exhibits", response={200: Exhibits, 202: Progress}, openapi_extra=CHANGE,
    summary="Choose what is enclosed",
)  # fmt: skip
def put_exhibits(request: HttpRequest, case_id: UUID, choices: Choices) -> HttpResponse:
    """Keep these choices in place of those before; letters and packet are made again. 202: nothing was changed yet."""
    case = case_of(request, case_id)
    papers, version = _papers(case), expected(request, case)
    try:
        named = ExhibitChoices.model_validate(choices.model_dump())
    except ValidationError as error:
        raise Problem(422) from error
    enclosing.keep(case, _fitting(papers, named), version)
    return reply(_shown(case, _papers(case)), case)


def _papers(case: Opened) -> Enclosures:
    today = timezone.localdate()
    papers = enclosing.enclosed(case, ready(case, compute.analysis_of(case, today)), today)
    if papers is None:
        raise NotReady(case, "appeal")
    return papers


def _fitting(papers: Enclosures, named: ExhibitChoices) -> ExhibitChoices:
    """The choices by the papers' ids. Raises `Problem` where one is about nothing: it would silently do nothing."""
    letter, *records = papers.documents.values()
    ids = {name: paper for paper, name in papers.names.items()}
    if any(one.page for one in named.redact.get(EVERYWHERE, ())):
        raise Problem(422, _EVERYWHERE)
    try:
        require_fit(named, letter, records, ())
    except ClaimbackError as error:
        raise Problem(422, _UNFIT) from error
    choices = named.renamed(ids)
    if letter.id in choices.drop:
        raise Problem(422, _FIRST)
    return choices.model_copy(update={"order": tuple(one for one in choices.order if one != letter.id)})


def _shown(case: Opened, papers: Enclosures) -> Exhibits:
    names, out = papers.names, case.state.choices.drop
    rows = [
        ExhibitRow(
            label=one.label, name=names[one.document], title=one.title, pages=list(one.pages),
            of=len(papers.documents[one.document].pages), proves=list(one.proves), redactions=list(one.redactions),
        )
        for one in papers.exhibits
    ]  # fmt: skip
    left = [LeftRow(name=names[one.id], why="dropped" if one.id in out else "another_person") for one in papers.left]
    choices = case.state.choices.renamed(names)
    return Exhibits(exhibits=rows, left=left, unread=list(papers.unread), choices=choices)
