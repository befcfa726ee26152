"""`claimback knowledge ...`."""

from datetime import date
from pathlib import Path

import typer

from claimback.cli.errors import FAILED, day, plainly, progress


def check() -> int:
    """Check the knowledge base. Returns 1 when anything is wrong with it."""
    with plainly():
        from claimback.knowledge import book
        from claimback.knowledge.check import check as problems

        found = problems(book(), date.today())
    for problem in found:
        typer.echo(str(problem), err=True)
    typer.echo(f"{len(found)} problems." if found else "The knowledge base is sound.")
    return FAILED if found else 0


def coverage() -> int:
    """Print the coverage tables."""
    with plainly():
        from claimback.knowledge import book
        from claimback.knowledge.coverage import coverage as tables
        from claimback.knowledge.translated import table

        typer.echo(tables(book()))
        typer.echo(table(book()))
    return 0


def show(name: str) -> int:
    """Print one record in plain words."""
    with plainly():
        from claimback.knowledge import book
        from claimback.knowledge.show import show as text

        typer.echo(text(book(), name))
    return 0


def reference() -> int:
    """Print the reference page."""
    with plainly():
        from claimback.knowledge import book
        from claimback.knowledge.reference import reference as page

        typer.echo(page(book()), nl=False)
    return 0


def explain(case: Path, answers: Path | None, records: Path | None, *, as_of: str) -> int:
    """Print why each date, right, defect and argument of a case is there."""
    with plainly():
        from claimback.workflow import load
        from claimback.workflow.case_folder import parts
        from claimback.workflow.explain import explain as text

        today = day(as_of)
        letter, own_answers, own_records = parts(case)
        given = load(letter, records=records or own_records, answers=answers or own_answers, progress=progress)
        typer.echo(text(given, as_of=today, progress=progress), nl=False)
    return 0
