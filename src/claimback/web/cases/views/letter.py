"""What the letter says: the page with its words marked, the facts, the reasons, the dates, what the notice lacks."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from claimback.model import Analysis
from claimback.web.cases import compute, pictures
from claimback.web.cases.asking import CARE
from claimback.web.cases.brief import APPEALABLE
from claimback.web.cases.shown import Marked, classes, facts, marked, reasons
from claimback.web.cases.store import Opened
from claimback.web.cases.tongue import spoken_book
from claimback.web.cases.views.opening import PHRASE, of_case, show, token_of, waiting
from claimback.web.cases.views.reply import change_since
from claimback.web.cases.written import as_download, dates
from claimback.workflow.plan_tree import which_plan


@require_safe
@of_case
def letter(request: HttpRequest, case: Opened) -> HttpResponse:
    """The page."""
    analysis = compute.told_of(case, timezone.localdate())
    if analysis is None:
        return waiting(case, token_of(request), "letter")
    rights = analysis.rights
    return show(
        request, "letter", case, analysis=analysis, pages=_pages(analysis), facts=facts(analysis),
        classes=classes(analysis.denial),
        reasons=reasons(analysis.denial), deadlines=sorted(rights.deadlines, key=lambda one: one.due),
        defects=rights.defects, steps=[step for step in rights.steps if step.id != CARE],
        notes=_notes(analysis), plan=list(which_plan(analysis.denial, spoken_book())),
        change=change_since(case, analysis),
        appealable=analysis.denial.decision in APPEALABLE, phrase=request.COOKIES.get(PHRASE, ""),
    )  # fmt: skip


def _notes(analysis: Analysis) -> list[object]:
    return [*analysis.reading.findings, *analysis.denial.findings, *analysis.rights.findings]


def _pages(analysis: Analysis) -> list[Marked]:
    return [marked(analysis, page) for page in analysis.document.pages]


@require_safe
@of_case
def picture(request: HttpRequest, case: Opened, number: int) -> HttpResponse:
    """A page of the letter as the person gave it."""
    del request
    document = compute.letter_of(case)
    if document is None:
        raise Http404
    kind = f"picture-{number}"
    png = case.result(kind, document.id)
    if png is None:
        png = pictures.drawn(case, document, number)
        case.keep_result(kind, document.id, png)
    return HttpResponse(png, content_type="image/png")


@require_safe
@of_case
def calendar(request: HttpRequest, case: Opened) -> HttpResponse:
    """The dates for a calendar."""
    today = timezone.localdate()
    analysis = compute.analysis_of(case, today)
    if analysis is None:
        return waiting(case, token_of(request), "letter")
    return as_download(dates(analysis, today), "text/calendar", "appeal-dates.ics")
