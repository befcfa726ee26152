"""The stage of care and the kind of plan."""

from claimback.classify.sentences import Sentence
from claimback.classify.votes import Votes
from claimback.model import Decision, Plan, Stage

_STAGE = {
    "h_rights": 0.1,
    "h_other": 0.0,
    "h_policy": 0.3,
    "rights": 0.2,
    "policy": 0.2,
    "history": 0.5,
    "conditional": 0.2,
}
_PLAN = {"h_other": 0.25, "h_rights": 0.85, "conditional": 0.25}
_PLANS: tuple[Plan, ...] = (
    "workers_comp", "va", "tricare", "fehb", "original_medicare", "medicare_advantage", "medicaid", "individual",
    "erisa_self_funded", "erisa_insured", "employer_unknown_funding",
)  # fmt: skip
"""Stronger claims first: of equals the first wins."""
_FUNDED: tuple[Plan, ...] = ("erisa_self_funded", "erisa_insured")
_LEAST = 0.55
_TOLD = 0.7


def stage(found: list[Sentence], decision: Decision) -> tuple[Stage, Votes]:
    """Whether the care is still to come, under way, or given."""
    votes = Votes(found, "stage", _STAGE)
    post, pre, now = votes["post_service"], votes["pre_service"], votes["concurrent"]
    if now >= 0.7 and now >= post:
        return "concurrent", votes
    if post >= 0.5 and post >= pre - 0.05:
        return "post_service", votes
    asked = pre >= 0.25 or decision not in {"not_a_decision", "unknown"}  # what is decided and not given is asked for
    return ("pre_service" if asked else "unknown"), votes


def plan(found: list[Sentence]) -> tuple[Plan, Votes]:
    """The kind of plan that the letter itself shows."""
    votes = Votes(found, "plan", _PLAN)
    best = max(_PLANS, key=lambda name: (round(votes[name], 2), -_PLANS.index(name)))
    if best == "employer_unknown_funding":  # who pays, where the letter tells it, says more than that it is a job's
        funded = max(_FUNDED, key=votes.__getitem__)
        best = funded if votes[funded] >= _TOLD else best
    return (best if votes[best] >= _LEAST else "unknown"), votes
