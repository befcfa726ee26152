"""Errors as a person sees them: one plain sentence on standard error, and the exit code."""

import contextlib
from collections.abc import Generator
from datetime import date

import typer

from claimback.cli.terminal import say
from claimback.model.errors import ClaimbackError

FAILED = 1


@contextlib.contextmanager
def plainly() -> Generator[None]:
    """Turns every expected error, and an interruption, into one sentence and exit code 1 (130 when interrupted)."""
    try:
        yield
    except ClaimbackError as error:
        say(error.message, err=True)
        raise typer.Exit(FAILED) from error
    except KeyboardInterrupt as error:
        typer.echo("Stopped. Nothing was written.", err=True)
        raise typer.Exit(130) from error
    except MemoryError as error:
        typer.echo("This file needs more memory than this computer has free. Try fewer pages at a time.", err=True)
        raise typer.Exit(FAILED) from error


def day(text: str) -> date | None:
    """The day of `--as-of`, None when it was left out. Raises `ClaimbackError` when it is no date."""
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ClaimbackError("date", f"“{text}” is not a date. Write it like 2026-03-04.") from error


def progress(message: str) -> None:
    """A line on standard error, for work that takes more than a moment."""
    typer.echo(f"{message} ...", err=True)
