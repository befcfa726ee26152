"""The interview: one question a page, back, skip, not known, and all answers to check."""

from collections.abc import Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from claimback.interview import as_question
from claimback.knowledge import book
from claimback.knowledge.interview import InterviewQuestion
from claimback.knowledge.retelling import retold
from claimback.model import Answer, BadAnswers, Question
from claimback.web.cases import compute
from claimback.web.cases.asking import now, open_ones
from claimback.web.cases.store import Opened
from claimback.web.cases.tongue import spoken_book
from claimback.web.cases.views.opening import of_case, show, token_of, version_of, waiting
from claimback.workflow.asking import understood

_MOST_ITEMS = 12


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
    if analysis is None:
        return waiting(case, token_of(request), "letter", "home")
    every = now(case, analysis, today)[1]
    one = next((found for found in every if found.id == question), None) or _known(question)
    problem = ""
    if request.method == "POST":
        problem = _take(request, case, one)
        if not problem:
            return redirect("cases:story", token=token_of(request))
    open_now = [found for found in open_ones(case, every) if found.id not in case.state.skipped]
    before = next((answer.value for answer in case.state.answers if answer.question == question), None)
    return show(
        request, "ask", case, question=one, problem=problem, left=len(open_now), before=_typed(before),
        items=_rows(one, before), typed=request.POST,
    )  # fmt: skip


@require_safe
@of_case
def answers(request: HttpRequest, case: Opened) -> HttpResponse:
    """All answers, each with a way to change it; and what was skipped or is not known."""
    state = case.state
    told = [(_known(one.question), _plain(one)) for one in state.answers]
    idle = [(_known(name), _("Not known")) for name in state.unknown]
    idle += [(_known(name), _("Skipped")) for name in state.skipped if name not in state.unknown]
    return show(request, "answers", case, told=told, idle=idle)


def _known(name: str) -> Question:
    records = spoken_book().records(InterviewQuestion)
    if name not in records:
        raise Http404
    return as_question(records[name])


def _take(request: HttpRequest, case: Opened, one: Question) -> str:
    """Keep what a form says. Returns what is wrong with it, or nothing."""
    state, version = case.state, version_of(request)
    rest = tuple(answer for answer in state.answers if answer.question != one.id)
    unknown = tuple(name for name in state.unknown if name != one.id)
    skipped = tuple(name for name in state.skipped if name != one.id)
    way = request.POST.get("way", "")
    if way == "skip":
        case.keep(state.model_copy(update={"skipped": (*skipped, one.id)}), version)
        return ""
    answer: Answer | None = None
    if way != "unknown":
        said = _said(request, one)
        if not said:
            return _("Write an answer, or choose “I don't know” or “Skip for now”.")
        try:
            answer = understood(one, said, book())
        except BadAnswers as error:
            return retold(spoken_book(), error.message)
    if answer is None:
        unknown = (*unknown, one.id)
    kept = (*rest, answer) if answer else rest
    case.keep(state.model_copy(update={"answers": kept, "unknown": unknown, "skipped": skipped}), version)
    return ""


def _said(request: HttpRequest, one: Question) -> str | list[Mapping[str, str]]:
    if request.POST.get("way") == "agree":
        return "agree"
    if one.type == "items":
        rows: list[Mapping[str, str]] = []
        for at in range(_MOST_ITEMS):
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
        for at, row in enumerate(rows[:_MOST_ITEMS])
    ]


def _typed(value: object) -> object:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value


def _plain(answer: Answer) -> list[str]:
    value = answer.value
    if isinstance(value, bool):
        return [_("Yes") if value else _("No")]
    if isinstance(value, list):
        return [", ".join(map(str, one.values())) if isinstance(one, dict) else str(one) for one in value]
    return [str(value)]
