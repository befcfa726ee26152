"""Small letters for the tests of this stage, read by hand."""

from datetime import date

from claimback.knowledge import Book, book
from claimback.model import (
    AnswerSource,
    Denial,
    Derived,
    Document,
    Fact,
    Finding,
    Known,
    Objection,
    Page,
    Reading,
    Rights,
    Value,
)
from claimback.rights import rights

EMPTY = "Notice of decision."


def letter(*pages: str, width: float = 612.0) -> Document:
    return Document(
        id="0" * 64,
        filename="letter.pdf",
        media_type="application/pdf",
        pages=tuple(Page(number=at, text=text, width=width) for at, text in enumerate(pages, 1)),
    )


def fact(document: Document, name: str, value: Value, words: str = "") -> Fact:
    """A fact of the letter; `words` are where it stands."""
    source = Derived(rule="test")
    for page in document.pages:
        if words and (at := page.text.find(words)) >= 0:
            source = document.span(page.number, at, at + len(words))
            break
    return Fact(name=name, value=value, source=source, found_by="test", confidence=1.0)


def said(**answers: Value) -> list[Fact]:
    return [
        Fact(
            name=name,
            value=value,
            source=AnswerSource(question=name),
            found_by="answer",
            confidence=1,
            status="confirmed",
        )
        for name, value in answers.items()
    ]


def run(
    *pages: str,
    notice: str | None = "2026-03-04",
    plan: str = "erisa_self_funded",
    level: str = "initial",
    stage: str = "pre_service",
    decision: str = "denied",
    kinds: tuple[str, ...] = ("conservative_care",),
    facts: dict[str, tuple[Value, str]] | None = None,
    answers: dict[str, Value] | None = None,
    findings: tuple[Finding, ...] = (),
    today: str | None = None,
    using: Book | None = None,
) -> Rights:
    """The rights of a letter with these facts: `facts` are name to value and the letter's words for it."""
    document = letter(*(pages or (EMPTY,)))
    found = [fact(document, name, value, words) for name, (value, words) in (facts or {}).items()]
    found += [fact(document, "notice_date", notice)] if notice else []
    stated = document.span(1, 0, 1)
    objections = tuple(Objection(kind=kind, stated=stated, confidence=1, found_by="test") for kind in kinds)
    denial = Denial.model_validate(
        {"decision": decision, "stage": stage, "level": level, "plan": plan, "objections": objections}
    )
    day = date.fromisoformat(today or notice or "2026-11-23")
    reading = Reading(facts=tuple(found), findings=findings)
    known = Known([*found, *said(**answers)]) if answers else None
    return rights(document, reading, denial, day, using or book(), known)


def binding(found: Rights) -> dict[str, str]:
    """Id to date of everything that must be done by a day."""
    practical = {"send_by", "follow_up", "peer_to_peer"}
    return {one.id: one.due.isoformat() for one in found.deadlines if one.id not in practical}
