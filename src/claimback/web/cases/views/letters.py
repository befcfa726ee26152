"""The letters: each sentence with its sources, edited in place, checked as edited, versions kept, as files."""

import difflib
from collections.abc import Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from claimback.model import Draft
from claimback.web.cases import compute
from claimback.web.cases.letter_edits import drafts_of, write_over
from claimback.web.cases.letters_shown import EDITABLE, checked, parts, titled, told
from claimback.web.cases.store import Opened
from claimback.web.cases.tongue import spoken_book
from claimback.web.cases.views.opening import of_case, show, token_of, version_of, waiting
from claimback.web.cases.written import FILES, as_download, as_file
from claimback.workflow.reading_copy import reading_copies


@require_safe
@of_case
def letters(request: HttpRequest, case: Opened) -> HttpResponse:
    """All letters with what is open in each."""
    today = timezone.localdate()
    made = compute.appeal_of(case, today)
    if made is None:
        return waiting(case, token_of(request), "appeal")
    drafts = drafts_of(made, case.state)
    findings = told(checked(made, list(drafts.values()), today))
    rows = [(titled(draft), [one for one in findings if one.where == draft.id]) for draft in drafts.values()]
    other = [one for one in findings if one.where not in drafts]
    return show(request, "letters", case, rows=rows, other=other, arguments=compute.told_appeal(made, today).arguments)


@require_safe
@of_case
def one(request: HttpRequest, case: Opened, name: str) -> HttpResponse:
    """One letter."""
    today = timezone.localdate()
    made = compute.appeal_of(case, today)
    if made is None:
        return waiting(case, token_of(request), "appeal")
    drafts = drafts_of(made, case.state)
    if name not in drafts:
        raise Http404
    findings = told([found for found in checked(made, list(drafts.values()), today) if found.where == name])
    versions = case.state.versions.get(name, ())
    changes = _changes(next(draft for draft in made.drafts if draft.id == name), drafts[name]) if versions else []
    return show(
        request, "one_letter", case, draft=titled(drafts[name]), parts=parts(drafts[name]), findings=findings,
        versions=versions, changes=changes, copies=bool(spoken_book().language),
    )  # fmt: skip


@require_safe
@of_case
def read(request: HttpRequest, case: Opened, name: str) -> HttpResponse:
    """The letter in the language of the page, to read; what is sent is the letter in English."""
    today, spoken = timezone.localdate(), spoken_book()
    made = compute.appeal_of(case, today)
    if made is None:
        return waiting(case, token_of(request), "appeal")
    draft = next((one for one in reading_copies(made, today, spoken) if one.id == name), None)
    if draft is None:
        raise Http404
    own = bool(case.state.written(name))
    return show(request, "read", case, draft=draft, parts=parts(draft), own=own)


@require_http_methods(["GET", "HEAD", "POST"])
@of_case
def edit(request: HttpRequest, case: Opened, name: str) -> HttpResponse:
    """Write a letter over, block by block; or go back to how it was drafted."""
    made = compute.appeal_of(case, timezone.localdate())
    if made is None:
        return waiting(case, token_of(request), "appeal")
    drafted = next((draft for draft in made.drafts if draft.id == name), None)
    if drafted is None:
        raise Http404
    if request.method == "POST":
        _keep(request, case, drafted)
        return redirect("cases:one_letter", token=token_of(request), name=name)
    draft = drafts_of(made, case.state)[name]
    return show(request, "edit", case, draft=titled(draft), parts=_editable(drafted, case.state.written(name)))


def _editable(drafted: Draft, words: Mapping[int, str]) -> list[tuple[int, str, str]]:
    return [
        (part.number, part.kind, words.get(part.number, part.text)) for part in parts(drafted) if part.kind in EDITABLE
    ]


def _keep(request: HttpRequest, case: Opened, drafted: Draft) -> None:
    typed: dict[int, str] = {}
    if request.POST.get("way") != "drafted":
        fields = ((part.number, request.POST.get(f"block-{part.number}")) for part in parts(drafted))
        typed = {number: words for number, words in fields if words is not None}
    write_over(case, drafted, typed, version_of(request))


def _changes(before: Draft, after: Draft) -> list[tuple[str, str]]:
    """Sentences that were taken out and put in, in order."""
    old, new = ([sentence.text for sentence in draft.sentences] for draft in (before, after))
    lines = difflib.ndiff(old, new)
    return [("out" if line[0] == "-" else "in", line[2:]) for line in lines if line[0] in "+-"]


@require_safe
@of_case
def download(request: HttpRequest, case: Opened, name: str, kind: str) -> HttpResponse:
    """A letter as a file."""
    today = timezone.localdate()
    made = compute.appeal_of(case, today)
    if made is None:
        return waiting(case, token_of(request), "appeal")
    drafts = drafts_of(made, case.state)
    if name not in drafts or kind not in FILES:
        raise Http404
    data, media = as_file(drafts[name], kind, today)
    return as_download(data, media, f"{name}.{kind}")
