"""The adverse benefit determination (29 CFR 2560.503-1(m)(4)) as the letter states it."""

from typing import Literal

from pydantic import Field

from claimback.model.base import Frozen
from claimback.model.document import Span
from claimback.model.finding import Finding

Decision = Literal[
    "denied", "partially_approved", "approved", "upheld", "overturned", "pended", "not_a_decision", "unknown"
]
Stage = Literal["pre_service", "concurrent", "post_service", "unknown"]
AppealLevel = Literal["initial", "internal_appeal", "final_internal", "external_review", "unknown"]
Plan = Literal[
    "erisa_self_funded",
    "erisa_insured",
    "employer_unknown_funding",
    "individual",
    "medicare_advantage",
    "original_medicare",
    "medicaid",
    "fehb",
    "tricare",
    "va",
    "workers_comp",
    "unknown",
]


class Section(Frozen):
    """A part of a letter by its role, such as `rationale` or `rights`."""

    kind: str
    page: int
    start: int
    end: int


class Objection(Frozen):
    """A reason that the letter gives for this decision, in its own words."""

    kind: str
    stated: Span
    criterion: str | None = None
    """The named guideline that this reason leans on, as the letter writes it."""
    confidence: float = Field(ge=0, le=1)
    found_by: str
    reasons: tuple[str, ...] = ()
    """Ids of the phrases and rules that fired."""


class Denial(Frozen):
    """What was decided, at which stage and level, under which plan, and why."""

    decision: Decision
    stage: Stage
    level: AppealLevel
    plan: Plan
    objections: tuple[Objection, ...] = ()
    evidence: dict[str, Span] = Field(default_factory=dict)
    """For `decision`, `stage`, `level`, `plan`: the words that decided it, where there are any."""
    findings: tuple[Finding, ...] = ()
