"""The picture of a page of any paper, as the person gave it."""

from django.http import Http404

from claimback.intake import photos_of, render
from claimback.model import Document, UnreadableFile
from claimback.web.cases import compute, inputs
from claimback.web.cases.store import Opened

DPI = 110


def drawable(document: Document) -> bool:
    """Whether its pages can be shown as pictures; else there is only text."""
    kind = document.media_type
    return kind == "application/pdf" or kind.startswith("image/") or any(page.picture for page in document.pages)


def drawn(case: Opened, document: Document, number: int) -> bytes:
    """The page as PNG. Raises `Http404` where there is none."""
    page = next((one for one in document.pages if one.number == number), None)
    if page is None or not drawable(document):
        raise Http404
    try:
        data = _original(case, document)
        return render(photos_of(data)[page.picture - 1], 1, DPI) if page.picture else render(data, number, DPI)
    except (UnreadableFile, LookupError) as error:
        raise Http404 from error


def _original(case: Opened, document: Document) -> bytes:
    """The paper's own bytes. Raises `LookupError` where it was taken out meanwhile."""
    letter = compute.letter_of(case)
    if letter and letter.id == document.id:
        return inputs.letter_file(case).data
    for paper in case.of_kind("record"):
        found = inputs.bytes_in(case.file(paper)).get(document.id)
        if found is not None:
            return found
    raise LookupError(document.id)
