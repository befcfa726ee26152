"""All that is known of a case in one store: the letter's facts, what kind of case it is, and the person's answers."""

from claimback.knowledge import Book
from claimback.knowledge.plans import refined
from claimback.model import Denial, Derived, Fact, Known, Reading, Span, Value

ASKED_WHEN_UNSURE = ("unknown", "employer_unknown_funding")
"""Plan types that the person's own answer may settle."""


def from_letter(reading: Reading, denial: Denial) -> Known:
    """What the letter states, with the case's plan, stage, level, decision and objections as facts beside it."""
    return Known([*reading.facts, *_kind_of_case(denial), *objections(denial)])


def settled(denial: Denial, known: Known, book: Book) -> Denial:
    """The denial with the kind of plan that the person named: where the letter leaves it open, or cannot show it."""
    said = known.text("coverage_kind")
    plan = said if said and denial.plan in ASKED_WHEN_UNSURE else denial.plan
    special = [one for fact in known.all("plan_special") for one in _several(fact.value)]
    finest = refined(book, plan, special)
    shown = {name: words for name, words in denial.evidence.items() if name != "plan" or finest == denial.plan}
    return denial.model_validate({**dict(denial), "plan": finest, "evidence": shown})


def _several(value: Value) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]


def _kind_of_case(denial: Denial) -> list[Fact]:
    return [
        Fact(name=name, value=getattr(denial, name), source=_source(denial, name), found_by="classify", confidence=0.9)
        for name in ("plan", "stage", "level", "decision")
    ]


def _source(denial: Denial, name: str) -> Span | Derived:
    return denial.evidence.get(name) or Derived(rule="classify")


def objections(denial: Denial) -> list[Fact]:
    """The reasons of the decision as facts."""
    return [
        Fact(
            name="objection",
            value=objection.kind,
            source=objection.stated,
            found_by=objection.found_by,
            confidence=objection.confidence,
        )
        for objection in denial.objections
    ]
