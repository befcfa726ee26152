"""Many letters at once: giving them, and how far they are."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from claimback.web.accounts.asked import needs_account
from claimback.web.accounts.models import Account
from claimback.web.cases.store import File
from claimback.web.cases.uploads import too_large
from claimback.web.desk import batch, desks
from claimback.web.desk.batch_shown import counts, lines
from claimback.web.desk.keeping import not_theirs
from claimback.web.desk.models import Batch
from claimback.web.errors import too_many
from claimback.web.limits.counting import count

_LATEST = 5


@require_http_methods(["GET", "HEAD", "POST"])
@needs_account
def new(request: HttpRequest, account: Account) -> HttpResponse:
    """Take many letters."""
    if request.method != "POST":
        return _ask(request, account)
    if too_large(request):
        return _ask(request, account, _("These files are larger than 50 MB together. Give them in parts."))
    files = [File((one.name or "file")[:200], one.read()) for one in request.FILES.getlist("files")]
    given = batch.sorted_out(files, unpacked=request.POST.get("archives") != "one")
    if not given:
        return _ask(request, account, _("Choose the files of the letters."))
    if len(given) > batch.MOST:
        return _ask(request, account, _("More than 200 letters cannot be taken at once. Give them in parts."))
    wait = count("batch", account.pk, len(given))
    if wait:
        return too_many(request, wait)
    made = batch.keep(desks.of_id(account, request.POST.get("desk", "")), account, given)
    return redirect("desk:progress", batch=made.pk)


@require_safe
@needs_account
def progress(request: HttpRequest, account: Account, batch: str) -> HttpResponse:
    """How far each letter is; while some are in line, the page renews itself."""
    found = Batch.objects.filter(pk=batch, desk__members__account=account).select_related("desk").first()
    if found is None:
        not_theirs(account)
    every = lines(found, account, timezone.localdate())
    told = counts(every)
    by_script = bool(getattr(request, "htmx", False))
    if by_script and not told["open"]:
        return HttpResponse(status=204, headers={"HX-Refresh": "true"})
    template = "desk/batch_lines.html" if by_script else "desk/progress.html"
    return render(request, template, {"batch": found, "lines": every, "counts": told})


def _ask(request: HttpRequest, account: Account, problem: str = "") -> HttpResponse:
    latest = Batch.objects.filter(desk__members__account=account).order_by("-made")[:_LATEST]
    told = {"problem": problem, "places": desks.of(account), "latest": latest}
    return render(request, "desk/batch.html", told)
