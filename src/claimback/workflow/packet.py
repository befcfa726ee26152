"""The packet of an appeal: its papers taken one by one, and the reading stage's tools to open them safely."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from claimback import export, intake
from claimback.model import Appeal, Case, Document, Exhibit
from claimback.workflow.analysis import Progress


def tools(progress: Progress | None = None) -> export.Tools:
    """What the export stage needs of the reading stage."""
    given = (intake.render, intake.gray, intake.read_bytes, intake.photos_of, intake.unseen)
    return export.Tools(*given, progress) if progress else export.Tools(*given)


def packet(path: Path, case: Case, made: Appeal, today: date, progress: Progress | None = None) -> None:
    """Write the packet. Raises `ClaimbackError`."""
    drafts = {draft.id: draft for draft in made.drafts}
    history = (made.evidence.timeline, made.evidence.care)
    export.packet(
        path,
        (drafts["cover"], drafts["appeal-letter"]),
        _enclosed(case, made),
        today,
        tools=tools(progress),
        history=history,
    )


def _enclosed(case: Case, made: Appeal) -> Iterator[tuple[Exhibit, Document, bytes]]:
    documents = {document.id: document for document in (case.letter, *case.records)}
    for exhibit in made.evidence.exhibits:
        yield exhibit, documents[exhibit.document], case.originals[exhibit.document]
