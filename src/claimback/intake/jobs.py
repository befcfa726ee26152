"""The jobs of the reading process, by name: bytes in, plain data out. Each imports only what it needs."""

from typing import Any

from claimback.intake import limits
from claimback.intake.refused import Refused

Answer = tuple[dict[str, Any], bytes]


def _pdf(head: dict[str, Any], body: bytes) -> Answer:
    from claimback.intake.pdf import read_pdf

    return {"pages": [page._asdict() for page in read_pdf(body)]}, b""


def _render(head: dict[str, Any], body: bytes) -> Answer:
    from claimback.intake.pdf import render_page

    answer = render_page(body, head["page"], head["dpi"])
    return answer, answer.pop("pixels")


def _docx(head: dict[str, Any], body: bytes) -> Answer:
    from claimback.intake.office import read_docx

    return _capped(read_docx(body)), b""


def _mail(head: dict[str, Any], body: bytes) -> Answer:
    from claimback.intake.mail import read_mail

    return _capped(read_mail(body)), b""


def _html(head: dict[str, Any], body: bytes) -> Answer:
    from claimback.intake.web import html_text

    return _capped({"text": html_text(body)}), b""


def _ccda(head: dict[str, Any], body: bytes) -> Answer:
    from claimback.intake.ccda.read import read_ccda

    return read_ccda(body), b""


def _fhir(head: dict[str, Any], body: bytes) -> Answer:
    from claimback.intake.fhir.read import read_fhir

    return read_fhir(body), b""


def _split(head: dict[str, Any], body: bytes) -> Answer:
    from claimback.intake.fhir.split import split

    files = split(body, head["name"])
    sizes = [len(data) for _, data in files]
    return {"names": [name for name, _ in files], "sizes": sizes}, b"".join(data for _, data in files)


def _unzip(head: dict[str, Any], body: bytes) -> Answer:
    from claimback.intake.archive import unzip

    return unzip(body)


def _join(head: dict[str, Any], body: bytes) -> Answer:
    from claimback.intake.archive import join

    return join(head["names"], head["sizes"], body)


def _picture(head: dict[str, Any], body: bytes) -> Answer:
    from claimback.intake.picture.read import read_picture

    return read_picture(body, head["frame"]), b""


def _pixels(head: dict[str, Any], body: bytes) -> Answer:
    from claimback.intake.picture.read import read_pixels

    return read_pixels(body, head["width"], head["height"], head["stride"]), b""


def _png(head: dict[str, Any], body: bytes) -> Answer:
    from claimback.intake.picture.decode import to_png

    return {}, to_png(head, body)


def _capped(answer: dict[str, Any]) -> dict[str, Any]:
    """The answer, unless its text is longer than any letter's: a table can repeat a cell a thousand times."""
    if len(answer["text"]) > limits.TEXT_CHARS:
        raise Refused("too_large", " (it holds more text than a book)")
    return answer


def _unseen(head: dict[str, Any], body: bytes) -> Answer:
    from claimback.intake.unseen import unseen_pages

    return {"pages": unseen_pages(body)}, b""


JOBS = {
    "pdf": _pdf,
    "render": _render,
    "docx": _docx,
    "mail": _mail,
    "html": _html,
    "ccda": _ccda,
    "fhir": _fhir,
    "split": _split,
    "unzip": _unzip,
    "join": _join,
    "picture": _picture,
    "pixels": _pixels,
    "png": _png,
    "unseen": _unseen,
}
