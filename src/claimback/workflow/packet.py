"""The packet of an appeal, to print, to fax and to upload: its papers are taken one by one and opened safely."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from claimback import export, intake
from claimback.model import Appeal, Case, Document, Exhibit, Known
from claimback.workflow.analysis import Progress

UPLOAD_MB = 20
"""Megabytes that most upload pages of health plans take."""
MOST_FAXED = 150
"""More pages than this nobody sends by fax: at a minute a page, the machine at the other end gives up."""


def tools(progress: Progress | None = None) -> export.Tools:
    """What the export stage needs of the reading stage."""
    given = (intake.render, intake.gray, intake.read_bytes, intake.photos_of, intake.unseen)
    return export.Tools(*given, progress) if progress else export.Tools(*given)


def packets(
    folder: Path,
    case: Case,
    made: Appeal,
    today: date,
    *,
    upload_mb: float = UPLOAD_MB,
    progress: Progress | None = None,
) -> tuple[str, ...]:
    """Write `packet.pdf`, `packet-fax.pdf` and, where it is too large, what can be uploaded instead.

    Returns what to tell the person of them. Raises `ClaimbackError`.
    """
    drafts = {draft.id: draft for draft in made.drafts}
    path, using = folder / "packet.pdf", tools(progress)
    letters = (drafts["cover"], drafts["appeal-letter"])
    history = (made.evidence.timeline, made.evidence.care)
    count = export.packet(path, letters, _enclosed(case, made), today, tools=using, history=history)
    told = [*_faxed(path, _rows(Known(made.known), today), count, today, using)]
    parts = export.upload(path, "packet-upload", int(upload_mb * 1_000_000))
    return (*told, *_uploads(parts, upload_mb))


def _faxed(path: Path, rows: list[tuple[str, str]], count: int, today: date, using: export.Tools) -> Iterator[str]:
    if count > MOST_FAXED:
        yield f"packet.pdf has {count} pages, too many for a fax. Mail it or upload it, or leave out enclosures."
        return
    total = export.fax(path, path.with_name("packet-fax.pdf"), rows, today, tools=using)
    yield (
        f"packet-fax.pdf: the packet as a fax machine sends it, {total} pages with the first sheet that counts them. "
        "Write what is missing on that sheet, and keep the machine's report of sending."
    )


def _uploads(parts: tuple[Path, ...], upload_mb: float) -> Iterator[str]:
    if len(parts) == 1:
        yield (
            f"packet-upload.pdf: packet.pdf is larger than {upload_mb:g} MB, which many websites refuse; in this one "
            "the pictures are smaller. Print packet.pdf, upload this one."
        )
    elif parts:
        yield (
            f"packet-upload-1-of-{len(parts)}.pdf and so on: packet.pdf is larger than {upload_mb:g} MB, which many "
            "websites refuse. Upload all parts, in order."
        )


def _rows(known: Known, today: date) -> list[tuple[str, str]]:
    numbers = [known.text("reference_number") or "", known.text("claim_number") or ""]
    return [
        ("To", f"{known.text('plan_name') or known.text('insurer') or ''}, Appeals".removeprefix(", ")),
        ("Fax", known.text("appeal_fax") or ""),
        ("From", known.text("sender_name") or known.text("member_name") or ""),
        ("Telephone", known.text("sender_phone") or ""),
        ("Date", f"{today:%B} {today.day}, {today.year}"),
        ("Reference", ", ".join(dict.fromkeys(filter(None, numbers)))),
    ]


def _enclosed(case: Case, made: Appeal) -> Iterator[tuple[Exhibit, Document, bytes]]:
    documents = {document.id: document for document in (case.letter, *case.records)}
    for exhibit in made.evidence.exhibits:
        # Where a front end has only the text of a paper, its text is bound.
        yield exhibit, documents[exhibit.document], case.originals.get(exhibit.document, b"")
