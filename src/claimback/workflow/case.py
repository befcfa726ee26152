"""A case from files: the letter, a folder of records, a file of answers, and one of choices about the enclosures."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from claimback import intake
from claimback.evidence.exhibits import names_of
from claimback.interview import from_yaml
from claimback.knowledge import Book, book
from claimback.model import Accepted, Answer, BadAnswers, Case, Document, ExhibitChoices, Finding, UnreadableFile
from claimback.workflow.accepted import read_accepted
from claimback.workflow.analysis import Progress
from claimback.workflow.choosing import require_fit
from claimback.workflow.exhibits_file import read_choices
from claimback.workflow.originals import Originals

MOST_RECORDS = 500
"""More files than this are a mistaken folder rather than one person's records."""
SMALL = 256 * 1024
"""Smaller files may be entries of one health record, which are put together; larger ones are read at once."""


def load(
    letter: Path | str,
    *,
    records: Path | str | None = None,
    answers: Path | str | None = None,
    exhibits: Path | str | None = None,
    proposals: Path | str | None = None,
    progress: Progress | None = None,
    knowledge: Book | None = None,
) -> Case:
    """Read everything a person gave: the letter, records, answers, choices about enclosures, proposals.

    Raises `ClaimbackError`, saying which file and why.
    """
    originals = Originals()
    given = _answers(Path(answers), knowledge or book()) if answers else ()
    choices = read_choices(Path(exhibits)) if exhibits else ExhibitChoices()
    document = _read(Path(letter), originals, progress)
    papers, unread = _records(Path(records), originals, progress) if records else ((), ())
    found = tuple({paper.id: paper for paper in papers if paper.id != document.id}.values())
    require_fit(choices, document, found, [finding.where for finding in unread])
    accepted = read_accepted(Path(proposals), document, knowledge or book()) if proposals else Accepted()
    return Case(
        letter=document, records=found, unread=unread, answers=given, choices=choices, accepted=accepted,
        originals=originals,
    )  # fmt: skip


def names(letter: Path, records: Path | None) -> tuple[str, ...]:
    """What the letter and the records are called in choices about them; nothing is read. Raises `UnreadableFile`."""
    files = [(letter.name, _bytes(letter))]
    files += [(name, data) for name, data in _papers(records) if isinstance(data, bytes)] if records else []
    return tuple(
        names_of(
            Document(id=sha256(data).hexdigest(), filename=intake.name_of(Path(name)), media_type="", pages=())
            for name, data in files
        )
    )


def _read(path: Path, originals: Originals, progress: Progress | None) -> Document:
    return _document(_bytes(path), path.name, originals, progress)


def _bytes(path: Path) -> bytes:
    try:
        return intake.gather(path) if path.is_dir() else intake.load(path)
    except UnreadableFile as error:
        raise UnreadableFile(error.code, f"{path.name}: {error.message}") from error


def _document(data: bytes, name: str, originals: Originals, progress: Progress | None) -> Document:
    if progress:
        progress(f"Reading {name}")
    try:
        document = intake.read_bytes(data, name, progress=progress)
    except UnreadableFile as error:
        raise UnreadableFile(error.code, f"{name}: {error.message}") from error
    originals.put(document.id, data)
    return document


def _records(
    folder: Path, originals: Originals, progress: Progress | None
) -> tuple[tuple[Document, ...], tuple[Finding, ...]]:
    """The records that can be read, and a finding for each that cannot: one torn scan must not stop an appeal."""
    read: list[Document] = []
    unread: list[Finding] = []
    for name, data in _papers(folder):
        if isinstance(data, UnreadableFile):
            unread.append(_unread(name, f"{name}: {data.message}"))
            continue
        try:
            read.append(_document(data, name, originals, progress))
        except UnreadableFile as error:
            unread.append(_unread(name, error.message))
    if len(read) > MOST_RECORDS:
        raise _too_many(folder, len(read))
    return tuple(read), tuple(unread)


def _papers(folder: Path) -> Iterator[tuple[str, bytes | UnreadableFile]]:
    """The papers in a folder's files by name, or why one cannot be opened; no more in memory than are needed."""
    small: list[tuple[str, bytes]] = []
    for path in _files(folder):
        try:
            found = intake.unpack(intake.load(path), path.name)
        except UnreadableFile as error:
            yield path.name, error
            continue
        small += [paper for paper in found if len(paper[1]) < SMALL]
        yield from (paper for paper in found if len(paper[1]) >= SMALL)
    yield from intake.join(small)


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
