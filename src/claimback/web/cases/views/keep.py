"""Keeping and ending a case: its link and phrase, everything as an archive, and deletion."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from claimback.web.audit.noting import DELETED
from claimback.web.cases import archive, store
from claimback.web.cases.access import noted
from claimback.web.cases.store import Opened
from claimback.web.cases.views.opening import PHRASE, of_case, show
from claimback.web.cases.written import as_download


@require_safe
@of_case
def keep(request: HttpRequest, case: Opened) -> HttpResponse:
    """How to come back, what can be taken along, and how to delete."""
    return show(request, "keep", case, phrase=request.COOKIES.get(PHRASE, ""), address=request.build_absolute_uri("/"))


@require_safe
@of_case
def export(request: HttpRequest, case: Opened) -> HttpResponse:
    """Everything the person gave and said, as a case folder that the command line opens."""
    del request
    return as_download(archive.of(case), "application/zip", "claimback-case.zip")


@require_http_methods(["GET", "HEAD", "POST"])
@of_case
def delete(request: HttpRequest, case: Opened) -> HttpResponse:
    """Delete everything, at once and for real, with a receipt."""
    if request.method != "POST" or request.POST.get("sure") != "yes":
        return show(request, "delete", case, asked=request.method == "POST")
    noted(request, case, DELETED)
    receipt, files = str(case.row.pk)[:8], store.delete(case)
    response = render(request, "cases/deleted.html", {"receipt": receipt, "files": files, "at": timezone.now()})
    response.delete_cookie(PHRASE, path=request.path.rsplit("delete", 1)[0])
    return response
