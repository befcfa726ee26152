"""Sending: the packet and its files, where and how, proof, and the dates that follow."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from claimback.model import Known
from claimback.web.cases import compute
from claimback.web.cases.letter_checks import findings_of
from claimback.web.cases.letters_shown import told
from claimback.web.cases.sending import mark
from claimback.web.cases.shown import label
from claimback.web.cases.store import Opened
from claimback.web.cases.views.opening import of_case, show, token_of, version_of, waiting
from claimback.web.cases.written import TYPES, as_download, shown_files, zipped

PLACES = ("appeal_address", "appeal_fax", "appeal_phone")


@require_http_methods(["GET", "HEAD", "POST"])
@of_case
def send(request: HttpRequest, case: Opened) -> HttpResponse:
    """The page; a POST keeps that it was sent."""
    today, problem = timezone.localdate(), ""
    if request.method == "POST":
        problem = _sent(request, case, today)
        if not problem:
            return redirect("cases:send", token=token_of(request))
    made = compute.appeal_of(case, today)
    if made is None:
        return waiting(case, token_of(request), "appeal", "send")
    known = Known(made.known)
    findings = told(findings_of(case, made, today))
    files = shown_files(compute.folder_of(case, today))
    if not files:
        return waiting(case, token_of(request), "folder")
    return show(
        request, "send", case, files=files, problem=problem, sent=case.state.sent, today=today,
        places=[(label(name), known.text(name)) for name in PLACES if known.text(name)],
        errors=[one for one in findings if one.level == "error"],
        warnings=[one for one in findings if one.level == "warning"],
        dates=sorted(compute.told_appeal(made, today).analysis.rights.deadlines, key=lambda one: one.due),
    )  # fmt: skip


def _sent(request: HttpRequest, case: Opened, today: date) -> str:
    on, how, proof = (request.POST.get(name, "") for name in ("on", "how", "proof"))
    return mark(case, on, how, proof, today=today, version=version_of(request))


@require_safe
@of_case
def file(request: HttpRequest, case: Opened, name: str) -> HttpResponse:
    """A file of the appeal's folder."""
    del request
    data = compute.folder_of(case, timezone.localdate()).get(name)
    kind = name.rpartition(".")[2]
    if data is None or kind not in TYPES:
        raise Http404
    return as_download(data, TYPES[kind], name.rpartition("/")[2])


@require_safe
@of_case
def every(request: HttpRequest, case: Opened) -> HttpResponse:
    """All files of the appeal's folder in one archive."""
    files = shown_files(compute.folder_of(case, timezone.localdate()))
    if not files:
        return waiting(case, token_of(request), "folder")
    return as_download(zipped(files), "application/zip", "claimback-appeal.zip")
