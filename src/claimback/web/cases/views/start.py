"""The first page: give the letter, try a sample, or come back to a case."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from claimback.web.cases.sample import sample_files
from claimback.web.cases.store import create, new_link
from claimback.web.cases.tasks import want
from claimback.web.cases.uploads import given
from claimback.web.cases.views.opening import begun
from claimback.web.limits.asking import limited


@require_http_methods(["GET", "HEAD", "POST"])
@limited("new_case")
def start(request: HttpRequest) -> HttpResponse:
    """Take the letter: files, photos in order, or pasted text."""
    if request.method != "POST":
        return render(request, "cases/start.html", {})
    files, problem = given(request)
    if problem or not files:
        return render(request, "cases/start.html", {"problem": problem or _("Choose a file or paste the text.")})
    case, keys = create("letter", files)
    want(case, "letter")
    return begun(request, case, keys)


@require_POST
@limited("new_case")
def sample(request: HttpRequest) -> HttpResponse:
    """Begin with the invented sample: its letter and two records."""
    letter, records = sample_files()
    case, keys = create("letter", [letter])
    case.add("record", records)
    want(case, "letter")
    return begun(request, case, keys)


@require_http_methods(["GET", "HEAD", "POST"])
@limited("phrase")
def come_back(request: HttpRequest) -> HttpResponse:
    """To a case by its recovery phrase; its link is made anew, so that a lost link opens nothing any more."""
    if request.method != "POST":
        return render(request, "cases/return.html", {})
    token = new_link(request.POST.get("phrase", "")[:80])
    if token is None:
        told = _("No case has this phrase. Check each letter; it has five groups of four.")
        return render(request, "cases/return.html", {"problem": told}, status=404)
    return redirect("cases:home", token=token)
