"""What is to be said about the dates themselves: passed, near, missing, or still to come."""

from claimback.knowledge.sentences import length, say, spoken
from claimback.model import Deadline, Finding
from claimback.rights.situation import Situation

NEAR = 14
"""Days before a last day from which the person is warned."""


def warnings(case: Situation, binding: tuple[Deadline, ...]) -> tuple[Finding, ...]:
    """What is to be said about the dates themselves."""
    found = [_no_date(case), _future(case), _received_early(case), _passed_or_near(case, binding)]
    return tuple(one for one in found if one)


def state_of(case: Situation, binding: tuple[Deadline, ...]) -> str:
    """`passed`, `near` or `open`; `none` where there is no date to act by."""
    if not binding:
        return "none"
    left = [(deadline.due - case.today).days for deadline in binding if deadline.due >= case.today]
    return "passed" if not left else "near" if min(left) <= NEAR else "open"


def _no_date(case: Situation) -> Finding | None:
    if case.notice or case.told.day("appeal_deadline"):
        return None
    return Finding(
        id="no_notice_date",
        level="warning",
        message=say(case.book, "rights.no_date"),
        fix=say(case.book, "rights.no_date_fix"),
    )


def _future(case: Situation) -> Finding | None:
    if case.notice is None or case.notice <= case.today:
        return None
    return Finding(
        id="notice_date_in_future",
        level="warning",
        message=say(case.book, "rights.future", day=spoken(case.book, case.notice)),
        fix=say(case.book, "rights.future_fix"),
    )


def _received_early(case: Situation) -> Finding | None:
    """A receipt before the letter's date is not believed, and that is said."""
    if case.notice is None or case.received is None or case.received >= case.notice:
        return None
    days = {"received": spoken(case.book, case.received), "notice": spoken(case.book, case.notice)}
    return Finding(
        id="received_before_notice",
        level="warning",
        message=say(case.book, "rights.received_early", **days),
        where="notice_received_on",
        fix=say(case.book, "rights.received_early_fix"),
    )


def _passed_or_near(case: Situation, binding: tuple[Deadline, ...]) -> Finding | None:
    state = state_of(case, binding)
    first = min((deadline for deadline in binding), key=lambda deadline: deadline.due, default=None)
    if first is None:
        return None
    if state == "passed":
        last = max(binding, key=lambda deadline: deadline.due).due
        return Finding(
            id="deadline_passed",
            level="warning",
            message=say(case.book, "rights.passed", day=spoken(case.book, last)),
            fix=say(case.book, "rights.passed_fix"),
        )
    if first.due < case.today:
        return Finding(
            id="safe_day_passed",
            level="warning",
            message=say(case.book, "rights.safe_passed", day=spoken(case.book, first.due)),
            fix=say(case.book, "rights.safe_passed_fix"),
        )
    if state == "near":
        left, book = (first.due - case.today).days, case.book
        return Finding(
            id="deadline_near",
            level="warning",
            message=say(book, "rights.near", day=spoken(book, first.due), left=length(book, left, "days"))
            if left
            else say(book, "rights.near_today"),
            fix=say(book, "rights.near_fix"),
        )
    return None
