"""Writing a letter over, passage by passage, by one person or by two at the same time, and checked as it is typed."""

import re
from typing import Any, NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from claimback.model import Appeal, Draft, Finding
from claimback.web.cases import compute
from claimback.web.cases.letter_checks import findings_for, findings_of
from claimback.web.cases.letter_edits import LONGEST, marked, passages, write_over
from claimback.web.cases.letter_merge import Shown, as_typed, draft_mark, keep
from claimback.web.cases.letters_shown import titled, told, written_over
from claimback.web.cases.store import Opened
from claimback.web.cases.views.opening import of_case, show, token_of, version_of, waiting

_BLOCK = re.compile(r"block-([0-9]{1,4})")


class Typed(NamedTuple):
    """A passage as it stands in the form, and the mark of how it was shown first."""

    number: int
    text: str
    mark: str


@require_http_methods(["GET", "HEAD", "POST"])
@of_case
def edit(request: HttpRequest, case: Opened, name: str) -> HttpResponse:
    """The form; what comes back is kept, or goes back to how it was drafted."""
    made = _made(request, case)
    if made is None:
        return waiting(case, token_of(request), "appeal", f"letters/{name}/edit")
    drafted = _drafted(made, name)
    if request.method == "POST":
        return _kept(request, case, drafted)
    found = [one for one in findings_of(case, made, timezone.localdate()) if one.where == name]
    return show(
        request, "edit", case, draft=titled(drafted), passages=passages(drafted, case.state), mark=draft_mark(drafted),
        version=case.version, longest=LONGEST, **_list(found),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@of_case
def check(request: HttpRequest, case: Opened, name: str) -> HttpResponse:
    """What is wrong with the letter as it is typed so far; nothing is kept. Without scripts, the form as it was."""
    made = _made(request, case)
    if made is None:
        return waiting(case, token_of(request), "appeal", f"letters/{name}/edit")
    drafted = _drafted(made, name)
    if request.method != "POST":
        return redirect("cases:edit", token=token_of(request), name=name)
    shown = _shown(request, drafted)
    words = as_typed(case, drafted, passages(drafted, case.state), shown)
    found = _list(findings_for(made, written_over(drafted, words), timezone.localdate()))
    if getattr(request, "htmx", False):
        same = request.POST.get("told") == found["told"]  # so that nothing is read out twice
        return HttpResponse(status=204) if same else render(request, "cases/checked.html", {**found, "part": True})
    typed = [Typed(at, text, shown.marks.get(at, "")) for at, text in sorted(shown.typed.items())]
    return show(
        request, "edit", case, draft=titled(drafted), passages=typed, mark=shown.draft, version=version_of(request),
        unsaved=True, longest=LONGEST, **found,
    )  # fmt: skip


def _made(request: HttpRequest, case: Opened) -> Appeal | None:
    """What was typed is taken also while the letters are made anew, on what was made last."""
    made = compute.appeal_of(case, timezone.localdate())
    return compute.last_appeal(case) if made is None and request.method == "POST" else made


def _drafted(made: Appeal, name: str) -> Draft:
    drafted = next((draft for draft in made.drafts if draft.id == name), None)
    if drafted is None:
        raise Http404
    return drafted


def _list(found: list[Finding] | tuple[Finding, ...]) -> dict[str, Any]:
    findings = told(found)
    return {"findings": findings, "told": marked("\n".join(f"{one.message} {one.fix}" for one in findings))}


def _kept(request: HttpRequest, case: Opened, drafted: Draft) -> HttpResponse:
    version = version_of(request)
    if request.POST.get("way") == "drafted":
        write_over(case, drafted, {}, version)
        return redirect("cases:one_letter", token=token_of(request), name=drafted.id)
    clashes = keep(case, drafted, passages(drafted, case.state), _shown(request, drafted), version)
    if not clashes:
        return redirect("cases:one_letter", token=token_of(request), name=drafted.id)
    told = {
        "draft": titled(drafted),
        "mark": draft_mark(drafted),
        "clashes": clashes,
        "longest": LONGEST,
        "meanwhile": [],
    }
    response = show(request, "clash", case, **told)
    response.status_code = 409
    return response


def _shown(request: HttpRequest, drafted: Draft) -> Shown:
    """What the form says; a passage for which the other's words were chosen is left out."""
    numbers = [int(found[1]) for name in request.POST if (found := _BLOCK.fullmatch(name))]
    words = {at: request.POST.get(f"block-{at}", "")[:LONGEST] for at in numbers}
    typed = {at: text for at, text in words.items() if request.POST.get(f"take-{at}") != "theirs"}
    marks = {at: told for at in numbers if (told := request.POST.get(f"was-{at}"))}
    return Shown(request.POST.get("draft") or draft_mark(drafted), marks, typed)
