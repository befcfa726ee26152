"""What a person should know about the letter beyond its decision."""

from collections.abc import Sequence

from claimback.classify.addressed import Place
from claimback.model import Decision, Document, Finding, Objection, Span

_LONGEST = 400
"""Letters of a quotation."""
_NO_DENIAL: dict[str, str] = {
    "approved": "This letter approves the request, so there is nothing to appeal.",
    "overturned": "This letter reverses the denial, so there is nothing to appeal.",
    "pended": "Nothing is decided yet: the plan asks for more information first.",
    "not_a_decision": "This is not a decision about coverage, so there is nothing here to appeal.",
    "unknown": "No decision was recognized in this document.",
}


def findings(
    document: Document, told: Sequence[Place], decision: Decision, objections: list[Objection]
) -> tuple[Finding, ...]:
    """Instructions to the reader, a letter that is no denial, a denial without a reason, several services."""
    made = [*_injected(document, told)]
    if decision in _NO_DENIAL:
        made.append(Finding(id="not_a_denial", level="info", message=_NO_DENIAL[decision]))
    elif not objections:
        message = (
            "The letter gives no reason that could be recognized. Ask the plan for the specific reason in writing."
        )
        made.append(Finding(id="no_reason_given", level="warning", message=message))
    if decision == "partially_approved":
        message = "Some of the services were approved and others denied; the appeal is about the denied ones."
        made.append(Finding(id="several_services", level="info", message=message))
    return tuple(made)


def _injected(document: Document, told: Sequence[Place]) -> list[Finding]:
    message = "A part of this letter addresses the program that reads it. It was taken as text and changed nothing."
    return [
        Finding(id="embedded_instruction", level="warning", message=message, quote=_quote(document, *place))
        for place in told[:1]
    ]


def _quote(document: Document, page: int, start: int, end: int) -> Span:
    text = document.page(page).text[start:end]
    begin = start + len(text) - len(text.lstrip())
    return document.span(page, begin, min(begin + len(text.strip()), begin + _LONGEST))
