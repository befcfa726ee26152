"""Codes that say another study than the words beside them."""

from collections.abc import Iterator

from claimback.extract.candidate import Candidate
from claimback.extract.services import ASPECTS
from claimback.knowledge import Book
from claimback.knowledge.extraction import CodeMeaning, CodeRecord
from claimback.model import Document, Finding

_JOINTS = {
    "lower_extremity": ("hip", "knee", "ankle", "foot"),
    "upper_extremity": ("shoulder", "elbow", "wrist", "hand"),
}
_NEAR = {
    "brain": {"head_neck", "orbit_face"},
    "head_neck": {"brain", "orbit_face", "vessels"},
    "vessels": {"chest", "head_neck", "brain", "abdomen", "pelvis", "abdomen_pelvis"},
    "pelvis": {"prostate", "hip"},
    **{joint: {limb} for limb, joints in _JOINTS.items() for joint in joints},
}


def _table(book: Book) -> dict[str, CodeMeaning]:
    found: dict[str, CodeMeaning] = {}
    for record in book.records(CodeRecord).values():
        for meaning in record.meanings:
            found.update(dict.fromkeys(meaning.codes, meaning))
    return found


def _agrees(name: str, said: set[str], meant: tuple[str, ...]) -> bool:
    if not said or not meant or said & set(meant):
        return True
    return name == "body_part" and any(_NEAR.get(value, set()) & set(meant) for value in said)


def contradictions(document: Document, book: Book, chosen: dict[str, list[Candidate]]) -> Iterator[Finding]:
    """A warning for each code whose family is about another modality, body part or contrast than the words say."""
    table = book.made(_table)
    for code in chosen.get("procedure_code", []):
        meaning = table.get(str(code.value))
        for name in ASPECTS:
            said = {str(c.value) for c in chosen.get(name, [])}
            meant: tuple[str, ...] = getattr(meaning, name, ()) if meaning else ()
            if not _agrees(name, said, meant):
                yield _finding(document, code, name, said, meant)
                break


def _finding(document: Document, code: Candidate, name: str, said: set[str], meant: tuple[str, ...]) -> Finding:
    words = {"body_part": "body part"}.get(name, name)
    told, coded = ", ".join(sorted(said)).replace("_", " "), " or ".join(meant).replace("_", " ")
    return Finding(
        id="code_contradicts_words",
        level="warning",
        message=f"The letter's words say {words} “{told}”, but code {code.value} is for “{coded}”.",
        fix="Ask the insurer and the doctor's office which study was reviewed; a wrong code can be the whole reason.",
        quote=document.span(code.page, code.start, code.end),
    )
