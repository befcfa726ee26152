"""The adverse benefit determination (29 CFR 2560.503-1(m)(4)) as the letter states it."""

from collections.abc import Mapping
from typing import Literal, cast

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
"""Kinds of plan of the output contract: what a letter itself can show."""
FinerPlan = Literal[
    "nonfederal_gov", "grandfathered", "grandfathered_other", "medicaid_ffs", "short_term", "sharing_ministry"
]
"""Kinds of plan that only the person can tell; another law reaches each than the letter's words suggest."""
_CONTRACT: Mapping[str, Plan] = {
    "nonfederal_gov": "employer_unknown_funding",
    "grandfathered": "employer_unknown_funding",
    "grandfathered_other": "individual",
    "medicaid_ffs": "medicaid",
    "short_term": "individual",
    "sharing_ministry": "unknown",
}


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
    plan: Plan | FinerPlan
    objections: tuple[Objection, ...] = ()
    evidence: dict[str, Span] = Field(default_factory=dict)
    """For `decision`, `stage`, `level`, `plan`: the words that decided it, where there are any."""
    findings: tuple[Finding, ...] = ()

    @property
    def contract_plan(self) -> Plan:
        """The plan as the output contract names it, which has no finer kinds."""
        return _CONTRACT.get(self.plan) or cast("Plan", self.plan)
