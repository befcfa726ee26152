"""Whether each record cites what reaches its own plans: the filters of `applies_to`, held against every use."""

from collections.abc import Iterable, Iterator

from claimback.knowledge.arguments import ArgumentRecord
from claimback.knowledge.authorities import AuthorityRecord
from claimback.knowledge.book import Book
from claimback.knowledge.defects import StepRecord
from claimback.knowledge.objections import COMMERCIAL, STATE_REGULATED, ObjectionRecord
from claimback.knowledge.rules import RuleRecord, StateRule

Told = Iterator[tuple[str, str]]
"""Where something is wrong, and what."""


def reached(book: Book) -> Told:
    """Every citation that its plans, or its state, cannot use."""
    yield from _rules(book)
    yield from _states(book)
    yield from _objections(book)
    for kind in (ArgumentRecord, StepRecord):
        for record in book.records(kind).values():
            where = f"{kind.folder}/{record.id}"
            yield from _for_some(book, where, record.authorities, record.plans)


def _rules(book: Book) -> Told:
    """A time counts for every plan of its rule; the other lists hold authorities of which each plan takes its own."""
    for rule in book.records(RuleRecord).values():
        where = f"{rule.folder}/{rule.id}"
        times = [one.authority for one in (*rule.windows, *rule.clocks) if one.authority]
        for id_ in dict.fromkeys(times):
            yield from _for_each(book, where, id_, rule.plans)
        fast = rule.expedited.authorities if rule.expedited else ()
        more = (*fast, *rule.notice, *rule.free, *rule.rests_on, *((rule.next_authority,) * bool(rule.next_authority)))
        yield from _for_some(book, where, more, rule.plans)


def _states(book: Book) -> Told:
    for state in book.records(StateRule).values():
        for id_ in state.authorities:
            record = book.records(AuthorityRecord).get(id_)
            if record and record.states and state.id.upper() not in record.states:
                yield f"{state.folder}/{state.id}", f"{id_} is the law of another state"


def _objections(book: Book) -> Told:
    for objection in book.records(ObjectionRecord).values():
        where = f"{objection.folder}/{objection.id}"
        for group, ids in objection.authorities.items():
            yield from _for_some(book, where, ids, _plans(group), state=group.removeprefix("state_"))


def _plans(group: str) -> tuple[str, ...]:
    if group == "commercial":
        return COMMERCIAL
    return STATE_REGULATED if group.startswith("state_") else () if group == "all" else (group,)


def _for_each(book: Book, where: str, id_: str, plans: Iterable[str]) -> Told:
    record = book.records(AuthorityRecord).get(id_)
    for plan in plans if record else ():
        if record and not _reaches(record, plan):
            yield where, f"{id_} does not reach the plan “{plan}”"


def _for_some(book: Book, where: str, ids: Iterable[str], plans: tuple[str, ...], state: str = "") -> Told:
    for id_ in ids:
        record = book.records(AuthorityRecord).get(id_)
        if record and plans and not any(_reaches(record, plan) for plan in plans):
            yield where, f"{id_} reaches none of the plans {', '.join(plans)}"
        elif record and len(state) == 2 and record.states and state.upper() not in record.states:
            yield where, f"{id_} is the law of another state"


def _reaches(record: AuthorityRecord, plan: str) -> bool:
    return plan in record.applies_to or "all" in record.applies_to
