"""`claimback check`: what is unsupported in a letter that the person wrote over."""

import textwrap
from pathlib import Path

import typer

from claimback.cli.errors import FAILED, day, plainly, progress
from claimback.cli.terminal import say


def run(file: Path, path: Path, answers: Path | None, records: Path | None, *, as_of: str) -> int:
    """Print the findings, errors first. Returns 1 where there is an error or a warning among them, else 0."""
    with plainly():
        from claimback.workflow import load
        from claimback.workflow.case_folder import exhibits_of, is_case, parts, proposals_of
        from claimback.workflow.edited import check_edited

        exhibits, proposals = (exhibits_of(path), proposals_of(path)) if is_case(path) else (None, None)
        letter = path
        if is_case(path):
            letter, own_answers, own_records = parts(path)
            answers, records = answers or own_answers, records or own_records
        case = load(letter, records=records, answers=answers, exhibits=exhibits, proposals=proposals, progress=progress)
        draft, findings = check_edited(file, case, as_of=day(as_of), progress=progress)
        typer.echo(f"Read as: {draft.title}")
        for finding in findings:
            say(textwrap.fill(f"{finding.level}: {finding.message}", 88, subsequent_indent="  "))
            if finding.fix:
                say(textwrap.fill(finding.fix, 88, initial_indent="  ", subsequent_indent="  "))
        if any(finding.level != "info" for finding in findings):
            return FAILED
        typer.echo("Nothing in it is without support.")
        return 0
    return FAILED
