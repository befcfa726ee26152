"""`claimback exhibits ...`: what is enclosed, in which order, which pages, and what is blacked out."""

import shutil
from collections.abc import Callable
from pathlib import Path

import typer
from pydantic import ValidationError

from claimback.cli.errors import day, plainly, progress
from claimback.cli.terminal import say
from claimback.model import EVERYWHERE, ClaimbackError, ExhibitChoices, Redaction

Change = Callable[[ExhibitChoices, tuple[str, ...]], ExhibitChoices]


def show(case: Path, *, as_of: str) -> int:
    """Print the enclosures as they would go out."""
    with plainly():
        from claimback.workflow.enclosures import listing

        for line in listing(case, day(as_of), progress):
            say(line)
    return 0


def drop(case: Path, names: list[str]) -> int:
    """Leave files out."""
    from claimback.workflow import choosing

    return _change(case, lambda choices, known: choosing.drop(choices, names, known))


def add(case: Path, names: list[str]) -> int:
    """Take files in again; a file from elsewhere is copied to the records first."""
    from claimback.workflow import choosing

    with plainly():
        inside = [_copied(Path(name), case / "records") for name in names]
    return _change(case, lambda choices, known: choosing.add(choices, inside, known))


def order(case: Path, names: list[str]) -> int:
    """Put files first."""
    from claimback.workflow import choosing

    return _change(case, lambda choices, known: choosing.order(choices, names, known))


def pages(case: Path, name: str, which: str) -> int:
    """Enclose some pages of a file, all, or those that the program chooses."""
    from claimback.workflow import choosing
    from claimback.workflow.exhibits_file import page_numbers

    with plainly():
        numbers = None if which == "auto" else page_numbers(which)
    return _change(case, lambda choices, known: choosing.pages(choices, name, numbers, known))


def redact(case: Path, name: str, words: list[str], page: int, box: str, *, nothing: bool) -> int:
    """Black out words or a box, or nothing any more."""
    from claimback.workflow import choosing

    place = name or EVERYWHERE
    if nothing:
        return _change(case, lambda choices, known: choosing.unredact(choices, place, known))
    with plainly():
        found = _redactions(words, page, box)

    def change(choices: ExhibitChoices, known: tuple[str, ...]) -> ExhibitChoices:
        for one in found:
            choices = choosing.redact(choices, place, one, known)
        return choices

    return _change(case, change)


def _redactions(words: list[str], page: int, box: str) -> list[Redaction]:
    try:
        found = [Redaction(words=one, page=page) for one in words]
        if box:
            found.append(Redaction.model_validate({"page": page, "box": [float(part) for part in box.split(",")]}))
    except (ValidationError, ValueError) as error:
        raise ClaimbackError(
            "exhibits", "Write a box with its page: --page 2 --box 0.1,0.05,0.6,0.12 (left, top, right, bottom)."
        ) from error
    if not found:
        raise ClaimbackError("exhibits", "Say what to black out: --words “...”, or --page and --box.")
    return found


def _copied(source: Path, records: Path) -> str:
    """The name to take in: of a file that is given by its path, once it is among the records."""
    if not source.is_file():
        return str(source)
    if (records / source.name).exists():
        return source.name
    try:
        records.mkdir(exist_ok=True)
        beside = records / f".{source.name}.new"
        shutil.copyfile(source, beside)
        beside.replace(records / source.name)
    except OSError as error:
        raise ClaimbackError("unwritable", f"{records} cannot be written: {error.strerror}.") from error
    return source.name


def _change(case: Path, change: Change) -> int:
    with plainly():
        from claimback.workflow.enclosures import changed

        path = changed(case, change)
    typer.echo(f"Kept in {path}. See the result with: claimback exhibits list {case}")
    return 0
