"""`claimback analyze`."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import typer

from claimback.cli.errors import FAILED, day, plainly, progress
from claimback.model.errors import ClaimbackError

SCHEMA = "claimback.analysis/1"


def run(files: list[Path], *, as_json: bool, as_of: str) -> int:
    """Analyse the files and print each. Returns the exit code: 1 when any file could not be read."""
    from claimback.intake import warm

    with plainly():
        today = day(as_of)
        warm()  # the reading process starts while the knowledge loads
        show = _json if as_json else _page
        if len(files) == 1:
            typer.echo(_one(files[0], today, show), nl=False)
            return 0
        return max([_one_of_many(path, today, show, as_json=as_json) for path in files])


def _one(path: Path, today: date | None, show: Callable[[Path, date | None], str]) -> str:
    try:
        return show(path, today)
    except ClaimbackError as error:
        raise ClaimbackError(error.code, f"{path.name}: {error.message}") from error


def _one_of_many(path: Path, today: date | None, show: Callable[[Path, date | None], str], *, as_json: bool) -> int:
    try:
        text = show(path, today)
    except ClaimbackError as error:
        if as_json:
            failed = {"schema": SCHEMA, "source": {"filename": path.name}}
            typer.echo(json.dumps({**failed, "error": {"code": error.code, "message": error.message}}))
        else:
            typer.echo(f"{path.name}: {error.message}\n", err=True)
        return FAILED
    typer.echo(text if as_json else f"=== {path.name} ===\n{text}", nl=not as_json)
    return 0


def _json(path: Path, today: date | None) -> str:
    from claimback.export import analysis_json
    from claimback.workflow import analyze

    return json.dumps(analysis_json(analyze(path, as_of=today, progress=progress)), ensure_ascii=False) + "\n"


def _page(path: Path, today: date | None) -> str:
    from claimback.knowledge import book
    from claimback.workflow import analyze
    from claimback.workflow.page import page

    return page(analyze(path, as_of=today, progress=progress), book())
