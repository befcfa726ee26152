"""The versions of a letter: listed, any two compared, one made the newest again."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from claimback.model import Draft
from claimback.web.cases import compute
from claimback.web.cases.letter_versions import differences, kept, restore, version_of
from claimback.web.cases.letters_shown import titled
from claimback.web.cases.state import Version
from claimback.web.cases.store import Opened
from claimback.web.cases.views import opening
from claimback.web.cases.views.opening import of_case, show, token_of, waiting


@require_http_methods(["GET", "HEAD", "POST"])
@of_case
def versions(request: HttpRequest, case: Opened, name: str) -> HttpResponse:
    """The page; a POST goes back to a version."""
    made = compute.appeal_of(case, timezone.localdate())
    if made is None:
        return waiting(case, token_of(request), "appeal", f"letters/{name}/versions")
    drafted = next((draft for draft in made.drafts if draft.id == name), None)
    if drafted is None:
        raise Http404
    if request.method == "POST":
        restore(case, drafted, _chosen(case, name, request.POST.get("number", "")), opening.version_of(request))
        return redirect("cases:one_letter", token=token_of(request), name=name)
    return show(request, "versions", case, draft=titled(drafted), **_compared(request, case, drafted))


def _compared(request: HttpRequest, case: Opened, drafted: Draft) -> dict[str, object]:
    """Two versions side by side: those that were chosen, else the last one and the one before it."""
    rows = kept(case.state, drafted.id)
    older = request.GET.get("from") or str(rows[min(1, len(rows) - 1)].number)
    newer = request.GET.get("to") or str(rows[0].number)
    before, after = (_chosen(case, drafted.id, number) for number in (older, newer))
    found = differences(drafted, before, after)
    return {"rows": rows, "before": before, "after": after, "changes": found}


def _chosen(case: Opened, letter: str, number: str) -> Version:
    found = version_of(case.state, letter, int(number)) if number.isdecimal() and len(number) < 6 else None
    if found is None:
        raise Http404
    return found
