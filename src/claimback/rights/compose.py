"""Rights from a letter: dates, next steps, and the defects of the notice."""

from datetime import date

from claimback.knowledge import Book
from claimback.knowledge.sentences import say
from claimback.model import Deadline, Denial, Derived, Document, Fact, Finding, Known, Reading, Rights
from claimback.rights.dates import Dates, dates
from claimback.rights.defects import defects, pages_missing
from claimback.rights.doctor_call import peer_to_peer
from claimback.rights.practice import follow_up, send_by
from claimback.rights.situation import Situation, known_of
from claimback.rights.steps import steps
from claimback.rights.urgency import channels
from claimback.rights.warnings import state_of, warnings

_NOTHING_TO_APPEAL = ("approved", "overturned", "not_a_decision")


def rights(  # noqa: PLR0917 - the stage interface
    document: Document, reading: Reading, denial: Denial, today: date, book: Book, known: Known | None = None
) -> Rights:
    """What follows from the plan type, the level and the dates.

    `today` is the day to count practical dates from. `known` adds what the person told us, such as the day on which
    the letter arrived, the state, or red flags. Binding dates come first, the earliest before the others.
    """
    case = Situation(document, reading, denial, today, book, known_of(reading, denial, known))
    if denial.decision in _NOTHING_TO_APPEAL:
        return Rights(steps=steps(case, case.told, ()))
    binding = dates(case)
    deadlines = _all(case, binding)
    told = case.told.plus([_state(case, binding.deadlines), *channels(case)])
    return Rights(
        deadlines=deadlines,
        steps=steps(case, told, deadlines),
        defects=defects(case, (*binding.signals, *reading.findings, *denial.findings)),
        findings=(*warnings(case, binding.deadlines), *binding.findings, *_open_points(case, binding)),
    )


def _all(case: Situation, binding: Dates) -> tuple[Deadline, ...]:
    sent = send_by(case, binding.deadlines)
    practical = (
        sent,
        peer_to_peer(case) if case.denial.level in ("initial", "unknown") else None,
        follow_up(case, sent),
    )
    return (*binding.deadlines, *(deadline for deadline in practical if deadline))


def _state(case: Situation, binding: tuple[Deadline, ...]) -> Fact:
    value = state_of(case, binding)
    source = Derived(rule="deadline_state", using=("notice_date", "appeal_window_days", "appeal_deadline"))
    return Fact(name="deadline_state", value=value, source=source, found_by="deadline_state", confidence=1.0)


def _open_points(case: Situation, binding: Dates) -> list[Finding]:
    """What is known to exist but was not verified, what needs no filing, and pages that are not here."""
    found: list[Finding] = []
    if case.rule and case.rule.automatic:
        message = say(case.book, "rights.forwarded")
        found.append(Finding(id="forwarded", level="info", message=message))
    if case.rule and not any(deadline.source in ("law", "letter") for deadline in binding.deadlines):
        found += [Finding(id="not_verified", level="info", message=text) for text in case.rule.unverified]
    if pages_missing(case):
        message, fix = say(case.book, "rights.pages_missing"), say(case.book, "rights.pages_missing_fix")
        found.append(Finding(id="pages_missing", level="info", message=message, fix=fix))
    return found
