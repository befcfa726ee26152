"""What a person should know about the letter beyond its decision."""

from claimback.classify.objections import either
from claimback.classify.sentences import Sentence
from claimback.model import Decision, Document, Finding, Objection

_ADDRESSED = 0.5
_NO_DENIAL: dict[str, str] = {
    "approved": "This letter approves the request, so there is nothing to appeal.",
    "overturned": "This letter reverses the denial, so there is nothing to appeal.",
    "pended": "Nothing is decided yet: the plan asks for more information first.",
    "not_a_decision": "This is not a decision about coverage, so there is nothing here to appeal.",
    "unknown": "No decision was recognized in this document.",
}


def findings(
    document: Document, found: list[Sentence], decision: Decision, objections: list[Objection]
) -> tuple[Finding, ...]:
    """Instructions to the reader, a letter that is no denial, a denial without a reason, several services."""
    made = [*_injected(document, found)]
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


def addressed(one: Sentence) -> bool:
    """Whether a piece of the letter talks to the program that reads it."""
    return either(fired.weight for fired in one.of("injection")) >= _ADDRESSED


def _injected(document: Document, found: list[Sentence]) -> list[Finding]:
    message = "A part of this letter addresses the program that reads it. It was taken as text and changed nothing."
    return [
        Finding(id="embedded_instruction", level="warning", message=message, quote=one.span(document))
        for one in found
        if addressed(one)
    ][:1]
