"""What to do next, most useful first; an emergency before any paperwork."""

import string
from dataclasses import replace

from claimback.knowledge.authorities import first
from claimback.knowledge.defects import StepRecord
from claimback.knowledge.plans import ContactRecord
from claimback.knowledge.sentences import say
from claimback.model import Deadline, Known, Step
from claimback.rights.cheaper import cheaper
from claimback.rights.help import free_help, state_office
from claimback.rights.situation import Situation
from claimback.rights.urgency import fits

_UNDECIDED = ("denied", "partially_approved", "upheld", "pended", "unknown")

_CHEAPER_ORDER, _OFFICE_ORDER, _FAST_ORDER = 17, 41, 45
_NEXT_ORDER, _HELP_ORDER = 65, 75


def steps(case: Situation, known: Known, deadlines: tuple[Deadline, ...]) -> tuple[Step, ...]:
    """The steps that fit this case, in order. `known` may hold derived facts beside those of the case."""
    days = {deadline.id: deadline for deadline in deadlines}
    urged = replace(case, told=known)
    records = sorted(case.book.records(StepRecord).values(), key=lambda record: (record.order, record.id))
    fitting = [record for record in records if fits(urged, record)]
    quicker = cheaper(case, known, [record.id for record in fitting])
    found = [(record.order, _step(case, record, known, days)) for record in _not_told(fitting, quicker)]
    asked = any(step and step.id == "ask_expedited" for _, step in found)
    found += [(_CHEAPER_ORDER, step) for step in quicker]
    found += [
        (_OFFICE_ORDER, state_office(case)),
        (_FAST_ORDER, None if asked else _fast(case)),
        (_NEXT_ORDER, _next(case)),
        (_HELP_ORDER, free_help(case) if case.denial.decision in _UNDECIDED else None),
    ]
    return tuple(step for _, step in sorted(found, key=lambda pair: pair[0]) if step)


def _not_told(records: list[StepRecord], quicker: tuple[Step, ...]) -> list[StepRecord]:
    """The steps without those that a cheaper way says more exactly."""
    kinds = {step.id.removeprefix("cheaper_").rpartition("_")[0] for step in quicker}
    return [record for record in records if not kinds.intersection(record.unless_cheaper)]


def _step(case: Situation, record: StepRecord, known: Known, days: dict[str, Deadline]) -> Step | None:
    what = _filled(record.what, known)
    if what is None:
        return None
    details = [text for detail in record.details if (text := _filled(detail, known))]
    cited = first(case.book, record.authorities, case.plan, case.today, case.state)
    when = next((days[id_].due for id_ in record.deadlines if id_ in days), None)
    return Step(
        id=record.id,
        what=" ".join([what, *details, *_offices(case, record)]),
        why=record.why,
        when=when,
        authority=cited.id if cited else None,
    )


def _offices(case: Situation, record: StepRecord) -> list[str]:
    offices = case.book.records(ContactRecord)
    named = [offices[id_] for id_ in record.contacts if id_ in offices and offices[id_].verified]
    return [f"{one.name}: {', '.join(text for text in (one.phone, one.url) if text)}." for one in named]


def _filled(text: str, known: Known) -> str | None:
    """The text with the facts that it names, or None where one is unknown."""
    names = {name for _, name, _, _ in string.Formatter().parse(text) if name}
    if any(name not in known for name in names):
        return None
    return text.format(**{name: " ".join(str(known.text(name)).split()) for name in names})


def _fast(case: Situation) -> Step | None:
    """The fast route as an option: what it needs, and how to ask."""
    rule = case.rule
    if rule is None or rule.expedited is None or case.denial.stage == "post_service":
        return None
    cited = first(case.book, rule.expedited.authorities, case.plan, case.today, case.state)
    return Step(
        id="fast_option",
        what=say(case.book, "rights.fast_what", how=rule.expedited.how),
        why=say(case.book, "rights.fast_why", needs=rule.expedited.needs),
        authority=cited.id if cited else None,
    )


def _next(case: Situation) -> Step | None:
    rule = case.rule
    if rule is None or not rule.next or rule.automatic:
        return None
    cited = first(case.book, (rule.next_authority,), case.plan, case.today, case.state) if rule.next_authority else None
    why = say(case.book, "rights.next_why")
    return Step(id="next_level", what=rule.next, why=why, authority=cited.id if cited else None)
