"""Which windows the law, or the safe rule, gives after a letter."""

from dataclasses import dataclass

from claimback.knowledge.authorities import authority
from claimback.knowledge.rules import RuleRecord, SafeRule, StateRule, Window
from claimback.model import Authority
from claimback.rights.counting import unrolled
from claimback.rights.situation import Situation


@dataclass(frozen=True, slots=True)
class Floor:
    """One window that applies, and what it rests on."""

    window: Window
    rule: RuleRecord
    authority: Authority | None
    basis: str
    """The law in words, for the count: a citation, a state's statute, or why it is only a safe guess."""


def floors(case: Situation, rule: RuleRecord) -> tuple[Floor, ...]:
    """The windows after this letter, the earliest first; cautious guesses are marked on the window."""
    windows = _by_state(case, rule) if rule.by_state else [(window, "") for window in rule.windows]
    found = [_floor(case, rule, window, words) for window, words in windows if window.holds(case.on)]
    start = case.notice or case.received
    return tuple(sorted(found, key=lambda floor: unrolled(floor.window, start) if start else floor.window.nominal_days))


def _floor(case: Situation, rule: RuleRecord, window: Window, words: str) -> Floor:
    cited = authority(case.book, window.authority, case.plan, case.on, case.state) if window.authority else None
    return Floor(window, rule, cited, cited.citation if cited and not words else words)


def _by_state(case: Situation, rule: RuleRecord) -> list[tuple[Window, str]]:
    """The state's verified window; where there is none, or the plan may not be under state law, the safe rule."""
    state = case.book.records(StateRule).get((case.state or "").lower())
    own = [(state.window, _statute(state))] if state and state.window else []
    sure = case.plan in ("erisa_insured", "individual")
    safe = [(window, safe.why) for safe in _safe_rules(case, rule) for window in safe.windows]
    return own if own and sure else [*safe, *own]


def _safe_rules(case: Situation, rule: RuleRecord) -> list[SafeRule]:
    rules = case.book.records(SafeRule).values()
    return [safe for safe in rules if case.plan in safe.plans and safe.deadline == rule.deadline]


def _statute(state: StateRule) -> str:
    note = f" {state.note}" if state.window and state.window.caution else ""
    return f"{state.name}: {state.statute}.{note}" if state.statute else f"{state.name}.{note}"
