"""The law's floor: what a rule gives, counted safely from the letter's date, and from receipt where that is known."""

from dataclasses import dataclass
from datetime import date

from claimback.knowledge.authorities import authority
from claimback.knowledge.plans import PlanRecord
from claimback.knowledge.rules import RuleRecord, SafeRule, StateRule, Window
from claimback.model import Authority, Deadline
from claimback.rights.counting import last_day, length, spoken, start_of, unrolled
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
    sure = case.plan in ("erisa_insured", "individual", "nonfederal_gov")
    safe = [(window, safe.why) for safe in _safe_rules(case, rule) for window in safe.windows]
    return own if own and sure else [*safe, *own]


def _safe_rules(case: Situation, rule: RuleRecord) -> list[SafeRule]:
    rules = case.book.records(SafeRule).values()
    return [safe for safe in rules if case.plan in safe.plans and safe.deadline == rule.deadline]


def _statute(state: StateRule) -> str:
    note = f" {state.note}" if state.window and state.window.caution else ""
    return f"{state.name}: {state.statute}.{note}" if state.statute else f"{state.name}.{note}"


def deadlines(case: Situation, floor: Floor) -> tuple[Deadline, ...]:
    """The safe date, counted from the letter's date; and the law's own, where the day of receipt is known and later."""
    window = floor.window
    safe_start = start_of(window, case.notice, None) or case.received
    if safe_start is None:
        return ()
    safe = _deadline(case, floor, safe_start, safe=True)
    own_start = start_of(window, case.notice, case.received)
    if own_start is None or own_start == safe_start:
        return (safe,)
    if own_start < safe_start:
        return (_deadline(case, floor, own_start, safe=True),)
    return (safe, _deadline(case, floor, own_start, safe=False))


def _deadline(case: Situation, floor: Floor, start: date, *, safe: bool) -> Deadline:
    """Safe means before any weekend as well: the law moves the day on, but nobody should lean on that."""
    window, rule = floor.window, floor.rule
    due = unrolled(window, start) if safe else last_day(window, start)
    from_receipt = start == case.received and window.counted_from == "receipt"
    origin = start if from_receipt else (case.notice or start)
    return Deadline(
        id=f"{rule.deadline}_{'caution' if window.caution else 'law'}{'' if safe else '_received'}",
        what=_what(rule, window),
        due=due,
        days=(due - origin).days,
        counted_from="receipt" if from_receipt else "notice_date",
        source="practice" if window.caution else "law",
        authority=floor.authority.id if floor.authority and not window.caution else None,
        how=_how(case, floor, start, due, safe=safe),
    )


def _what(rule: RuleRecord, window: Window) -> str:
    what = f"{rule.what} (safe date, not a rule)" if window.caution else rule.what
    return f"{what}: it must have arrived by then" if window.must_arrive and "reach" not in rule.what else what


def _how(case: Situation, floor: Floor, start: date, due: date, *, safe: bool) -> str:
    window = floor.window
    parts = [f"{length(window.amount, window.unit)} after {_origin(case, window, start)}."]
    if window.counted_from == "receipt" and safe and not window.presumed_receipt_days:
        parts.append(
            "The rule counts from the day you received the letter; counting from its date is the safe reading."
        )
    rolled = last_day(window, start)
    if rolled != due:
        parts.append(f"That is a weekend or holiday; the rule moves the last day to {spoken(rolled)}, but be earlier.")
    return " ".join([*parts, _basis(floor), window.note]).strip()


def _origin(case: Situation, window: Window, start: date) -> str:
    if start == case.received and window.counted_from == "receipt":
        return f"{spoken(start)}, the day you received it"
    if window.presumed_receipt_days and case.notice:
        wait = length(window.presumed_receipt_days, "days")
        return f"{spoken(start)}, when the rule presumes that you received it ({wait} after the date on the letter)"
    return f"{spoken(start)}, the date on the letter" if start == case.notice else spoken(start)


def _basis(floor: Floor) -> str:
    if not floor.basis:
        return ""
    return floor.basis if floor.window.caution else f"This is the least that the law gives ({floor.basis.rstrip('.')})."


def caution(case: Situation) -> Deadline | None:
    """For an unknown plan without a time in the letter: the shortest time of the plans that it could be."""
    start = case.notice or case.received
    if start is None or case.plan != "unknown" or case.denial.decision == "pended":
        return None
    plans = case.book.records(PlanRecord)
    options = [
        (unrolled(window, start), plans[name].name)
        for rule in case.book.records(RuleRecord).values()
        if case.fits(rule) and not rule.also
        for name in rule.plans
        if name in plans and plans[name].contract
        for window in (rule.windows or _safe_windows(case, rule))
        if window.holds(case.on)
    ]
    if not options:
        return None
    due, name = min(options)
    return Deadline(
        id="appeal_caution",
        what="Safe day to act by, until you know which kind of plan you have",
        due=due,
        days=(due - start).days,
        counted_from="notice_date" if case.notice else "receipt",
        source="practice",
        how=f"{(due - start).days} days after {spoken(start)}: the shortest time among the kinds of plan that "
        f"this could be ({name}). It is caution, not law: your plan may give more, and workers' compensation or an "
        "urgent route less.",
    )


def _safe_windows(case: Situation, rule: RuleRecord) -> tuple[Window, ...]:
    safe = [one for one in case.book.records(SafeRule).values() if one.deadline == rule.deadline and rule.by_state]
    return tuple(window for one in safe for window in one.windows)
