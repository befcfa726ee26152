"""The person's records: what each shows, the criteria, the clock of treatment, the timeline, and what is missing."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from claimback.knowledge import book
from claimback.knowledge.retelling import retold
from claimback.model import Appeal
from claimback.web.cases import compute
from claimback.web.cases.evidence_shown import found_in, notes, routes
from claimback.web.cases.store import Opened
from claimback.web.cases.timeline import chart
from claimback.web.cases.tongue import spoken_book
from claimback.web.cases.uploads import given, no_room
from claimback.web.cases.views.opening import of_case, show, token_of, waiting
from claimback.web.limits.asking import limited
from claimback.workflow.standing import standing


@require_http_methods(["GET", "HEAD", "POST"])
@limited("upload")
@of_case
def records(request: HttpRequest, case: Opened) -> HttpResponse:
    """The page; a POST adds files."""
    token, problem = token_of(request), ""
    if request.method == "POST":
        files, problem = given(request)
        problem = no_room(case, files) or problem
        if files and not problem:
            case.add("record", files)
            return waiting(case, token, "appeal", "records")
    today = timezone.localdate()
    if not case.of_kind("record") and compute.appeal_of(case, today) is None:
        return show(request, "records", case, files=[], problem=problem)
    made = compute.appeal_of(case, today)
    if made is None:
        return waiting(case, token, "appeal", "records")
    told = compute.told_appeal(made, today)
    proof, spoken = told.evidence, spoken_book()
    refuted = [one.model_copy(update={"says": retold(spoken, one.says)}) for one in proof.refuted]
    proposed = next((one.value for one in proof.derived if one.name == "care_summary"), "")
    files = [(paper, case.name(paper)) for paper in case.of_kind("record")]
    unread = [finding for finding in made.findings if finding.id == "record_unread"]
    return show(
        request, "records", case, files=files, problem=problem, unread=unread,
        found=[found_in(one) for one in proof.records],
        care=proof.care, proposed=retold(spoken, str(proposed)), routes=routes(proof.matrix), needs=proof.needs,
        standing=[retold(spoken, line) for line in standing(proof.matrix, spoken)],
        notes=_notes(made, told), chart=chart(proof.timeline), refuted=refuted,
    )  # fmt: skip


def _notes(made: Appeal, told: Appeal) -> list[tuple[str, str, str]]:
    """Each note's heading, the note as it is sent, and in another language a copy to read."""
    spoken = spoken_book()
    sent = list(notes(made, book()))
    copies = list(notes(told, spoken)) if spoken.language else [("", "")] * len(sent)
    return [(copy[0] or note[0], note[1], copy[1]) for note, copy in zip(sent, copies, strict=True)]


@require_POST
@of_case
def remove(request: HttpRequest, case: Opened, paper: int) -> HttpResponse:
    """Take a record out of the case, for good."""
    if not case.take_out(paper):
        raise Http404
    return redirect("cases:records", token=token_of(request))
