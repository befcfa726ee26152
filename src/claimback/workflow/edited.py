"""A letter that the person edited outside the program, checked as the drafted one is."""

from datetime import date
from pathlib import Path

from claimback import intake
from claimback.checks import check, edited, likeness
from claimback.knowledge import Book, book
from claimback.model import Case, ClaimbackError, Draft, Finding, Known
from claimback.workflow.analysis import Progress
from claimback.workflow.appeal import build

_FEWEST = 2
"""Sentences in common from which on a file is one of the case's letters."""


def check_edited(
    file: Path,
    case: Case,
    *,
    as_of: date | None = None,
    progress: Progress | None = None,
    knowledge: Book | None = None,
) -> tuple[Draft, tuple[Finding, ...]]:
    """The letter that the file is, and what is wrong with it. Raises `ClaimbackError` where it is none of the case."""
    today, known_by = as_of or date.today(), knowledge or book()
    made = build(case, as_of=today, progress=progress, knowledge=known_by)
    document = intake.read_bytes(intake.load(file), file.name, progress=progress)
    text = "\n\n".join(page.text for page in document.pages)
    likest = max(made.drafts, key=lambda draft: likeness(draft, text))
    if likeness(likest, text) < _FEWEST:
        raise ClaimbackError("no_letter", f"{file.name} has no sentence of this case's letters. Is it another case's?")
    new = edited(likest, text)
    drafts = tuple(new if draft.id == new.id else draft for draft in made.drafts)
    found = check(drafts, made.analysis, Known(made.known), made.evidence, today, known_by)
    return new, tuple(one for one in found if one.where == new.id)
