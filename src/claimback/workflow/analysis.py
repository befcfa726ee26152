"""From one letter to what it says, by when to act and what it lacks."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from claimback.classify import classify, heard
from claimback.extract import extract
from claimback.intake import read, read_bytes
from claimback.knowledge import Book, book
from claimback.model import Analysis, Document
from claimback.rights import rights
from claimback.workflow.language import require_english

Progress = Callable[[str], None]


def analyze(
    letter: Path | str | bytes | Document,
    *,
    as_of: date | None = None,
    filename: str = "letter",
    progress: Progress | None = None,
    knowledge: Book | None = None,
) -> Analysis:
    """Read a letter (a path, a file's bytes, or a document read before) and analyse it.

    `as_of` is the day to count from, today when left out. `filename` names bytes. Raises `UnreadableFile`.
    """
    known_by = knowledge or book()
    document = _document(letter, filename, progress)
    require_english(document, known_by)
    reading = extract(document, known_by)
    denial = classify(document, reading, known_by)
    read = document
    if any(one.id == "embedded_instruction" for one in denial.findings):  # read again without what is no letter's word
        read = heard(document, known_by)
        reading = extract(read, known_by)
    found = rights(read, reading, denial, as_of or date.today(), known_by)
    return Analysis(document=document, reading=reading, denial=denial, rights=found)


def _document(letter: Path | str | bytes | Document, filename: str, progress: Progress | None) -> Document:
    if isinstance(letter, Document):
        return letter
    if isinstance(letter, bytes):
        return read_bytes(letter, filename, progress=progress)
    return read(Path(letter), progress=progress)
