"""What a model proposed and the person accepted, taken into the case: read from `proposals.yaml`, checked once more."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from claimback.checks import refusals
from claimback.classify import heard
from claimback.knowledge import Book
from claimback.knowledge.objections import objection
from claimback.knowledge.strict import parse
from claimback.model import (
    Accepted,
    Analysis,
    BadAnswers,
    BadKnowledge,
    Document,
    Draft,
    Fact,
    Finding,
    Objection,
    RewordedSentence,
    Run,
    Sentence,
    Span,
    flatten,
)
from claimback.rights import rights
from claimback.workflow.known import from_letter

FOUND_BY = "model, accepted by the person"
_SURE = 0.9
_YES = ("yes", "y")
FEWEST_SIGNS = 3
"""Signs below which a quotation says nothing."""


def read_accepted(path: Path, document: Document, book: Book) -> Accepted:
    """The proposals with a yes beside them. Raises `BadAnswers` for a file that cannot be read."""
    data, letter = _data(path), heard(document, book)
    facts, objections, findings = list[Fact](), list[Objection](), list[Finding]()
    for item in _agreed(data, "facts"):
        if (span := span_of(letter, str(item.get("quote", "")))) is None:
            findings.append(_unfounded(item))
            continue
        name, value = str(item.get("name", "")), str(item.get("value", ""))
        facts.append(Fact(name=name, value=value, source=span, found_by=FOUND_BY, confidence=1, status="confirmed"))
    for item in _agreed(data, "objections"):
        if (span := span_of(letter, str(item.get("quote", "")))) is None:
            findings.append(_unfounded(item))
            continue
        kind = str(item.get("kind", ""))
        objections.append(Objection(kind=kind, stated=span, confidence=_SURE, found_by=FOUND_BY))
    kept = [
        RewordedSentence(letter=str(item["letter"]), plain=str(item["plain"]), text=str(item["text"]))
        for item in _agreed(data, "rewordings")
        if {"letter", "plain", "text"} <= item.keys()
    ]
    return Accepted(facts=tuple(facts), objections=tuple(objections), rewordings=tuple(kept), findings=tuple(findings))


def span_of(document: Document, quote: str) -> Span | None:
    """Where the quotation stands in the document, letter for letter but for line breaks; None where it does not."""
    wanted = flatten(quote).text.strip()
    if len(wanted) < FEWEST_SIGNS:
        return None
    for page in document.pages:
        flat = flatten(page.text)
        at = flat.text.find(wanted)
        if at >= 0:
            return document.span(page.number, *flat.back(at, at + len(wanted)))
    return None


def taken_up(analysis: Analysis, accepted: Accepted, today: date, book: Book) -> Analysis:
    """The analysis with the accepted facts and reasons, and the rights counted anew."""
    told = {one.kind for one in analysis.denial.objections}
    new = tuple(one for one in accepted.objections if one.kind not in told and objection(book, one.kind) is not None)
    if not accepted.facts and not new:
        return analysis
    reading = analysis.reading.model_copy(update={"facts": (*accepted.facts, *analysis.reading.facts)})
    denial = analysis.denial.model_copy(update={"objections": (*analysis.denial.objections, *new)})
    found = rights(analysis.document, reading, denial, today, book, from_letter(reading, denial))
    return analysis.model_copy(update={"reading": reading, "denial": denial, "rights": found})


def reworded(drafts: tuple[Draft, ...], rewordings: tuple[RewordedSentence, ...], book: Book) -> tuple[Draft, ...]:
    """The letters with each accepted wording in the place of its plain sentence, support and all; or the plain one."""
    wanted = {(one.letter, one.plain): one.text for one in rewordings}
    return tuple(_letter(draft, wanted, book) for draft in drafts) if wanted else drafts


def _letter(draft: Draft, wanted: Mapping[tuple[str, str], str], book: Book) -> Draft:
    blocks = tuple(
        block.model_copy(update={"sentences": tuple(_sentence(draft.id, one, wanted, book) for one in block.sentences)})
        for block in draft.blocks
    )
    return draft.model_copy(update={"blocks": blocks})


def _sentence(letter: str, plain: Sentence, wanted: Mapping[tuple[str, str], str], book: Book) -> Sentence:
    text = wanted.get((letter, plain.text))
    if text is None or any(run.blank for run in plain.runs) or refusals(plain.text, text, book):
        return plain
    return plain.model_copy(update={"runs": (Run(text=" ".join(text.split())),)})


def _data(path: Path) -> Mapping[str, Any]:
    try:
        data: Any = parse(path.read_text(encoding="utf-8-sig"), str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise BadAnswers("unopened", f"{path} cannot be read as text. Save it as plain UTF-8 text.") from error
    except BadKnowledge as error:
        raise BadAnswers("yaml", error.message) from error
    if data is not None and not isinstance(data, dict):
        raise BadAnswers("yaml", f"{path} is not the file that claimback wrote. Delete it, or run the model again.")
    return data or {}


def _agreed(data: Mapping[str, Any], kind: str) -> Iterator[Mapping[str, Any]]:
    items = data.get(kind)
    for item in items if isinstance(items, list) else []:
        if isinstance(item, dict) and str(item.get("accept", "")).strip().lower() in _YES:
            yield item


def _unfounded(item: Mapping[str, Any]) -> Finding:
    words = " ".join(str(item.get("quote", "")).split())
    message = f"A proposal that you accepted was left out: these words are not in the letter: “{words[:90]}”"
    return Finding(id="proposal_unfounded", level="warning", message=message, where="proposals.yaml")
