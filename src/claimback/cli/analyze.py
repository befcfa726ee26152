"""`claimback analyze`."""

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from claimback.cli.errors import FAILED, day, plainly, progress
from claimback.cli.start import quickly
from claimback.cli.terminal import say, shown_name
from claimback.model.errors import ClaimbackError

if TYPE_CHECKING:
    from claimback.workflow.batch import Outcome
    from claimback.workflow.journal import Journal


def run(files: list[Path], *, as_json: bool, as_of: str, workers: int = 1, out: Path | None = None) -> int:
    """Analyze the files and print each. Returns the exit code: 1 when any file could not be read."""
    with plainly():
        today = day(as_of)
        single = out is None and len(files) == 1 and not files[0].is_dir()
        if single:
            from claimback.intake import warm

            warm()  # the reading process starts while the knowledge loads
        quickly()
        if out is not None:
            return _to_file(files, today, workers, out)
        if not single:
            return _many(files, today, workers, as_json=as_json)
        text = _one(files[0], today, _json if as_json else _page)
        typer.echo(text, nl=False) if as_json else say(text, nl=False)
        return 0


def _one(path: Path, today: date | None, show: Callable[[Path, date | None], str]) -> str:
    try:
        return show(path, today)
    except ClaimbackError as error:
        raise ClaimbackError(error.code, f"{shown_name(path.name)}: {error.message}") from error


def _json(path: Path, today: date | None) -> str:
    from claimback.export import analysis_json
    from claimback.workflow.analysis import analyze

    return json.dumps(analysis_json(analyze(path, as_of=today, progress=progress)), ensure_ascii=False) + "\n"


def _page(path: Path, today: date | None) -> str:
    from claimback.knowledge import book
    from claimback.workflow.analysis import analyze
    from claimback.workflow.page import page

    return page(analyze(path, as_of=today, progress=progress), book())


def _many(files: list[Path], today: date | None, workers: int, *, as_json: bool) -> int:
    """Each outcome is printed as soon as it and all before it are there."""
    from claimback.workflow import batch

    code, count = 0, 0
    job = batch.work(today, as_json=as_json, progress=None if workers > 1 else progress)
    for outcome in batch.outcomes(batch.files(files), job, workers):
        count += 1
        code = max(code, FAILED if outcome.failed else 0)
        if as_json:
            typer.echo(batch.error_line(outcome) if outcome.failed else outcome.text, nl=False)
        elif outcome.failed:
            say(f"{shown_name(outcome.filename)}: {outcome.message}\n", err=True)
        else:
            say(f"=== {shown_name(outcome.filename)} ===\n{outcome.text}")
    _require_files(count)
    return code


def _to_file(files: list[Path], today: date | None, workers: int, out: Path) -> int:
    from claimback.workflow import batch
    from claimback.workflow.journal import Journal

    journal = Journal(out)
    kept = [0]
    added, failed = 0, 0
    job = batch.work(today, as_json=True, progress=None if workers > 1 else progress)
    try:
        for outcome in batch.outcomes(_missing(batch.files(files, without=out), journal, kept), job, workers):
            journal.add(batch.error_line(outcome, digest=True) if outcome.failed else outcome.text)
            added, failed = added + 1, failed + outcome.failed
            _tell(outcome)
    except KeyboardInterrupt as error:
        typer.echo(f"Stopped; {added} lines were added to {out}. Run the same command again to go on.", err=True)
        raise typer.Exit(130) from error
    finally:
        journal.close()
    _require_files(added + kept[0])
    failed += journal.failed
    typer.echo(f"{out}: {added} added, {kept[0]} were there, {failed} could not be read.", err=True)
    return FAILED if failed else 0


def _missing(paths: Iterable[Path], journal: "Journal", kept: list[int]) -> Iterator[Path]:
    """The files that have no line yet; the others are counted in `kept`."""
    from claimback.intake import name_of
    from claimback.workflow.batch import digest

    for path in paths:
        if not journal.fresh and journal.has(name_of(path), digest(path)):
            kept[0] += 1
        else:
            yield path


def _tell(outcome: "Outcome") -> None:
    if outcome.failed:
        say(f"{shown_name(outcome.filename)}: {outcome.message}", err=True)


def _require_files(count: int) -> None:
    if not count:
        raise ClaimbackError("no_files", "There are no files in this folder; please choose the folder of the letters.")
