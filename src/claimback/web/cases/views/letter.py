"""What the letter says: the page with its words marked, the facts, the reasons, the dates, what the notice lacks."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from claimback.intake import render
from claimback.model import Analysis, UnreadableFile
from claimback.web.cases import compute, inputs
from claimback.web.cases.brief import APPEALABLE
from claimback.web.cases.shown import Marked, classes, facts, marked, reasons
from claimback.web.cases.store import Opened
from claimback.web.cases.tongue import spoken_book
from claimback.web.cases.views.home import care_first
from claimback.web.cases.views.opening import of_case, show, token_of, waiting
from claimback.web.cases.views.reply import change_since
from claimback.web.cases.written import as_download, dates
from claimback.workflow.plan_tree import which_plan

DPI = 110


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
        defects=rights.defects, steps=[step for step in rights.steps if step != care_first(analysis)],
        urgent=care_first(analysis), notes=_notes(analysis), plan=list(which_plan(analysis.denial, spoken_book())),
        change=change_since(case, analysis),
        appealable=analysis.denial.decision in APPEALABLE, phrase=request.COOKIES.get("phrase", ""),
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
    kind = f"picture-{number}"
    wanted = "".join(paper.digest for paper in case.of_kind("letter"))
    png = case.result(kind, wanted)
    if png is None:
        try:
            png = _drawn(case, number)
        except UnreadableFile as error:
            raise Http404 from error
        case.keep_result(kind, wanted, png)
    return HttpResponse(png, content_type="image/png")


def _drawn(case: Opened, number: int) -> bytes:
    """Several photos are pages of one letter in the order in which they were read."""
    papers = case.of_kind("letter")
    if len(papers) > 1:
        if not 1 <= number <= len(papers):
            raise Http404
        return render(case.file(papers[number - 1]).data, 1, DPI)
    return render(inputs.letter_file(case).data, number, DPI)


@require_safe
@of_case
def calendar(request: HttpRequest, case: Opened) -> HttpResponse:
    """The dates for a calendar."""
    today = timezone.localdate()
    analysis = compute.analysis_of(case, today)
    if analysis is None:
        return waiting(case, token_of(request), "letter")
    return as_download(dates(analysis, today), "text/calendar", "appeal-dates.ics")
