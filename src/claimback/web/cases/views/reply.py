"""The plan's answer: a case of its own for the next level, with the answers, the records and the letter before."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from claimback.model import Analysis, ClaimbackError
from claimback.web.cases import compute, inputs
from claimback.web.cases.store import File, Opened, create
from claimback.web.cases.tasks import want
from claimback.web.cases.views.opening import of_case, show, token_of, waiting
from claimback.web.cases.views.start import given, to_keys
from claimback.workflow.reply import EARLIER, Reply, compared


@require_http_methods(["GET", "HEAD", "POST"])
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
    return _next_level(case, analysis, files)


def _next_level(case: Opened, analysis: Analysis, files: list[File]) -> HttpResponse:
    following, keys = create("letter", files)
    letter = inputs.letter_file(case)
    earlier = File(f"{EARLIER}{letter.name[letter.name.rfind('.') :]}", letter.data)
    following.add("record", [*map(case.file, case.of_kind("record")), earlier])
    kept = following.state.model_copy(
        update={"answers": case.state.answers, "unknown": case.state.unknown, "before": analysis.model_dump_json()}
    )
    following.keep(kept)
    want(following, "letter")
    return to_keys(keys.token, keys.phrase)


def change_since(case: Opened, analysis: Analysis) -> Reply | ClaimbackError | None:
    """What changed against the letter before, or why it cannot be its answer; nothing for a first letter."""
    if not case.state.before:
        return None
    try:
        return compared(Analysis.model_validate_json(case.state.before), analysis)
    except ClaimbackError as error:
        return error
