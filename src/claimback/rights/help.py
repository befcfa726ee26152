"""Where to ask for the next review, and who helps free of charge. Only what was verified is printed."""

from claimback.knowledge.authorities import first
from claimback.knowledge.phrases import compiled
from claimback.knowledge.plans import contacts
from claimback.knowledge.rules import Signs, StateRule
from claimback.knowledge.sentences import say
from claimback.model import Step
from claimback.rights.situation import Situation

_UNDER_STATE_LAW = ("erisa_insured", "individual")


def state_office(case: Situation) -> Step | None:
    """Where a state's external review is asked for, for plans that are surely under state law."""
    state = case.book.records(StateRule).get((case.state or "").lower())
    if not (case.rule and case.rule.by_state and state and case.plan in _UNDER_STATE_LAW):
        return None
    reach = [text for text in (state.where_to_file, state.phone, state.url) if text]
    book = case.book
    place = say(book, "rights.office_reach", reach=", ".join(reach)) if reach else say(book, "rights.office_in_letter")
    fee = say(book, "rights.office_fee", fee=state.fee) if state.fee else ""
    cited = first(case.book, state.authorities, case.plan, case.today, case.state)
    return Step(
        id="state_office",
        what=say(book, "rights.office_what", state=state.name, place=place, fee=fee),
        why=state.note or say(book, "rights.office_why"),
        authority=cited.id if cited else None,
    )


def free_help(case: Situation) -> Step | None:
    """Public offices that help people with this kind of plan."""
    offices = contacts(case.book, case.plan)
    if not offices:
        return None
    named = [f"{one.name}, {', '.join(text for text in (one.phone, one.url) if text)}" for one in offices]
    named += [say(case.book, "rights.help_named", office=office) for office in _named(case)]
    return Step(
        id="free_help",
        what=say(case.book, "rights.help_what", offices="; ".join(named)),
        why=say(case.book, "rights.help_why"),
    )


def _named(case: Situation) -> list[str]:
    """The state's office that the letter itself names, with the number that it gives."""
    record = case.book.records(Signs).get("state_help")
    for flat in case.flat:
        for pattern in record.any if record else ():
            if hit := compiled(case.book, pattern.match).search(flat.text):
                return [f"{hit['name']}, {hit['number']}"]
    return []
