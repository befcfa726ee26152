"""Writing a letter over, passage by passage, by one person or by two at the same time."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from claimback.model import Draft
from claimback.web.cases import compute
from claimback.web.cases.letter_edits import passages, write_over
from claimback.web.cases.letter_merge import Shown, draft_mark, keep
from claimback.web.cases.letters_shown import titled
from claimback.web.cases.store import Opened
from claimback.web.cases.views.opening import of_case, show, token_of, version_of, waiting


@require_http_methods(["GET", "HEAD", "POST"])
@of_case
def edit(request: HttpRequest, case: Opened, name: str) -> HttpResponse:
    """The form; what comes back is kept, or goes back to how it was drafted."""
    made = compute.appeal_of(case, timezone.localdate())
    if made is None and request.method == "POST":
        made = compute.last_appeal(case)  # what was typed is kept first; the letters are made anew after that
    if made is None:
        return waiting(case, token_of(request), "appeal")
    drafted = next((draft for draft in made.drafts if draft.id == name), None)
    if drafted is None:
        raise Http404
    if request.method == "POST":
        return _kept(request, case, drafted)
    found = passages(drafted, case.state)
    return show(request, "edit", case, draft=titled(drafted), passages=found, mark=draft_mark(drafted))


def _kept(request: HttpRequest, case: Opened, drafted: Draft) -> HttpResponse:
    version = version_of(request)
    if request.POST.get("way") == "drafted":
        write_over(case, drafted, {}, version)
        return redirect("cases:one_letter", token=token_of(request), name=drafted.id)
    clashes = keep(case, drafted, passages(drafted, case.state), _shown(request, drafted), version)
    if not clashes:
        return redirect("cases:one_letter", token=token_of(request), name=drafted.id)
    told = {"draft": titled(drafted), "mark": draft_mark(drafted), "clashes": clashes, "meanwhile": []}
    response = show(request, "clash", case, **told)
    response.status_code = 409
    return response


def _shown(request: HttpRequest, drafted: Draft) -> Shown:
    """What the form says; a passage for which the other's words were chosen is left out."""
    numbers = [int(name[6:]) for name in request.POST if name.startswith("block-") and name[6:].isdecimal()]
    typed = {at: request.POST[f"block-{at}"] for at in numbers if request.POST.get(f"take-{at}") != "theirs"}
    marks = {at: told for at in numbers if (told := request.POST.get(f"was-{at}"))}
    return Shown(request.POST.get("draft") or draft_mark(drafted), marks, typed)
