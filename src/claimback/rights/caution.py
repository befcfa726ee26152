"""Safe dates that are no rule: an unknown plan, and a state's shorter time for an urgent request."""

from claimback.knowledge.plans import PlanRecord
from claimback.knowledge.rules import RuleRecord, SafeRule, StateRule, Window
from claimback.knowledge.sentences import length, say, spoken
from claimback.model import Deadline
from claimback.rights.counting import last_day, unrolled
from claimback.rights.situation import Situation


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
        what=say(case.book, "rights.caution_what"),
        due=due,
        days=(due - start).days,
        counted_from="notice_date" if case.notice else "receipt",
        source="practice",
        how=say(case.book, "rights.caution_how", days=(due - start).days, start=spoken(case.book, start), plan=name),
    )


def _safe_windows(case: Situation, rule: RuleRecord) -> tuple[Window, ...]:
    safe = [one for one in case.book.records(SafeRule).values() if one.deadline == rule.deadline and rule.by_state]
    return tuple(window for one in safe for window in one.windows)


def expedited(case: Situation) -> tuple[Deadline, ...]:
    """A state's shorter time for an expedited external review, where the case is one."""
    rule, state = case.rule, case.book.records(StateRule).get((case.state or "").lower())
    urgent = case.told.text("urgent_now") in ("yes", "True")
    if not (urgent and rule and rule.by_state and state and state.expedited_window and case.notice):
        return ()
    window = state.expedited_window
    due = last_day(window, case.notice)
    return (
        Deadline(
            id=f"{rule.deadline}_expedited",
            what=say(case.book, "rights.fast_external_what"),
            due=due,
            days=(due - case.notice).days,
            counted_from="notice_date",
            source="practice",
            how=say(
                case.book,
                "rights.fast_external_how",
                time=length(case.book, window.amount, window.unit),
                start=spoken(case.book, case.notice),
                state=state.name,
                note=window.note,
            ),
        ),
    )
