"""Practical dates: send within two weeks, or today where it is urgent, and ask when no answer comes."""

from datetime import date, timedelta

from claimback.knowledge.authorities import authority
from claimback.knowledge.rules import Clock, RuleRecord
from claimback.knowledge.sentences import length, say, spoken
from claimback.model import Deadline
from claimback.rights.situation import Situation
from claimback.rights.urgency import urgent

SEND_WITHIN = 14
"""Days. Enough for most people to gather papers, and early enough to mend what is missing."""


def send_by(case: Situation, binding: tuple[Deadline, ...]) -> Deadline | None:
    """The planned day of sending: two weeks from today, or the earliest binding day that is still to come."""
    rule = case.rule
    done = case.denial.level == "external_review" or (rule is not None and rule.automatic)
    if done and not binding:
        return None
    open_ = [deadline for deadline in binding if deadline.due >= case.today]
    if binding and not open_:
        due, how = case.today, say(case.book, "rights.send_passed")
    elif urgent(case):
        due, how = case.today, say(case.book, "rights.send_urgent")
    elif _last_day_unknown(case, binding):
        due, how = case.today, say(case.book, "rights.send_unknown")
    else:
        due = min([case.today + timedelta(days=SEND_WITHIN), *(deadline.due for deadline in open_)])
        how = say(case.book, "rights.send_two_weeks", today=spoken(case.book, case.today))
    return Deadline(
        id="send_by",
        what=say(case.book, f"rights.send_{_what(case)}_{_way(case, due)}"),
        due=due,
        days=(due - case.today).days,
        counted_from="today",
        source="practice",
        how=how,
    )


def _last_day_unknown(case: Situation, binding: tuple[Deadline, ...]) -> bool:
    """A rule without a verified time, and a letter that gives none; or only the longest that the law allows."""
    rule = case.rule
    longest = rule is not None and any(window.longest for window in rule.windows)
    return rule is not None and (longest or (not binding and bool(rule.unverified)))


def _what(case: Situation) -> str:
    if case.denial.decision == "pended":
        return "asked"
    return "review" if case.denial.level == "final_internal" else "appeal"


def _way(case: Situation, due: date) -> str:
    if urgent(case):
        return "urgent"
    return "today" if due == case.today else "by_then"


def follow_up(case: Situation, sent: Deadline | None) -> Deadline | None:
    """The day by which an answer is due, counted from the planned day of sending by the regime's decision clock."""
    clock = _clock(case, case.rule, sent.due) if case.rule and sent else None
    if clock is None or sent is None:
        return None
    days = clock.amount if clock.unit == "days" else -(-clock.amount // 24)
    cited = authority(case.book, clock.authority, case.plan, case.today)
    note = f" ({clock.note})" if clock.note else ""
    time = length(case.book, clock.amount, clock.unit)
    return Deadline(
        id="follow_up",
        what=say(case.book, "rights.follow_what"),
        due=sent.due + timedelta(days=days),
        days=days,
        counted_from="sent",
        source="practice",
        authority=cited.id if cited else None,
        how=say(case.book, "rights.follow_how", time=time, note=note, sent=spoken(case.book, sent.due)),
    )


def _clock(case: Situation, rule: RuleRecord, sent: date) -> Clock | None:
    decides = "first_decision" if case.denial.decision == "pended" else "appeal"
    clocks = [clock for clock in rule.clocks if clock.decides == decides and clock.holds(sent)]
    wanted = "expedited" if urgent(case) else case.denial.stage
    exact = [clock for clock in clocks if clock.case == wanted]
    usual = [clock for clock in clocks if clock.case != "expedited"]
    return min(exact or usual, key=lambda clock: clock.amount, default=None)
