"""Practical dates: send within two weeks, or today where it is urgent, and ask when no answer comes."""

from datetime import date, timedelta

from claimback.knowledge.authorities import authority
from claimback.knowledge.rules import Clock, RuleRecord
from claimback.model import Deadline
from claimback.rights.counting import length, spoken
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
        due, how = case.today, "Today, because the last day seems to have passed."
    elif urgent(case):
        due, how = case.today, "Today, because what you told us is urgent: ask for the fast (expedited) decision now."
    elif _last_day_unknown(case, binding):
        due, how = case.today, "Now, because the last day is not known here and can be near: the letter decides."
    else:
        due = min([case.today + timedelta(days=SEND_WITHIN), *(deadline.due for deadline in open_)])
        how = f"Two weeks after {spoken(case.today)}, or the last day where that comes first."
    return Deadline(
        id="send_by",
        what=f"Send {_what(case)} {_way(case, due)}",
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
        return "what is asked for"
    return "your request for review" if case.denial.level == "final_internal" else "your appeal"


def _way(case: Situation, due: date) -> str:
    if urgent(case):
        return "today, by fax or telephone, and ask for the fast (expedited) decision"
    if due == case.today:
        return "today, in a way that proves the day of arrival"
    return "by then, in a way that proves the day of arrival"


def follow_up(case: Situation, sent: Deadline | None) -> Deadline | None:
    """The day by which an answer is due, counted from the planned day of sending by the regime's decision clock."""
    clock = _clock(case, case.rule, sent.due) if case.rule and sent else None
    if clock is None or sent is None:
        return None
    days = clock.amount if clock.unit == "days" else -(-clock.amount // 24)
    cited = authority(case.book, clock.authority, case.plan, case.today)
    note = f" ({clock.note})" if clock.note else ""
    return Deadline(
        id="follow_up",
        what="If no answer has come by then, call and ask for the decision",
        due=sent.due + timedelta(days=days),
        days=days,
        counted_from="sent",
        source="practice",
        authority=cited.id if cited else None,
        how=f"{length(clock.amount, clock.unit)}{note} after {spoken(sent.due)}, the planned day of sending. "
        "That time runs from the day on which the request is received.",
    )


def _clock(case: Situation, rule: RuleRecord, sent: date) -> Clock | None:
    decides = "first_decision" if case.denial.decision == "pended" else "appeal"
    clocks = [clock for clock in rule.clocks if clock.decides == decides and clock.holds(sent)]
    wanted = "expedited" if urgent(case) else case.denial.stage
    exact = [clock for clock in clocks if clock.case == wanted]
    usual = [clock for clock in clocks if clock.case != "expedited"]
    return min(exact or usual, key=lambda clock: clock.amount, default=None)
