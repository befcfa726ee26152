"""The law's floor: what a rule gives, counted safely from the letter's date, and from receipt where that is known."""

from datetime import date

from claimback.knowledge.rules import RuleRecord, Window
from claimback.knowledge.sentences import length, say, spoken
from claimback.model import Deadline
from claimback.rights.counting import last_day, start_of, unrolled
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
        what=_what(case, rule, window),
        due=due,
        days=(due - origin).days,
        counted_from="receipt" if from_receipt else "notice_date",
        source="practice" if window.caution else "law",
        authority=floor.authority.id if floor.authority and not window.caution else None,
        how=_how(case, floor, start, due, safe=safe),
    )


def _what(case: Situation, rule: RuleRecord, window: Window) -> str:
    if window.longest:
        return say(case.book, "rights.law_longest", told=rule.what)
    what = say(case.book, "rights.law_safe", told=rule.what) if window.caution else rule.what
    told = say(case.book, "rights.law_arrives") in rule.what
    return say(case.book, "rights.law_arrive", told=what) if window.must_arrive and not told else what


def _how(case: Situation, floor: Floor, start: date, due: date, *, safe: bool) -> str:
    window, book = floor.window, case.book
    time = length(book, window.amount, window.unit)
    parts = [say(book, "rights.law_how", time=time, origin=_origin(case, window, start))]
    if window.counted_from == "receipt" and safe and not window.presumed_receipt_days:
        parts.append(say(book, "rights.law_receipt"))
    parts += _missing_day(case, window, start)
    rolled = last_day(window, start)
    if rolled != due:
        parts.append(say(book, "rights.law_rolled", day=spoken(book, rolled)))
    return " ".join([*parts, _basis(case, floor), window.note]).strip()


def _missing_day(case: Situation, window: Window, start: date) -> list[str]:
    """Two readings where the last month lacks the day: the law's own, or the earlier one."""
    if window.unit != "months" or unrolled(window, start).day == start.day:
        return []
    return [say(case.book, f"rights.law_{window.no_matching_day}", day=start.day)]


def _origin(case: Situation, window: Window, start: date) -> str:
    day = spoken(case.book, start)
    if start == case.received and window.counted_from == "receipt":
        return say(case.book, "rights.law_from_receipt", day=day)
    if window.presumed_receipt_days and case.notice:
        wait = length(case.book, window.presumed_receipt_days, "days")
        return say(case.book, "rights.law_presumed", day=day, wait=wait)
    return say(case.book, "rights.law_from_notice", day=day) if start == case.notice else day


def _basis(case: Situation, floor: Floor) -> str:
    if not floor.basis:
        return ""
    basis = floor.basis.rstrip(".")
    if floor.window.longest:
        return say(case.book, "rights.law_basis_longest", basis=basis)
    return floor.basis if floor.window.caution else say(case.book, "rights.law_basis", basis=basis)
