"""What was decided, and at which step of the ladder."""

from claimback.classify.sentences import Sentence
from claimback.classify.votes import Votes
from claimback.model import AppealLevel, Decision

_DISCOUNT = {
    "h_rights": 0.15, "h_other": 0.0, "h_codes": 0.3, "h_policy": 0.4, "h_history": 0.15,
    "rights": 0.15, "policy": 0.15, "history": 0.2, "conditional": 0.15,
}  # fmt: skip
_LEVEL_DISCOUNT = {"h_rights": 0.2, "h_other": 0.0, "rights": 0.2, "conditional": 0.2}
_NEXT_DISCOUNT = {"h_other": 0.0}
SURE = 0.6
STRONG = 0.75
ANSWERS = 0.8


def decide(found: list[Sentence], by_code: bool) -> tuple[Decision, AppealLevel, Votes, Votes]:
    """The decision and the level, with the votes for each. `by_code`: a claim code that means a denial was seen."""
    votes = Votes(found, "decision", _DISCOUNT)
    here = Votes(found, "level", _LEVEL_DISCOUNT)
    decision = _decision(votes, here, by_code)
    return decision, _level(decision, here, Votes(found, "level", _NEXT_DISCOUNT)), votes, here


def _decision(votes: Votes, here: Votes, by_code: bool) -> Decision:
    denied, approved = max(votes["denied"], STRONG * by_code), votes["approved"]
    appeal = here["appeal_decided"] >= SURE or here["external_review"] >= STRONG
    if (appeal or max(votes["upheld"], votes["overturned"]) >= STRONG) and max(
        votes["overturned"], votes["upheld"]
    ) >= SURE:
        return _answered(votes)
    if votes["pended"] >= STRONG and votes["pended"] > votes.best("denied"):
        return "pended"
    if votes["not_a_decision"] >= 0.5 and votes["not_a_decision"] > max(denied, approved):
        return "not_a_decision"
    if denied >= SURE:
        return _some_denied(votes, approved, here["appeal_decided"] if appeal else 0.0)
    if approved >= SURE:
        return "approved"
    return _weak(votes)


def _answered(votes: Votes) -> Decision:
    """What is reversed only in part leaves something to appeal."""
    if votes["overturned"] <= votes["upheld"]:
        return "upheld"
    return "partially_approved" if votes.best("partially_approved") >= SURE else "overturned"


def _some_denied(votes: Votes, approved: float, appeal: float) -> Decision:
    """`appeal`: how surely the letter answers one; what still is denied then was upheld."""
    if appeal and votes["upheld"] >= 0.35:
        return "upheld"
    if votes.best("partially_approved") >= SURE or votes.split("approved", "denied"):
        return "partially_approved"
    if appeal >= ANSWERS:
        return "partially_approved" if approved >= STRONG and votes.best("denied") >= SURE else "upheld"
    return "approved" if approved > STRONG and votes.best("denied") < SURE else "denied"


def _weak(votes: Votes) -> Decision:
    names: tuple[Decision, ...] = ("denied", "approved", "pended", "not_a_decision", "upheld", "overturned")
    best = max(names, key=lambda name: votes[name])
    return best if votes[best] >= 0.35 else "unknown"


def _level(decision: Decision, here: Votes, ahead: Votes) -> AppealLevel:
    if decision in {"not_a_decision", "unknown"}:
        return "unknown"
    if here["external_review"] >= STRONG:
        return "external_review"
    answers = decision == "partially_approved" and here["appeal_decided"] >= ANSWERS
    if decision not in {"upheld", "overturned"} and not answers:
        return "initial"
    if decision != "overturned" and ahead["final_internal"] > ahead["internal_appeal"]:
        return "final_internal"
    return "internal_appeal"
