"""A case from files: the letter, a folder of records, and a file of answers."""

from pathlib import Path

from claimback import intake
from claimback.interview import from_yaml
from claimback.knowledge import Book, book
from claimback.model import Answer, BadAnswers, Case, Document, Finding, UnreadableFile
from claimback.workflow.analysis import Progress

MOST_RECORDS = 500
"""More files than this are a mistaken folder rather than one person's records."""


def load(
    letter: Path | str,
    *,
    records: Path | str | None = None,
    answers: Path | str | None = None,
    progress: Progress | None = None,
    knowledge: Book | None = None,
) -> Case:
    """Read everything a person gave. Raises `UnreadableFile` or `BadAnswers`, each saying which file and why."""
    originals: dict[str, bytes] = {}
    given = _answers(Path(answers), knowledge or book()) if answers else ()
    document = _read(Path(letter), originals, progress)
    papers, unread = _records(Path(records), originals, progress) if records else ((), ())
    return Case(
        letter=document,
        records=tuple({paper.id: paper for paper in papers if paper.id != document.id}.values()),
        unread=unread,
        answers=given,
        originals=originals,
    )


def _read(path: Path, originals: dict[str, bytes], progress: Progress | None) -> Document:
    try:
        data = intake.gather(path) if path.is_dir() else intake.load(path)
    except UnreadableFile as error:
        raise UnreadableFile(error.code, f"{path.name}: {error.message}") from error
    return _document(data, path.name, originals, progress)


def _document(data: bytes, name: str, originals: dict[str, bytes], progress: Progress | None) -> Document:
    if progress:
        progress(f"Reading {name}")
    try:
        document = intake.read_bytes(data, name, progress=progress)
    except UnreadableFile as error:
        raise UnreadableFile(error.code, f"{name}: {error.message}") from error
    originals[document.id] = data
    return document


def _records(
    folder: Path, originals: dict[str, bytes], progress: Progress | None
) -> tuple[tuple[Document, ...], tuple[Finding, ...]]:
    """The records that can be read, and a finding for each that cannot: one torn scan must not stop an appeal."""
    read: list[Document] = []
    unread: list[Finding] = []
    papers: list[tuple[str, bytes]] = []
    for path in _files(folder):
        try:
            papers += intake.unpack(intake.load(path), path.name)
        except UnreadableFile as error:
            unread.append(_unread(path.name, f"{path.name}: {error.message}"))
    for name, data in intake.join(papers):
        try:
            read.append(_document(data, name, originals, progress))
        except UnreadableFile as error:
            unread.append(_unread(name, error.message))
    if len(read) > MOST_RECORDS:
        raise _too_many(folder, len(read))
    return tuple(read), tuple(unread)


def _unread(name: str, why: str) -> Finding:
    message = f"A record could not be read and is not in the packet. {why}"
    return Finding(id="record_unread", level="warning", message=message, where=name)


def _too_many(folder: Path, count: int) -> UnreadableFile:
    return UnreadableFile(
        "too_many", f"{folder} holds {count} files. Put the records of this one case in a folder of their own."
    )


def _files(folder: Path) -> list[Path]:
    if folder.is_file():
        return [folder]
    if not folder.is_dir():
        raise UnreadableFile("missing", f"There is no folder {folder}. Check the name, or leave --records out.")
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    if len(paths) > MOST_RECORDS:
        raise _too_many(folder, len(paths))
    return paths


def _answers(path: Path, knowledge: Book) -> tuple[Answer, ...]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise BadAnswers("missing", f"There is no answers file {path}. Check the name and the folder.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise BadAnswers("unopened", f"{path} cannot be read as text. Save it as plain UTF-8 text.") from error
    return from_yaml(text, knowledge)
