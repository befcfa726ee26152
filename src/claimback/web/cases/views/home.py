"""The home of a case: what is done and what is next."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from claimback.model import ExhibitChoices
from claimback.web.cases import compute
from claimback.web.cases.asking import left
from claimback.web.cases.brief import APPEALABLE
from claimback.web.cases.store import Opened
from claimback.web.cases.views.opening import of_case, show, token_of, waiting


@require_safe
@of_case
def home(request: HttpRequest, case: Opened) -> HttpResponse:
    """The task list."""
    today = timezone.localdate()
    analysis = compute.told_of(case, today)
    if analysis is None:
        return waiting(case, token_of(request), "letter")
    dates = sorted((one for one in analysis.rights.deadlines if one.due >= today), key=lambda one: one.due)
    return show(
        request, "home", case, open=left(case, analysis, today), answered=len(case.state.answers),
        skipped=len(case.state.skipped), records=len(case.of_kind("record")), dates=dates[:3],
        chosen=case.state.choices != ExhibitChoices(), appealable=analysis.denial.decision in APPEALABLE,
    )  # fmt: skip
