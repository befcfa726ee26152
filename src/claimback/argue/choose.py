"""Chooses the arguments that hold on known facts, and no other."""

from collections.abc import Iterator
from datetime import date

from claimback.knowledge import Book, authority, holds
from claimback.knowledge.arguments import ArgumentRecord
from claimback.knowledge.templates import Papers, Teller, story
from claimback.model import Argument, AuthorityRef, Denial, Evidence, Fact, Known, Support


def argue(denial: Denial, known: Known, evidence: Evidence, today: date, book: Book) -> tuple[Argument, ...]:
    """The arguments that apply, strongest first; `draft` puts each under the objection that it answers.

    An argument applies only when the letter gives one of the reasons that it answers, the plan type is right, its
    condition holds on facts that are known and confirmed, and something is left to say.
    """
    told = story(denial, known, evidence, today, book)
    papers = Papers(evidence=evidence)
    teller = Teller(told, papers, denial.plan, today, book)
    later = Teller(told, papers, denial.plan, today, book, told={fact.name for fact in told})
    stated = {objection.kind for objection in denial.objections}
    found = [
        (record, _made(record, stated, facts, teller))
        for record in book.records(ArgumentRecord).values()
        if stated.intersection(record.answers)
        and (not record.plans or denial.plan in record.plans)
        and (facts := holds(record.when, told)) is not None
        and (teller.tell(record.say, record.id) or later.tell(record.say, record.id))
    ]
    ordered = sorted(found, key=lambda pair: (-pair[0].strength, pair[0].id))
    return tuple(_one_of_a_group(ordered))


def _one_of_a_group(ordered: list[tuple[ArgumentRecord, Argument]]) -> Iterator[Argument]:
    groups: set[str] = set()
    for record, argument in ordered:
        if not record.group or record.group not in groups:
            yield argument
        groups.add(record.group)


def _made(record: ArgumentRecord, stated: set[str], facts: tuple[Fact, ...], teller: Teller) -> Argument:
    papers, known = teller.papers, teller.known
    cited = [authority(teller.book, id_, teller.plan, teller.today) for id_ in record.authorities]
    rests: tuple[Support, ...] = (
        *papers.refs(facts, known),
        *papers.pointers(record.exhibits, [fact for name in record.exhibits for fact in known.all(name)]),
        *(AuthorityRef(id=one.id, citation=one.citation) for one in cited if one is not None),
    )
    return Argument(
        id=record.id,
        answers=tuple(kind for kind in record.answers if kind in stated),
        claim=record.claim,
        strength=record.strength,
        rests_on=rests,
    )
