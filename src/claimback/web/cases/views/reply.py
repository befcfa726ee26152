"""The plan's answer: a case of its own for the next level, with the answers, the records and the letter before."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from claimback.model import Analysis, ClaimbackError
from claimback.web.cases import compute
from claimback.web.cases.replying import next_level
from claimback.web.cases.store import Opened
from claimback.web.cases.uploads import given
from claimback.web.cases.views.opening import begun, of_case, show, token_of, waiting
from claimback.web.limits.asking import limited
from claimback.workflow.reply import Reply, compared


@require_http_methods(["GET", "HEAD", "POST"])
@limited("new_case")
@of_case
def reply(request: HttpRequest, case: Opened) -> HttpResponse:
    """Take the answer; the case before stays as it is."""
    analysis = compute.analysis_of(case, timezone.localdate())
    if analysis is None:
        return waiting(case, token_of(request), "letter", "home")
    if request.method != "POST":
        return show(request, "reply", case)
    files, problem = given(request)
    if problem or not files:
        return show(request, "reply", case, problem=problem or _("Choose a file or paste the text."))
    following, keys = next_level(case, analysis, files)
    return begun(request, following, keys, case)


def change_since(case: Opened, analysis: Analysis) -> Reply | ClaimbackError | None:
    """What changed against the letter before, or why it cannot be its answer; nothing for a first letter."""
    if not case.state.before:
        return None
    try:
        return compared(Analysis.model_validate_json(case.state.before), analysis)
    except ClaimbackError as error:
        return error
