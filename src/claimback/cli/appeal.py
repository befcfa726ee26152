"""`claimback appeal`."""

from pathlib import Path

import typer

from claimback.cli.errors import day, plainly, progress
from claimback.knowledge import Book
from claimback.model import Appeal, ClaimbackError


def run(
    letter: Path,
    out: Path,
    answers: Path | None,
    records: Path | None,
    *,
    as_of: str,
    upload_mb: float,
    language: str = "",
) -> int:
    """Make the appeal folder and say what is in it and what is still open. Returns the exit code."""
    with plainly():
        from claimback.intake import warm
        from claimback.workflow import load
        from claimback.workflow.case_folder import exhibits_of, is_case, parts, proposals_of
        from claimback.workflow.output import appeal

        today, copies = day(as_of), _copies(language)
        warm()
        exhibits, proposals = (exhibits_of(letter), proposals_of(letter)) if is_case(letter) else (None, None)
        if is_case(letter):
            letter, own_answers, own_records = parts(letter)
            answers, records = answers or own_answers, records or own_records
        case = load(letter, records=records, answers=answers, exhibits=exhibits, proposals=proposals, progress=progress)
        made, kept = appeal(
            case, out, as_of=today, given=answers, progress=progress, upload_mb=upload_mb, copies=copies
        )
    typer.echo(_summary(made, out, kept))
    return 0


def _copies(language: str) -> Book | None:
    """The knowledge in that language, for copies to read. Raises `ClaimbackError` for one that is not there."""
    from claimback.knowledge import book
    from claimback.knowledge.translation import FOLDERS

    if not language:
        return None
    if language not in FOLDERS:
        raise ClaimbackError("language", f"There are no letters in “{language}”. There are in: {', '.join(FOLDERS)}.")
    return book(language)


def _summary(made: Appeal, out: Path, kept: Path | None) -> str:
    lines = [f"Written to {out}. Open start-here.txt first."]
    if kept:
        lines.append(f"You had changed files there; your earlier folder is kept as {kept}.")
    if uploads := sorted(path.name for path in out.glob("packet-upload*.pdf")):
        lines.append(f"The packet is larger than an upload may be; upload {', '.join(uploads)} instead.")
    for deadline in sorted(made.analysis.rights.deadlines, key=lambda deadline: deadline.due)[:3]:
        lines.append(f"  {deadline.due}: {deadline.what}")
    open_points = sum(finding.level != "info" for finding in made.findings)
    asked = _count(len(made.questions), "question is", "questions are")
    lines.append(f"{asked} open, {_count(open_points, 'point', 'points')} to look at before you send.")
    return "\n".join(lines)


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
