"""What a computation starts from, and the digest by which its result is known."""

import hashlib
import io
import json
import zipfile
from datetime import date
from pathlib import PurePosixPath

from claimback.evidence.exhibits import names_of
from claimback.intake import unpack
from claimback.interview import facts
from claimback.knowledge import book
from claimback.model import Answer, BadAnswers, Case, Document, Evidence, Finding, UnreadableFile
from claimback.web.cases.store import File, Opened

_STEADY = (1980, 1, 1, 0, 0, 0)


def letter_file(case: Opened) -> File:
    """The letter as one file: several photos, in order, make one letter."""
    files = [case.file(paper) for paper in case.of_kind("letter")]
    if len(files) == 1:
        return files[0]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number, file in enumerate(files, 1):
            archive.writestr(zipfile.ZipInfo(f"{number:02}-{_last(file.name)}", _STEADY), file.data)
    return File("photos.zip", out.getvalue())


def of_letter(case: Opened, today: date) -> str:
    """The digest of all that the reading of the letter depends on."""
    papers = "".join(paper.digest for paper in case.of_kind("letter"))
    corrections = case.state.model_dump_json(include={"corrections"})
    return _digest(papers, corrections, today.isoformat())


def of_appeal(case: Opened, today: date) -> str:
    """The digest of all that the letters depend on."""
    papers = "".join(paper.digest for paper in case.papers if paper.kind != "reply")
    said = case.state.model_dump_json(include={"corrections", "answers", "choices"})
    return _digest(papers, said, today.isoformat())


def of_folder(case: Opened, today: date) -> str:
    """The digest of all that the packet depends on: all that the letters do, and the person's own words in them."""
    words = {letter: versions[-1].words for letter, versions in sorted(case.state.versions.items())}
    return _digest(of_appeal(case, today), json.dumps(words, sort_keys=True))


def as_case(case: Opened, letter: Document, records: tuple[Document, ...], unread: tuple[Finding, ...]) -> Case:
    """The case as the workflow takes it, with the files' own bytes."""
    held = (bytes_in(case.file(paper)) for paper in case.of_kind("record"))
    originals = {document: data for papers in held for document, data in papers.items()}
    originals[letter.id] = letter_file(case).data
    return said_in(case, letter, records, unread).model_copy(update={"originals": originals})


def standing(said: Case, papers: Evidence, today: date) -> Case:
    """The case without answers that hold no longer, such as an agreement to a record that was taken out since."""
    kept = tuple(one for one in said.answers if _holds(one, papers, today))
    return said.model_copy(update={"answers": kept})


def _holds(answer: Answer, papers: Evidence, today: date) -> bool:
    try:
        facts((answer,), book(), today, papers)
    except BadAnswers:
        return False
    return True


def bytes_in(file: File) -> dict[str, bytes]:
    """The papers in a file, such as an archive, by the id that each has as a document; none where it cannot be read."""
    return {hashlib.sha256(data).hexdigest(): data for _, data in papers_in(file)}


def papers_in(file: File) -> tuple[tuple[str, bytes], ...]:
    """The same, each with its name."""
    try:
        return unpack(file.data, file.name)
    except UnreadableFile:
        return ()


def said_in(
    case: Opened, letter: Document, records: tuple[Document, ...] = (), unread: tuple[Finding, ...] = ()
) -> Case:
    """The same without the files' bytes, which only a packet needs."""
    names = {document: name for name, document in names_of((letter, *records)).items()}
    state = case.state
    return Case(
        letter=letter, records=records, unread=unread, answers=state.answers, corrections=state.corrections,
        choices=state.choices.renamed(names),
    )  # fmt: skip


def ending(name: str) -> str:
    """What a file's name ends in, such as `.pdf`; pasted text has none."""
    return PurePosixPath(_last(name)).suffix.lower() or ".txt"


def _last(name: str) -> str:
    return name.replace("\\", "/").rsplit("/", 1)[-1]


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
