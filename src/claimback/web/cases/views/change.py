"""Putting right what was read wrong: one value, one reason."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from claimback.web.cases import compute
from claimback.web.cases.correcting import MOST_KINDS, choices, correct, not_reasons, read
from claimback.web.cases.shown import DATES, DAYS, NAMES, class_labels, label
from claimback.web.cases.store import Opened
from claimback.web.cases.views.opening import of_case, show, token_of, version_of, waiting
from claimback.workflow.corrections import CLASSES, NOT_A_REASON


@require_http_methods(["GET", "HEAD", "POST"])
@of_case
def change(request: HttpRequest, case: Opened, name: str) -> HttpResponse:
    """Change a value, or what kind of case it is."""
    if name not in NAMES and name not in CLASSES:
        raise Http404
    problem = ""
    if request.method == "POST":
        value, problem = read(name, request.POST.get("value", ""))
        if not problem:
            correct(case, name, value, version_of(request))
            return redirect("cases:letter", token=token_of(request))
    analysis = compute.analysis_of(case, timezone.localdate())
    if analysis is None:
        return waiting(case, token_of(request), "letter")
    found = next((fact for fact in analysis.facts if fact.name == name), None)
    value = getattr(analysis.denial, name) if name in CLASSES else found.value if found else ""
    value = request.POST.get("value", "") if problem else value
    return show(
        request, "change", case, name=name, label=class_labels().get(name) or label(name), value=value, problem=problem,
        choices=choices(name), type="date" if name in DATES else "number" if name in DAYS else "text",
    )  # fmt: skip


@require_POST
@of_case
def reason(request: HttpRequest, case: Opened, kind: str) -> HttpResponse:
    """The letter does not give this reason; a second time takes that back."""
    told = not_reasons(case)
    kinds = [one for one in told if one != kind] if kind in told else [*told, kind][:MOST_KINDS]
    correct(case, NOT_A_REASON, kinds, version_of(request))
    return redirect("cases:letter", token=token_of(request))
