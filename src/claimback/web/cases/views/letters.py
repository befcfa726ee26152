"""The letters: each sentence with its sources, checked as edited, versions kept, as files."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from claimback.web.cases import compute
from claimback.web.cases.letter_checks import findings_of
from claimback.web.cases.letter_edits import drafts_of, homeless, words_of
from claimback.web.cases.letters_shown import parts, titled, told
from claimback.web.cases.store import Opened
from claimback.web.cases.tongue import spoken_book
from claimback.web.cases.views.opening import of_case, show, token_of, waiting
from claimback.web.cases.written import FILES, as_download, as_file
from claimback.workflow.reading_copy import reading_copies

DOCTORS = ("doctor-request", "doctor-letter", "peer-to-peer-brief")
"""Papers for the doctor, in the order in which the office needs them: they are handed over and not sent."""


@require_safe
@of_case
def letters(request: HttpRequest, case: Opened) -> HttpResponse:
    """All letters with what is open in each."""
    today = timezone.localdate()
    made = compute.appeal_of(case, today)
    if made is None:
        return waiting(case, token_of(request), "appeal")
    drafts = drafts_of(made, case.state)
    findings = told(findings_of(case, made, today))
    rows = {name: (titled(draft), [one for one in findings if one.where == name]) for name, draft in drafts.items()}
    handed = [rows.pop(name) for name in DOCTORS if name in rows]
    other = [one for one in findings if one.where not in drafts]
    arguments = compute.told_appeal(made, today).arguments
    return show(request, "letters", case, rows=rows.values(), handed=handed, other=other, arguments=arguments)


@require_safe
@of_case
def one(request: HttpRequest, case: Opened, name: str) -> HttpResponse:
    """One letter."""
    today = timezone.localdate()
    made = compute.appeal_of(case, today)
    if made is None:
        return waiting(case, token_of(request), "appeal", f"letters/{name}")
    drafts = drafts_of(made, case.state)
    if name not in drafts:
        raise Http404
    findings = told([found for found in findings_of(case, made, today) if found.where == name])
    versions = case.state.versions.get(name, ())
    drafted = next(draft for draft in made.drafts if draft.id == name)
    shown = parts(drafted, words_of(drafted, case.state))
    return show(
        request, "one_letter", case, draft=titled(drafts[name]), parts=shown, findings=findings,
        versions=versions, homeless=homeless(drafted, case.state), copies=bool(spoken_book().language),
        doctors=name in DOCTORS, records_address=reverse("cases:records", args=[token_of(request)]),
    )  # fmt: skip


@require_safe
@of_case
def read(request: HttpRequest, case: Opened, name: str) -> HttpResponse:
    """The letter in the language of the page, to read; what is sent is the letter in English."""
    today, spoken = timezone.localdate(), spoken_book()
    made = compute.appeal_of(case, today)
    if made is None:
        return waiting(case, token_of(request), "appeal", f"letters/{name}/read")
    own = made.model_copy(update={"edited": tuple(name for name in case.state.versions if case.state.written(name))})
    draft = next((one for one in reading_copies(own, today, spoken) if one.id == name), None)
    if draft is None:
        raise Http404
    return show(request, "read", case, draft=draft, parts=parts(draft))


@require_safe
@of_case
def download(request: HttpRequest, case: Opened, name: str, kind: str) -> HttpResponse:
    """A letter as a file."""
    today = timezone.localdate()
    made = compute.appeal_of(case, today)
    if made is None:
        return waiting(case, token_of(request), "appeal", f"letters/{name}")
    drafts = drafts_of(made, case.state)
    if name not in drafts or kind not in FILES:
        raise Http404
    data, media = as_file(drafts[name], kind, today)
    return as_download(data, media, f"{name}.{kind}")
