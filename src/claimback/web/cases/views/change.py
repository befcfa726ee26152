"""Putting right what was read wrong: one value, one reason."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from claimback.knowledge.words import Words
from claimback.model import Value
from claimback.web.cases import compute
from claimback.web.cases.shown import DATES, DAYS, NAMES, class_labels, label
from claimback.web.cases.store import Opened
from claimback.web.cases.tongue import spoken_book
from claimback.web.cases.views.opening import of_case, show, token_of, version_of, waiting
from claimback.workflow.corrections import CLASSES, NOT_A_REASON

_LONGEST = 400
_MOST_DAYS = 1_000


@require_http_methods(["GET", "HEAD", "POST"])
@of_case
def change(request: HttpRequest, case: Opened, name: str) -> HttpResponse:
    """Change a value, or what kind of case it is."""
    if name not in NAMES and name not in CLASSES:
        raise Http404
    analysis = compute.analysis_of(case, timezone.localdate())
    if analysis is None:
        return waiting(case, token_of(request), "letter")
    problem = ""
    if request.method == "POST":
        value, problem = _read(name, request.POST.get("value", ""))
        if not problem:
            corrections = {**case.state.corrections, name: value}
            case.keep(case.state.model_copy(update={"corrections": corrections}), version_of(request))
            return redirect("cases:letter", token=token_of(request))
    found = next((fact for fact in analysis.facts if fact.name == name), None)
    value = getattr(analysis.denial, name) if name in CLASSES else found.value if found else ""
    return show(
        request, "change", case, name=name, label=class_labels().get(name) or label(name), value=value, problem=problem,
        choices=_choices(name), type="date" if name in DATES else "number" if name in DAYS else "text",
    )  # fmt: skip


@require_POST
@of_case
def reason(request: HttpRequest, case: Opened, kind: str) -> HttpResponse:
    """The letter does not give this reason; a second time takes that back."""
    told = case.state.corrections.get(NOT_A_REASON, [])
    kinds = [str(one) for one in told] if isinstance(told, list) else []
    kinds = [one for one in kinds if one != kind] if kind in kinds else [*kinds, kind][:24]
    corrections = {**case.state.corrections, NOT_A_REASON: kinds}
    case.keep(case.state.model_copy(update={"corrections": corrections}), version_of(request))
    return redirect("cases:letter", token=token_of(request))


def _read(name: str, typed: str) -> tuple[Value, str]:
    """A value as typed, or what is wrong with it."""
    text = " ".join(typed.split())
    if name in CLASSES:
        return text, "" if text in dict(_choices(name)) else _("Choose one of the answers.")
    if not text:
        return "", ""
    if name in DATES:
        try:
            return date.fromisoformat(text).isoformat(), ""
        except ValueError:
            return "", _("Give the date as year, month and day.")
    if name in DAYS:
        whole = text.isdecimal() and 0 < int(text) <= _MOST_DAYS
        return (int(text), "") if whole else ("", _("Give a number of days, such as 180."))
    return (text, "") if len(text) <= _LONGEST else ("", _("This is too long. Give the value alone."))


def _choices(name: str) -> list[tuple[str, str]]:
    record = spoken_book().records(Words).get(name) if name in CLASSES else None
    return list(record.words.items()) if record else []
