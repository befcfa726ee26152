"""The letters: list, read with sources, write over, check, take as a file; and what proves the case."""

from typing import Literal
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router

from claimback.knowledge import book
from claimback.model import Appeal, Draft, Finding
from claimback.web.api.auth import case_of
from claimback.web.api.described import CHANGE, gives
from claimback.web.api.problems import Problem
from claimback.web.api.replies import expected, made, reply
from claimback.web.api.schemas import (
    BlockShown,
    Checks,
    LetterRow,
    Letters,
    LetterShown,
    Note,
    Progress,
    Proof,
    SentenceShown,
)  # fmt: skip
from claimback.web.api.taken import Edit
from claimback.web.cases import compute
from claimback.web.cases.evidence_shown import notes
from claimback.web.cases.letter_checks import findings_of
from claimback.web.cases.letter_edits import drafts_of, words_of, write_over
from claimback.web.cases.letters_shown import numbered, parts
from claimback.web.cases.store import Opened
from claimback.web.cases.written import FILES, as_download, as_file

router = Router(tags=["letters"])


@router.get("cases/{uuid:case_id}/evidence", response={200: Proof, 202: Progress}, summary="Read what proves the case")
def read_evidence(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """What each record shows, which criteria are met, what is missing, and notes that ask for it."""
    case = case_of(request, case_id)
    appeal = made(case, compute.appeal_of(case, timezone.localdate()))
    proof = appeal.evidence
    told = {name: getattr(proof, name) for name in ("records", "exhibits", "timeline", "refuted", "needs", "care")}
    asked = [Note(to=to, text=text) for to, text in notes(appeal, book())]
    unread = [one for one in appeal.findings if one.id == "record_unread"]
    return reply(Proof.model_validate({**told, "criteria": proof.matrix, "notes": asked, "unread": unread}), case)


@router.get("cases/{uuid:case_id}/letters", response={200: Letters, 202: Progress}, summary="List the letters")
def list_letters(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Every letter that the case calls for, with how much is wrong with it."""
    case, appeal, drafts = _now(request, case_id)
    findings = findings_of(case, appeal, timezone.localdate())
    rows = [_row(case, draft, findings) for draft in drafts.values()]
    return reply(Letters(letters=rows, arguments=list(appeal.arguments)), case)


@router.get("cases/{uuid:case_id}/checks", response={200: Checks, 202: Progress}, summary="Check the letters")
def check_letters(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """What is wrong with the letters as they are now, with the person's own words in them."""
    case, appeal, _drafts = _now(request, case_id)
    return reply(Checks(findings=list(findings_of(case, appeal, timezone.localdate()))), case)


@router.get("cases/{uuid:case_id}/letters/{name}", response={200: LetterShown, 202: Progress}, summary="Read a letter")
def read_letter(request: HttpRequest, case_id: UUID, name: str) -> HttpResponse:
    """Each sentence with what it stands on: a fact and its words, an answer, an exhibit, a law, or fixed wording."""
    return told(*letter_of(request, case_id, name))


@router.put(
    "cases/{uuid:case_id}/letters/{name}", response={200: LetterShown, 202: Progress}, openapi_extra=CHANGE,
    summary="Write a letter over",
)  # fmt: skip
def edit_letter(request: HttpRequest, case_id: UUID, name: str, edit: Edit) -> HttpResponse:
    """Keep the person's words for some blocks; the answer is the letter as it is then, checked."""
    case, appeal, drafted = letter_of(request, case_id, name)
    typed = {int(number): words for number, words in edit.blocks.items()}
    if not typed.keys() <= {part.number for part in parts(drafted) if part.editable}:
        raise Problem(422, "Only blocks that are editable can be written over; read the letter for their numbers.")
    write_over(case, drafted, typed, expected(request, case))
    return told(case, appeal, drafted)


@router.get(
    "cases/{uuid:case_id}/letters/{name}/{kind}", response={200: None, 202: Progress},
    summary="Take a letter as a file", openapi_extra=gives("The letter.", *(media for media, _ in FILES.values())),
)  # fmt: skip
def download_letter(request: HttpRequest, case_id: UUID, name: str, kind: Literal["docx", "pdf"]) -> HttpResponse:
    """As DOCX or tagged PDF, with the person's own words in it."""
    drafts = _now(request, case_id)[2]
    data, media = as_file(_found(drafts, name), kind, timezone.localdate())
    return as_download(data, media, f"{name}.{kind}")


def letter_of(request: HttpRequest, case_id: UUID, name: str) -> tuple[Opened, Appeal, Draft]:
    """A letter as it was drafted, with its case and appeal. Raises `Http404`."""
    case, appeal, _drafts = _now(request, case_id)
    return case, appeal, _found({draft.id: draft for draft in appeal.drafts}, name)


def told(case: Opened, appeal: Appeal, drafted: Draft) -> HttpResponse:
    """The letter as it is now, checked."""
    return reply(_shown(case, drafted, findings_of(case, appeal, timezone.localdate())), case)


def _now(request: HttpRequest, case_id: UUID) -> tuple[Opened, Appeal, dict[str, Draft]]:
    case = case_of(request, case_id)
    appeal = made(case, compute.appeal_of(case, timezone.localdate()))
    return case, appeal, drafts_of(appeal, case.state)


def _found(drafts: dict[str, Draft], name: str) -> Draft:
    if name not in drafts:
        raise Http404
    return drafts[name]


def _row(case: Opened, draft: Draft, findings: tuple[Finding, ...]) -> LetterRow:
    levels = [one.level for one in findings if one.where == draft.id]
    return LetterRow(
        id=draft.id, title=draft.title, edited=bool(case.state.written(draft.id)), errors=levels.count("error"),
        warnings=levels.count("warning"),
    )  # fmt: skip


def _shown(case: Opened, drafted: Draft, findings: tuple[Finding, ...]) -> LetterShown:
    words = words_of(drafted, case.state)
    found = zip(numbered(drafted, words), parts(drafted, words), strict=True)
    blocks = [
        BlockShown(
            number=number, kind=block.kind, editable=part.editable, text=part.text,
            sentences=[
                SentenceShown(text=one.text, blank=any(run.blank for run in one.runs), support=list(one.support))
                for one in block.sentences
            ],
        )
        for (number, block), part in found
    ]  # fmt: skip
    mine = [one for one in findings if one.where == drafted.id]
    return LetterShown(id=drafted.id, title=drafted.title, edited=bool(words), blocks=blocks, findings=mine)
