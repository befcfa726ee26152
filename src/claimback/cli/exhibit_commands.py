"""The commands of `claimback exhibits`: options only; what they do is in `exhibits.py`, loaded when one is run."""

from pathlib import Path
from typing import Annotated

import typer

exhibits = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None, help="Choose what is enclosed, and black out what nobody should see."
)

CaseFolder = Annotated[Path, typer.Argument(metavar="CASE", help="A folder with letter.pdf (and records/) in it.")]
Names = Annotated[list[str], typer.Argument(metavar="FILE...", help="Names as `claimback exhibits list` gives them.")]
Words = Annotated[list[str] | None, typer.Option(metavar="WORDS", help="Words to black out; may be repeated.")]
AsOf = Annotated[str, typer.Option("--as-of", metavar="DATE", help="Count from this day (2026-03-04), not today.")]


@exhibits.command("list")
def list_(case: CaseFolder, as_of: AsOf = "") -> None:
    """Show the enclosures as they would go out."""
    from claimback.cli.exhibits import show as run_show

    raise typer.Exit(run_show(case, as_of=as_of))


@exhibits.command()
def add(case: CaseFolder, names: Names) -> None:
    """Take in files that were left out, or new ones: those are copied to the records."""
    from claimback.cli.exhibits import add as run_add

    raise typer.Exit(run_add(case, names))


@exhibits.command()
def drop(case: CaseFolder, names: Names) -> None:
    """Leave files out."""
    from claimback.cli.exhibits import drop as run_drop

    raise typer.Exit(run_drop(case, names))


@exhibits.command()
def order(case: CaseFolder, names: Annotated[list[str] | None, typer.Argument(metavar="[FILE...]")] = None) -> None:
    """Put these files first, in this order; without names the program orders them."""
    from claimback.cli.exhibits import order as run_order

    raise typer.Exit(run_order(case, names or []))


@exhibits.command()
def pages(
    case: CaseFolder,
    name: Annotated[str, typer.Argument(metavar="FILE")],
    which: Annotated[str, typer.Argument(metavar="PAGES", help="Such as 1-3,5; all; or auto, as the program chooses.")],
) -> None:
    """Enclose only some pages of a file."""
    from claimback.cli.exhibits import pages as run_pages

    raise typer.Exit(run_pages(case, name, which))


@exhibits.command()
def redact(  # noqa: PLR0917 - a command's own options
    case: CaseFolder,
    name: Annotated[str, typer.Argument(metavar="[FILE]", help="Left out: in every enclosure.")] = "",
    words: Annotated[
        list[str] | None, typer.Option(metavar="WORDS", help="Words to black out; may be repeated.")
    ] = None,
    page: Annotated[int, typer.Option(min=0, metavar="N", help="Only on this page.")] = 0,
    box: Annotated[str, typer.Option(metavar="L,T,R,B", help="A box on the page, in parts of it from 0 to 1.")] = "",
    nothing: Annotated[bool, typer.Option("--nothing", help="Black nothing out there any more.")] = False,
) -> None:
    """Black out words or a box for good: what is under it is removed from the page."""
    from claimback.cli.exhibits import redact as run_redact

    raise typer.Exit(run_redact(case, name, words or [], page, box, nothing=nothing))
