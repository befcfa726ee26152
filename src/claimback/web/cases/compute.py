"""What the worker does for a case: read its papers, analyse the letter, write the letters, bind the packet.

Each step looks first whether its result is there already, so that work that is done twice does nothing twice.
"""

import json
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from claimback.intake import read_bytes, unpack
from claimback.knowledge import book
from claimback.model import Analysis, Appeal, Document, Evidence, Finding, UnreadableFile
from claimback.web.cases import inputs
from claimback.web.cases.brief import brief_of
from claimback.web.cases.letter_edits import as_edited
from claimback.web.cases.models import Paper
from claimback.web.cases.store import File, Opened
from claimback.web.cases.tongue import spoken_book

COPIES = "es"
"""The language of the letters' copies to read; a page in English does not show them."""
Say = Callable[[int, int, str], None]
"""Told: which paper, of how many, and what the reader says, such as `Reading page 2 of 3`."""


def read_letter(case: Opened, today: date, say: Say) -> None:
    """Read the letter and analyse it. Raises `ClaimbackError`."""
    from claimback.workflow import analyze
    from claimback.workflow.corrections import corrected

    wanted = inputs.of_letter(case, today)
    if case.result("letter", wanted) is not None:
        return
    document = _letter(case, say)
    analysis = corrected(analyze(document, as_of=today, knowledge=book()), case.state.corrections, today, book())
    case.keep_result("letter", wanted, analysis.model_dump_json().encode())
    case.keep_result("brief", wanted, brief_of(analysis).model_dump_json().encode())


def write_letters(case: Opened, today: date, say: Say) -> None:
    """Read the records and make everything that the appeal needs. Raises `ClaimbackError`."""
    from claimback.workflow import build

    wanted = inputs.of_appeal(case, today)
    if case.result("appeal", wanted) is not None:
        return
    document = _letter(case, say)
    records, unread = _records(case, say)
    made = build(inputs.as_case(case, document, records, unread), as_of=today, knowledge=book())
    case.keep_result("appeal", wanted, made.model_dump_json().encode())
    case.keep_result("papers", wanted, Evidence(records=made.evidence.records).model_dump_json().encode())


def bind(case: Opened, today: date, say: Say) -> None:
    """Make the folder that the command line makes, of the letters as they are now. Raises `ClaimbackError`."""
    from claimback.workflow.output import appeal

    wanted = inputs.of_folder(case, today)
    if case.result("folder", wanted) is not None:
        return
    document = _letter(case, say)
    records, unread = _records(case, say)
    with tempfile.TemporaryDirectory() as base:
        out = Path(base) / "appeal"
        given = inputs.as_case(case, document, records, unread)
        appeal(given, out, as_of=today, knowledge=book(), copies=book(COPIES), edited=as_edited(case.state))
        found = (path for path in sorted(out.rglob("*")) if path.is_file() and path.name[0] != ".")
        files = {path.relative_to(out).as_posix(): path.read_bytes().hex() for path in found}
    case.keep_result("folder", wanted, json.dumps(files).encode())


def analysis_of(case: Opened, today: date) -> Analysis | None:
    """The letter's analysis, where it is up to date."""
    found = case.result("letter", inputs.of_letter(case, today))
    return Analysis.model_validate_json(found) if found else None


def tell_list(case: Opened) -> None:
    """See that a list can show a case that nobody listed before."""
    case.tell_list()
    found = case.result("letter")
    if found and case.result("brief") is None:
        brief = brief_of(Analysis.model_validate_json(found))
        case.keep_result("brief", "kept before", brief.model_dump_json().encode())


def told_of(case: Opened, today: date) -> Analysis | None:
    """The letter's analysis in the language of the page."""
    from claimback.workflow.retold import analysis_in

    made = analysis_of(case, today)
    return analysis_in(made, today, spoken_book()) if made else None


def appeal_of(case: Opened, today: date) -> Appeal | None:
    """All that was made for the appeal, where it is up to date."""
    found = case.result("appeal", inputs.of_appeal(case, today))
    return Appeal.model_validate_json(found) if found else None


def last_analysis(case: Opened) -> Analysis | None:
    """The analysis as last made, up to date or not: what a form that comes back was made from, or what came after."""
    found = case.result("letter")
    return Analysis.model_validate_json(found) if found else None


def last_appeal(case: Opened) -> Appeal | None:
    """The same for all that was made for the appeal."""
    found = case.result("appeal")
    return Appeal.model_validate_json(found) if found else None


def told_appeal(made: Appeal, today: date) -> Appeal:
    """All that was made, in the language of the page; the letters stay as they are sent."""
    from claimback.workflow.retold import appeal_in

    return appeal_in(made, today, spoken_book())


def papers_of(case: Opened) -> Evidence:
    """What the records show by themselves, as last read; nothing where they were not read yet."""
    found = case.result("papers")
    return Evidence.model_validate_json(found) if found else Evidence()


def readings_of(case: Opened) -> tuple[tuple[Document, ...], tuple[Finding, ...]] | None:
    """The letter and the records as they were read, and what could not be; none where one was not tried yet."""
    letter, records = letter_of(case), case.of_kind("record")
    if letter is None or any(paper.reading is None for paper in records):
        return None
    kept = [one for paper in records for one in _kept(case, paper)]
    found = {one.id: one for one in kept if isinstance(one, Document)}
    unread = tuple(one for one in kept if isinstance(one, Finding))
    return (letter, *found.values()), unread


def letter_of(case: Opened) -> Document | None:
    """The letter as it was read; none where it was not yet."""
    kept = case.result("document", _letter_inputs(case))
    return Document.model_validate_json(kept) if kept else None


def folder_of(case: Opened, today: date) -> dict[str, bytes]:
    """The folder's files by name; none where it is not up to date."""
    found = case.result("folder", inputs.of_folder(case, today))
    files: dict[str, str] = json.loads(found) if found else {}
    return {name: bytes.fromhex(data) for name, data in files.items()}


def _letter(case: Opened, say: Say) -> Document:
    kept = letter_of(case)
    if kept is not None:
        return kept
    file = inputs.letter_file(case)
    document = read_bytes(file.data, file.name, progress=lambda words: say(1, 1, words))
    case.keep_result("document", _letter_inputs(case), document.model_dump_json().encode())
    return document


def _letter_inputs(case: Opened) -> str:
    return "".join(paper.digest for paper in case.of_kind("letter"))


def _records(case: Opened, say: Say) -> tuple[tuple[Document, ...], tuple[Finding, ...]]:
    found: dict[str, Document] = {}
    unread: list[Finding] = []
    papers = case.of_kind("record")
    for number, paper in enumerate(papers, 1):
        for one in _read(case, paper, lambda words, at=number: say(at, len(papers), words)):
            if isinstance(one, Document):
                found[one.id] = one
            else:
                unread.append(one)
    return tuple(found.values()), tuple(unread)


def _read(case: Opened, paper: Paper, say: Callable[[str], None]) -> list[Document | Finding]:
    """A paper as read, from memory where it was read before; what cannot be read is a finding."""
    if paper.reading is None:
        said = [one.model_dump(mode="json") for one in _tried(case.file(paper), say)]
        paper.reading = case.seal(json.dumps(said).encode(), f"reading:{paper.digest}")
        paper.save(update_fields=["reading"])
    return _kept(case, paper)


def _kept(case: Opened, paper: Paper) -> list[Document | Finding]:
    rows = json.loads(case.open(bytes(paper.reading or b""), f"reading:{paper.digest}"))
    return [Document.model_validate(row) if "pages" in row else Finding.model_validate(row) for row in rows]


def _tried(file: File, say: Callable[[str], None]) -> list[Document | Finding]:
    try:
        return [read_bytes(data, name, progress=say) for name, data in unpack(file.data, file.name)]
    except UnreadableFile as error:
        message = f"A record could not be read and is not in the packet. {file.name}: {error.message}"
        return [Finding(id="record_unread", level="warning", message=message, where=file.name)]
