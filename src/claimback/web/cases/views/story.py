"""The interview: one question a page, back, skip, not known, and all answers to check."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from claimback.model import Question
from claimback.web.cases import compute
from claimback.web.cases.answering import MOST_ITEMS, known, say, skip, unknown
from claimback.web.cases.asking import now, open_ones
from claimback.web.cases.in_words import said
from claimback.web.cases.store import Opened
from claimback.web.cases.views.opening import of_case, show, token_of, version_of, waiting

LEADS = {"answers": "answers", "stop": "home"}
"""Buttons that leave the interview, and where to; what is typed is kept first."""


@require_safe
@of_case
def following(request: HttpRequest, case: Opened) -> HttpResponse:
    """To the next open question; where none is open, to the answers."""
    analysis = compute.analysis_of(case, timezone.localdate())
    if analysis is None:
        return waiting(case, token_of(request), "letter", "home")
    left = [
        one for one in open_ones(case, now(case, analysis, timezone.localdate())[1]) if one.id not in case.state.skipped
    ]
    if not left:
        return redirect("cases:answers", token=token_of(request))
    return redirect("cases:ask", token=token_of(request), question=left[0].id)


@require_http_methods(["GET", "HEAD", "POST"])
@of_case
def ask(request: HttpRequest, case: Opened, question: str) -> HttpResponse:
    """One question."""
    today = timezone.localdate()
    analysis = compute.analysis_of(case, today)
    if analysis is None and request.method == "POST":
        analysis = compute.last_analysis(case)  # what was typed is kept, although the letter is read anew just now
    if analysis is None:
        return waiting(case, token_of(request), "letter", "home")
    every = now(case, analysis, today)[1]
    one = next((found for found in every if found.id == question), None) or known(question)
    problem = ""
    if request.method == "POST":
        problem = _take(request, case, one)
        if not problem:
            return redirect(f"cases:{LEADS.get(request.POST.get('way', ''), 'story')}", token=token_of(request))
    open_now = [found for found in open_ones(case, every) if found.id not in case.state.skipped]
    before = (
        _said(request, one)
        if problem
        else next((answer.value for answer in case.state.answers if answer.question == question), None)
    )
    return show(
        request, "ask", case, question=one, problem=problem, left=len(open_now), before=_typed(before),
        items=_rows(one, before),
    )  # fmt: skip


@require_safe
@of_case
def answers(request: HttpRequest, case: Opened) -> HttpResponse:
    """All answers, each with a way to change it; and what was skipped or is not known."""
    state = case.state
    told = [(known(one.question), said(one.question, one.value)) for one in state.answers]
    idle = [(known(name), _("Not known")) for name in state.unknown]
    idle += [(known(name), _("Skipped")) for name in state.skipped if name not in state.unknown]
    return show(request, "answers", case, told=told, idle=idle)


def _take(request: HttpRequest, case: Opened, one: Question) -> str:
    """Keep what a form says. Returns what is wrong with it, or nothing."""
    way, version = request.POST.get("way", ""), version_of(request)
    if way in ("skip", "unknown"):
        (skip if way == "skip" else unknown)(case, one, version)
        return ""
    if way in LEADS and not _said(request, one):
        return ""  # nothing was typed, so there is nothing to keep
    return say(case, one, _said(request, one), version)


def _said(request: HttpRequest, one: Question) -> str | list[Mapping[str, str]]:
    if (way := request.POST.get("way", "")) in ("agree", "none"):
        return way
    if one.type == "items":
        rows: list[Mapping[str, str]] = []
        for at in range(MOST_ITEMS):
            row = {field.id: request.POST.get(f"{at}-{field.id}", "").strip() for field in one.fields}
            rows += [{name: value for name, value in row.items() if value}] if any(row.values()) else []
        return rows or request.POST.get("value", "").strip()
    if one.type == "choices":
        return ", ".join(request.POST.getlist("value"))
    return request.POST.get("value", "").strip()


def _rows(one: Question, before: object) -> list[list[tuple[Question, str, str]]]:
    """Of an `items` question, the rows to fill: those answered before, and empty ones."""
    if one.type != "items":
        return []
    said: list[object] = list(before) if isinstance(before, list) else []
    rows = [row if isinstance(row, dict) else {} for row in said] + [{}, {}]
    return [
        [(field, f"{at}-{field.id}", str(row.get(field.id, ""))) for field in one.fields]
        for at, row in enumerate(rows[:MOST_ITEMS])
    ]


def _typed(value: object) -> object:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value
