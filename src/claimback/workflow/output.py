"""What an appeal looks like on disk: the letters, the packet, the calendar, the questions and the sources."""

import json
from datetime import date
from functools import partial
from pathlib import Path

from claimback import export
from claimback.checks import ledger
from claimback.interview import to_yaml
from claimback.knowledge import Book, book
from claimback.model import Appeal, Case, Known
from claimback.workflow.analysis import Progress
from claimback.workflow.appeal import Edit, build
from claimback.workflow.evidence_page import evidence_page
from claimback.workflow.folder import replace
from claimback.workflow.packet import UPLOAD_MB, packets
from claimback.workflow.page import start_here
from claimback.workflow.reading_copy import reading_copies

LETTERS = ("appeal-letter", "doctor-letter", "doctor-request", "criteria-request")
PRINTED = ("appeal-letter",)
"""Letters that are also written as a tagged PDF, ready to print."""
EVERY = "letters"
"""The folder that holds every letter of the case as a Word document, a PDF and plain text."""


def appeal(
    case: Case,
    out: Path,
    *,
    as_of: date | None = None,
    given: Path | None = None,
    progress: Progress | None = None,
    knowledge: Book | None = None,
    upload_mb: float = UPLOAD_MB,
    copies: Book | None = None,
    edited: Edit | None = None,
) -> tuple[Appeal, Path | None]:
    """Build the appeal and write its folder. Returns it, and where an earlier folder that was edited was kept.

    `given` is the answers file, when it lies in `out` itself; `upload_mb` is the largest file that can be uploaded.
    `copies` is the knowledge in another language: then each letter has a copy in it, to read. `edited` gives each
    letter as the person wrote it over: the folder, the packet and the findings are then of these.
    Raises `ClaimbackError`.
    """
    today, known_by = as_of or date.today(), knowledge or book()
    made = build(case, as_of=today, progress=progress, knowledge=known_by, edited=edited)
    if progress:
        progress("Putting the packet together")
    write = partial(_write, case, made, today, known_by, upload_mb=upload_mb, progress=progress, copies=copies)
    return made, replace(out, write, given)


def _write(
    case: Case,
    made: Appeal,
    today: date,
    known_by: Book,
    folder: Path,
    *,
    upload_mb: float,
    progress: Progress | None,
    copies: Book | None,
) -> None:
    drafts = {draft.id: draft for draft in made.drafts}
    for name in LETTERS:
        export.docx(drafts[name], folder / f"{name}.docx")
    for name in PRINTED:
        export.pdf(drafts[name], folder / f"{name}.pdf", today)
    _every(folder / EVERY, made, today)
    if copies:
        _copies(folder / EVERY / copies.language, made, today, copies)
    told = packets(folder, case, made, today, upload_mb=upload_mb, progress=progress)
    export.calendar(made.analysis.rights.deadlines, _title(made), folder / "deadlines.ics", today)
    _json(folder / "analysis.json", export.analysis_json(made.analysis))
    _json(folder / "ledger.json", ledger(made.drafts))
    questions = to_yaml(made.questions, Known(made.known), case.answers, known_by)
    (folder / "questions.yaml").write_text(questions, encoding="utf-8")
    (folder / "evidence.txt").write_text(evidence_page(made, known_by), encoding="utf-8")
    (folder / "start-here.txt").write_text(start_here(made, known_by, told), encoding="utf-8")


def _every(folder: Path, made: Appeal, today: date) -> None:
    folder.mkdir()
    for draft in made.drafts:
        if draft.id != "cover":  # it is the first page of the packet
            export.docx(draft, folder / f"{draft.id}.docx")
            export.pdf(draft, folder / f"{draft.id}.pdf", today)
            export.text(draft, folder / f"{draft.id}.txt")


def _copies(folder: Path, made: Appeal, today: date, book_: Book) -> None:
    """Every letter in another language, to read and not to send."""
    folder.mkdir()
    for draft in reading_copies(made, today, book_):
        export.text(draft, folder / f"{draft.id}.txt")


def _title(made: Appeal) -> str:
    known = Known(made.known)
    return f"Appeal to {known.text('insurer') or 'the health plan'}"


def _json(path: Path, data: object) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
