"""The dates by which the person must act: the letter's words and the law's floor, the earlier first."""

from dataclasses import dataclass

from claimback.knowledge.sentences import say
from claimback.model import Deadline, Finding
from claimback.rights.caution import caution, expedited
from claimback.rights.compare import counted_early, disagreeing, kept, shorter
from claimback.rights.floors import Floor, floors
from claimback.rights.law import deadlines
from claimback.rights.letter import Given, given
from claimback.rights.situation import Situation


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
    found = _named(kept(letter), case)
    law = [day for floor in laws[:1] for day in deadlines(case, floor)]
    found = _with_law(found, law, laws, case)
    if not found and (guess := caution(case)):
        found.append(guess)
    beside = [
        day for rule in case.rules if rule.also for floor in floors(case, rule)[:1] for day in deadlines(case, floor)
    ]
    ordered = sorted([*found, *expedited(case)], key=lambda day: (day.due, day.source != "letter"))
    return Dates(
        deadlines=(*ordered, *beside),
        findings=(*disagreeing(letter, case.book), *counted_early(letter, laws, case.book)),
        signals=shorter(letter, laws, case.book),
    )


def _named(letter: tuple[Given, ...], case: Situation) -> list[Deadline]:
    """The letter's dates under their own names; two that disagree may be for different steps."""
    days = [one.deadline for one in letter]
    if len(days) == 1:
        return [days[0].model_copy(update={"id": days[0].id.removesuffix("_stated")})]
    return [
        day.model_copy(update={"what": say(case.book, "rights.other_day_what")})
        if day.counted_from == "stated"
        else day
        for day in days
    ]


def _with_law(letter: list[Deadline], law: list[Deadline], laws: tuple[Floor, ...], case: Situation) -> list[Deadline]:
    """Letter and law side by side; one entry with both where they fall on the same day."""
    if not letter:
        return law
    if laws and laws[0].window.caution:
        return letter
    same = {day.due: day for day in law}
    merged = [_agreeing(day, laws[0], case) if day.due in same else day for day in letter]
    known = {day.due for day in letter}
    return [*merged, *(day for day in law if day.due not in known)]


def _agreeing(letter: Deadline, floor: Floor, case: Situation) -> Deadline:
    how = say(case.book, "rights.same_day_how", how=letter.how, basis=floor.basis.rstrip("."))
    cited = floor.authority.id if floor.authority else None
    return letter.model_copy(update={"authority": cited, "how": how})
