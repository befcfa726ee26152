"""What is to be said about the dates themselves: passed, near, missing, or still to come."""

from claimback.model import Deadline, Finding
from claimback.rights.counting import length, spoken
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
        message="No date was found on the letter, so the last day to act cannot be counted.",
        fix="Look for the date or the postmark, and call the plan to ask for the last day.",
    )


def _future(case: Situation) -> Finding | None:
    if case.notice is None or case.notice <= case.today:
        return None
    return Finding(
        id="notice_date_in_future",
        level="warning",
        message=f"The date read from the letter, {spoken(case.notice)}, is still to come.",
        fix="Check the date against the letter.",
    )


def _received_early(case: Situation) -> Finding | None:
    """A receipt before the letter's date is not believed, and that is said."""
    if case.notice is None or case.received is None or case.received >= case.notice:
        return None
    return Finding(
        id="received_before_notice",
        level="warning",
        message=f"You say that the letter came on {spoken(case.received)}, but its own date is "
        f"{spoken(case.notice)}. The day that you gave was not used.",
        where="notice_received_on",
        fix="Correct the day on which you received the letter, or the date on the letter if it was read wrongly.",
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
            message=f"The last day to act, {spoken(last)}, seems to have passed.",
            fix="Send the appeal all the same, at once; say why it is late and ask that it be accepted for good cause.",
        )
    if first.due < case.today:
        return Finding(
            id="safe_day_passed",
            level="warning",
            message=f"The earlier, safe day ({spoken(first.due)}) has passed, but a later reading is still open.",
            fix="Send it today, and say on which day you received the letter.",
        )
    if state == "near":
        left = (first.due - case.today).days
        return Finding(
            id="deadline_near",
            level="warning",
            message=f"The last day, {spoken(first.due)}, is near: {length(left, 'days')} left."
            if left
            else "Today is the last day.",
            fix="Send a short appeal by fax now and say that more will follow.",
        )
    return None
