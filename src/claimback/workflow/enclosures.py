"""The enclosures of a case folder: as they would go out, and with a choice changed."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from claimback.evidence.exhibits import names_of
from claimback.model import Case, ClaimbackError, Evidence, Exhibit, ExhibitChoices
from claimback.workflow.analysis import Progress
from claimback.workflow.appeal import build
from claimback.workflow.case import load, names
from claimback.workflow.case_folder import exhibits_of, held, parts
from claimback.workflow.choosing import notes
from claimback.workflow.exhibits_file import NAME, read_choices, write_choices

Change = Callable[[ExhibitChoices, tuple[str, ...]], ExhibitChoices]
"""New choices from the old ones and the names of all files, the letter first."""


def changed(folder: Path, change: Change) -> Path:
    """Change the choices of a case folder. Returns their file. Raises `ClaimbackError`; then all is as it was."""
    letter, _, records = _case(folder)
    with held(folder):
        path = folder / NAME
        write_choices(path, change(read_choices(path), names(letter, records)))
    return path


def listing(folder: Path, as_of: date | None, progress: Progress | None = None) -> Iterator[str]:
    """The enclosures as lines: label, title, file, pages, what is blacked out; then what is not enclosed."""
    letter, answers, records = _case(folder)
    case = load(letter, records=records, answers=answers, exhibits=exhibits_of(folder), progress=progress)
    found = build(case, as_of=as_of, progress=progress).evidence
    documents = {document.id: document for document in (case.letter, *case.records)}
    called = {document: name for name, document in names_of(documents.values()).items()}
    for one in found.exhibits:
        yield f"Exhibit {one.label}: {one.title} - {called[one.document]}, {_pages(one, documents[one.document].pages)}"
        if one.redactions:
            yield f"   blacked out: {_blacked(one)}"
    yield from _not_enclosed(case, found, called)
    yield from (finding.message for finding in notes(case, found))


def _case(folder: Path) -> tuple[Path, Path | None, Path | None]:
    if not folder.is_dir():
        raise ClaimbackError(
            "case", f"{folder} is no folder. Put the letter into a folder as letter.pdf, with its records in records/."
        )
    return parts(folder)


def _pages(one: Exhibit, all_: tuple[object, ...]) -> str:
    if len(one.pages) == len(all_):
        return f"{len(all_)} page(s)"
    return f"pages {', '.join(map(str, one.pages))} of {len(all_)}"


def _blacked(one: Exhibit) -> str:
    told = [f"“{each.words}”" if each.words else f"a box on page {each.page}" for each in one.redactions]
    return ", ".join(told)


def _not_enclosed(case: Case, found: Evidence, called: dict[str, str]) -> Iterator[str]:
    enclosed = {one.document for one in found.exhibits}
    for document in case.records:
        name = called[document.id]
        if document.id not in enclosed:
            why = "you left it out" if name in case.choices.drop else "it seems to be about another person"
            yield f"Not enclosed: {name} ({why})"
    yield from (f"Not enclosed: {finding.where} (it could not be read)" for finding in case.unread)
