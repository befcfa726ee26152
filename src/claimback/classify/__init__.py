"""Document and Reading to Denial: what was decided, at which stage and level, under which plan, and why."""

from claimback.classify.addressed import heard, instructions, within
from claimback.classify.codes import codes_in
from claimback.classify.coverage import plan, stage
from claimback.classify.decision import decide
from claimback.classify.findings import findings
from claimback.classify.objections import awaited, objections
from claimback.classify.sentences import sentences
from claimback.classify.votes import Votes
from claimback.knowledge import Book
from claimback.model import Denial, Document, Reading, Span

__all__ = ["classify", "heard"]

_CLEAR = 0.6
_REASONED = frozenset({"denied", "partially_approved", "upheld"})


def classify(document: Document, reading: Reading, book: Book) -> Denial:
    """The denial as the letter states it. `reading` may be empty: the letter's own layout and words suffice."""
    every = sentences(document, book)
    told = instructions(document, book, every)
    found = [one for one in every if not within(one, told)] if told else every
    decision, level, decided, leveled = decide(found, any(True for one in found for _ in codes_in(one, book)))
    reasons = objections(document, found, book) if decision in (*_REASONED, "unknown") else []
    if decision == "pended":
        reasons = awaited(document, found, decided.sentence("pended"), book)
    if decision == "unknown":  # a letter that gives a clear reason against a request denies it
        reasons = [reason for reason in reasons if reason.confidence >= _CLEAR]
        decision, level = ("denied", "initial") if reasons else (decision, level)
    when, staged = stage(found, decision)
    kind, planned = plan(found)
    votes = {
        "decision": (decision, decided),
        "stage": (when, staged),
        "level": (level, leveled),
        "plan": (kind, planned),
    }
    return Denial(
        decision=decision,
        stage=when,
        level=level,
        plan=kind,
        objections=tuple(reasons),
        evidence=_evidence(document, votes),
        findings=findings(document, told, decision, reasons),
    )


def _evidence(document: Document, votes: dict[str, tuple[str, Votes]]) -> dict[str, Span]:
    found = {name: tally.evidence(value, document) for name, (value, tally) in votes.items()}
    return {name: span for name, span in found.items() if span is not None}
