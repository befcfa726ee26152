"""`claimback knowledge ...`."""

import typer

from claimback.cli.errors import FAILED, plainly


def check() -> int:
    """Check the knowledge base. Returns 1 when anything is wrong with it."""
    with plainly():
        from claimback.knowledge import book
        from claimback.knowledge.check import check as problems

        found = problems(book())
    for problem in found:
        typer.echo(str(problem), err=True)
    typer.echo(f"{len(found)} problems." if found else "The knowledge base is sound.")
    return FAILED if found else 0


def coverage() -> int:
    """Print the coverage tables."""
    with plainly():
        from claimback.knowledge import book
        from claimback.knowledge.coverage import coverage as tables

        typer.echo(tables(book()))
    return 0
