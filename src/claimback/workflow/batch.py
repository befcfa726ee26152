"""Many letters: which files, one outcome for each, in the order of the files, with bounded memory."""

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from claimback import intake
from claimback.knowledge import book
from claimback.model.errors import UnreadableFile
from claimback.workflow.analysis import Progress, analyze

SCHEMA = "claimback.analysis/1"
LEFT_BY_SYSTEMS = frozenset({"thumbs.db", "desktop.ini"})
"""Files that an operating system puts into folders; nobody means them."""

FAULTS = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, AssertionError, RuntimeError)
"""What a fault of this program looks like. In a batch it costs one letter, never the ones after it."""


class Outcome(NamedTuple):
    """What became of one file: `text` (a JSON line or a page), or an error."""

    filename: str
    sha256: str = ""
    """Empty where the file could not be opened."""
    text: str = ""
    code: str = ""
    message: str = ""

    @property
    def failed(self) -> bool:
        """Whether the file could not be analyzed."""
        return bool(self.code)


Work = Callable[[Path], Outcome]


def files(paths: Iterable[Path], without: Path | None = None) -> Iterator[Path]:
    """Every file, and for a folder all regular files below it by name, hidden ones left out. `without` is skipped."""
    for path in paths:
        if path.is_dir():
            yield from (found for found in _below(path) if without is None or not _same(found, without))
        else:
            yield path


def work(as_of: date | None, *, as_json: bool, progress: Progress | None = None) -> Work:
    """What is done with each file: analyze it, as a JSON line or as a person's page."""
    return partial(_one, as_of, as_json, progress)


def outcomes(paths: Iterable[Path], job: Work, workers: int = 1) -> Iterator[Outcome]:
    """One outcome for each path, in order, as soon as it is there. `workers` processes; one means this one."""
    if workers <= 1:
        yield from map(job, paths)
        return
    from claimback.workflow.workers import in_order

    _load_knowledge()
    yield from in_order(paths, job, died, workers)


def error_line(outcome: Outcome, *, digest: bool = False) -> str:
    """The JSON line of a file that could not be analyzed; with its SHA-256 where a later run must know it again."""
    source = {"filename": outcome.filename, **({"sha256": outcome.sha256} if digest and outcome.sha256 else {})}
    failed = {"schema": SCHEMA, "source": source, "error": {"code": outcome.code, "message": outcome.message}}
    return json.dumps(failed, ensure_ascii=False) + "\n"


def digest(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal; empty where it cannot be opened."""
    try:
        return hashlib.sha256(intake.load(path)).hexdigest()
    except UnreadableFile:
        return ""


def died(path: Path) -> Outcome:
    """The outcome for a file on which the working process ended."""
    return Outcome(
        intake.name_of(path),
        digest(path),
        code="crash",
        message="The program stopped while it read this file; please save or print the letter as a new PDF.",
    )


def _below(folder: Path) -> Iterator[Path]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name.lower() in LEFT_BY_SYSTEMS:
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _below(Path(entry.path))
        elif _is_file(entry):
            yield Path(entry.path)


def _is_file(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_file()
    except OSError:  # a link that leads in a circle
        return False


def _same(path: Path, other: Path) -> bool:
    return path.name == other.name and path.resolve() == other.resolve()


def _one(as_of: date | None, as_json: bool, progress: Progress | None, path: Path) -> Outcome:
    known, name = "", intake.name_of(path)
    try:
        data = intake.load(path)
        known = hashlib.sha256(data).hexdigest()
        return Outcome(name, known, _text(data, name, as_of, as_json, progress))
    except UnreadableFile as error:
        return Outcome(name, known, code=error.code, message=error.message)
    except MemoryError:
        return Outcome(name, known, code="memory", message="This file needs more memory than there is.")
    except FAULTS as error:
        return Outcome(name, known, code="fault", message=_fault(error))


def _text(data: bytes, filename: str, as_of: date | None, as_json: bool, progress: Progress | None) -> str:
    analysis = analyze(data, as_of=as_of, filename=filename, progress=progress)
    if as_json:
        from claimback.export import analysis_json

        return json.dumps(analysis_json(analysis), ensure_ascii=False) + "\n"
    from claimback.workflow.page import page

    return page(analysis, book())


def _fault(error: BaseException) -> str:
    """Says where, so that it can be reported, and nothing of the letter."""
    place = error.__traceback__
    while place and place.tb_next:
        place = place.tb_next
    where = f"{Path(place.tb_frame.f_code.co_filename).name}, line {place.tb_lineno}" if place else "unknown"
    return f"The program failed on this file ({type(error).__name__} in {where}); please report this."


def _load_knowledge() -> None:
    """Before processes are forked, so that they share it instead of each loading their own."""
    import gc

    analyze(b"Dear Ada Quill:\nWe have denied the request for MRI of the lumbar spine.\n")
    gc.collect()
    gc.freeze()
