"""What is enclosed: each paper with its label and pages, in which order, and what is left out."""

from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from claimback.knowledge.letters import LetterRecord
from claimback.knowledge.retelling import retold
from claimback.web.cases import compute, enclosing
from claimback.web.cases.enclosing import Enclosures
from claimback.web.cases.exhibits_shown import exhibits_in, left_in
from claimback.web.cases.redacting import proof
from claimback.web.cases.store import Opened
from claimback.web.cases.tongue import spoken_book
from claimback.web.cases.views.opening import of_case, show, token_of, version_of, waiting

MOVES = {"up": -1, "down": 1}
OWN_ORDER = "own_order"


@require_http_methods(["GET", "HEAD", "POST"])
@of_case
def exhibits(request: HttpRequest, case: Opened) -> HttpResponse:
    """The page; a POST takes out, puts back or moves one."""
    today, token = timezone.localdate(), token_of(request)
    analysis = compute.analysis_of(case, today)
    papers = enclosing.enclosed(case, analysis, today) if analysis else None
    if papers is None:
        return waiting(case, token, "appeal", "exhibits")
    problem = ""
    if request.method == "POST":
        part, problem = _change(request, case, papers)
        if not problem:
            response = redirect("cases:exhibits", token=token)
            response["Location"] += f"#{part}"
            return response
    astray = [(_title(letter), letter, labels) for letter, labels in enclosing.astray(case.state, papers.exhibits)]
    return show(
        request, "exhibits", case, exhibits=exhibits_in(case, papers), left=left_in(case, papers), astray=astray,
        unread=[retold(spoken_book(), one.message) for one in papers.unread], ordered=bool(case.state.choices.order),
        problem=problem,
        ready=compute.appeal_of(case, today) is not None, **proof(case),
    )  # fmt: skip


def _change(request: HttpRequest, case: Opened, papers: Enclosures) -> tuple[str, str]:
    """Do what a button says. Returns the part of the page to go on at, and what is wrong, or nothing."""
    way, version = request.POST.get("way", ""), version_of(request)
    if way == OWN_ORDER:
        enclosing.order_by_itself(case, version)
        return "main", ""
    key, out = request.POST.get("paper", ""), [one.document for one in papers.exhibits]
    problem = ""
    if way in MOVES:
        enclosing.move(case, papers, found(case, out[1:], key), MOVES[way], version)
    elif way == "drop":
        enclosing.drop(case, papers, found(case, out[1:], key), version)
    elif way == "add":
        enclosing.add(case, papers, found(case, [one.id for one in papers.left], key), version)
    elif way == "pages":
        problem = enclosing.pages(case, papers, found(case, out, key), request.POST.get("pages", ""), version)
    return f"p-{key}", problem


def found(case: Opened, papers: Iterable[str], key: str) -> str:
    """The paper of a key. Raises `Http404`."""
    paper = next((one for one in papers if enclosing.key_of(case, one) == key), None)
    if paper is None:
        raise Http404
    return paper


def _title(letter: str) -> str:
    """What a letter is called on the page."""
    return spoken_book().records(LetterRecord)[letter.replace("-", "_")].title
