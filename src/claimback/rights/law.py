"""The law's floor: what a rule gives, counted safely from the letter's date, and from receipt where that is known."""

from datetime import date

from claimback.knowledge.rules import RuleRecord, Window
from claimback.model import Deadline
from claimback.rights.counting import last_day, length, spoken, start_of, unrolled
from claimback.rights.floors import Floor
from claimback.rights.situation import Situation


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
    if window.longest:
        return f"{rule.what}: the latest that the law lets it be; yours can be earlier, so act now"
    what = f"{rule.what} (safe date, not a rule)" if window.caution else rule.what
    return f"{what}: it must have arrived by then" if window.must_arrive and "reach" not in rule.what else what


def _how(case: Situation, floor: Floor, start: date, due: date, *, safe: bool) -> str:
    window = floor.window
    parts = [f"{length(window.amount, window.unit)} after {_origin(case, window, start)}."]
    if window.counted_from == "receipt" and safe and not window.presumed_receipt_days:
        parts.append(
            "The rule counts from the day you received the letter; counting from its date is the safe reading."
        )
    parts += _missing_day(window, start)
    rolled = last_day(window, start)
    if rolled != due:
        parts.append(f"That is a weekend or holiday; the rule moves the last day to {spoken(rolled)}, but be earlier.")
    return " ".join([*parts, _basis(floor), window.note]).strip()


def _missing_day(window: Window, start: date) -> list[str]:
    """Two readings where the last month lacks the day: the law's own, or the earlier one."""
    if window.unit != "months" or unrolled(window, start).day == start.day:
        return []
    if window.no_matching_day == "first_of_next":
        return [f"The last month has no day {start.day}; the rule then names the first day of the next month."]
    return [f"The last month has no day {start.day}; its last day is the earlier, safe reading."]


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
    if floor.window.longest:
        return f"That is the longest that the law lets the time be ({floor.basis.rstrip('.')})."
    return floor.basis if floor.window.caution else f"This is the least that the law gives ({floor.basis.rstrip('.')})."
