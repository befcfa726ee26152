"""The dates by which the person must act: the letter's words and the law's floor, the earlier first."""

from dataclasses import dataclass

from claimback.knowledge.rules import StateRule
from claimback.model import Deadline, Finding
from claimback.rights.counting import last_day, length, spoken
from claimback.rights.law import Floor, caution, deadlines, floors
from claimback.rights.letter import Given, given
from claimback.rights.situation import Situation

_MAIL = 5
"""A printed date this many days after the counted one leaves room for the mail and is no contradiction."""


@dataclass(frozen=True, slots=True)
class Dates:
    """Dates to act by, the earliest first; findings about them; and signals that a defect may be made of."""

    deadlines: tuple[Deadline, ...] = ()
    findings: tuple[Finding, ...] = ()
    signals: tuple[Finding, ...] = ()


def dates(case: Situation) -> Dates:
    """Everything that must be done by a day, without practical advice."""
    letter = given(case, case.rule)
    laws = floors(case, case.rule) if case.rule else ()
    found = _named(_kept(letter))
    found = _with_law(found, [day for floor in laws[:1] for day in deadlines(case, floor)], laws)
    if not found and (guess := caution(case)):
        found.append(guess)
    beside = [
        day for rule in case.rules if rule.also for floor in floors(case, rule)[:1] for day in deadlines(case, floor)
    ]
    ordered = sorted([*found, *_expedited(case)], key=lambda day: (day.due, day.source != "letter"))
    return Dates(
        deadlines=(*ordered, *beside),
        findings=(*_disagreeing(letter), *_counted_early(letter, laws)),
        signals=_shorter(letter, laws),
    )


def _kept(letter: tuple[Given, ...]) -> tuple[Given, ...]:
    """A printed date stands for the counted one where both say the same, mail time apart."""
    if len(letter) == 2 and 0 <= (letter[0].deadline.due - letter[1].deadline.due).days <= _MAIL:
        return letter[:1]
    return letter


def _named(letter: tuple[Given, ...]) -> list[Deadline]:
    """The letter's dates under their own names; two that disagree may be for different steps."""
    days = [one.deadline for one in letter]
    if len(days) == 1:
        return [days[0].model_copy(update={"id": days[0].id.removesuffix("_stated")})]
    return [
        day.model_copy(update={"what": "A day that the letter names; read there for which step it is"})
        if day.counted_from == "stated"
        else day
        for day in days
    ]


def _with_law(letter: list[Deadline], law: list[Deadline], laws: tuple[Floor, ...]) -> list[Deadline]:
    """Letter and law side by side; one entry with both where they fall on the same day."""
    if not letter:
        return law
    if laws and laws[0].window.caution:
        return letter
    same = {day.due: day for day in law}
    merged = [_agreeing(day, laws[0]) if day.due in same else day for day in letter]
    known = {day.due for day in letter}
    return [*merged, *(day for day in law if day.due not in known)]


def _agreeing(letter: Deadline, floor: Floor) -> Deadline:
    how = f"{letter.how} The law's own count comes to the same day ({floor.basis.rstrip('.')})."
    cited = floor.authority.id if floor.authority else None
    return letter.model_copy(update={"authority": cited, "how": how})


def _shorter(letter: tuple[Given, ...], laws: tuple[Floor, ...]) -> tuple[Finding, ...]:
    """The letter gives less than the law. Lengths are compared with a month as 30 days, so 120 days are four months."""
    firm = [floor for floor in laws if not floor.window.caution]
    counted = [one for one in letter if one.deadline.counted_from != "stated"] or list(letter)
    if not firm or not counted:
        return ()
    floor, one = firm[0], counted[0]
    least = floor.window.nominal_days
    least += floor.window.presumed_receipt_days if one.anchor == "notice_date" else 0
    if one.nominal <= 0 or one.nominal >= least:
        return ()
    law = length(floor.window.amount, floor.window.unit)
    message = f"The letter gives {length(one.nominal, 'days')}; the law gives at least {law}."
    cited = floor.authority.id if floor.authority else None
    return (
        Finding(
            id="window_shorter_than_law", level="warning", message=message, quote=one.deadline.basis, authority=cited
        ),
    )


def _counted_early(letter: tuple[Given, ...], laws: tuple[Floor, ...]) -> tuple[Finding, ...]:
    firm = [floor for floor in laws if not floor.window.caution and floor.window.counted_from == "receipt"]
    if not firm or firm[0].window.presumed_receipt_days:
        return ()
    for one in letter:
        stated = one.deadline.counted_from == "stated"
        if not stated and one.anchor == "notice_date" and one.nominal == firm[0].window.nominal_days:
            message = "The letter counts from its own date; the law counts from the day you received it."
            fix = "Keep to the letter's date if you can; if it has just passed, say when you received the letter."
            return (
                Finding(id="window_counted_early", level="info", message=message, fix=fix, quote=one.deadline.basis),
            )
    return ()


def _disagreeing(letter: tuple[Given, ...]) -> tuple[Finding, ...]:
    if len(_kept(letter)) < 2:
        return ()
    stated, counted = letter[0].deadline, letter[1].deadline
    message = (
        f"The letter names {spoken(stated.due)}, but the time that it gives, counted from its date, ends on "
        f"{spoken(counted.due)}."
    )
    fix = "They may be for different steps. Act by the earlier day, and ask the plan."
    return (Finding(id="letter_dates_disagree", level="warning", message=message, fix=fix, quote=stated.basis),)


def _expedited(case: Situation) -> tuple[Deadline, ...]:
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
            what="Safe last day to ask for expedited external review",
            due=due,
            days=(due - case.notice).days,
            counted_from="notice_date",
            source="practice",
            how=f"{length(window.amount, window.unit)} after {spoken(case.notice)}, the date on the letter. "
            f"{state.name}: {window.note}.",
        ),
    )
