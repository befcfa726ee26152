"""Why each objection, defect, argument and step is there: the words, the facts, the rule, the honest limit."""

from collections.abc import Iterator

from claimback.knowledge.arguments import ArgumentRecord
from claimback.knowledge.defects import DefectRecord
from claimback.knowledge.objections import ObjectionRecord
from claimback.model import Argument, Finding, Support, Value
from claimback.workflow.explain.lines import Told, authority, because, heading, item, words


def objections(told: Told) -> Iterator[str]:
    """Each reason that the letter gives."""
    yield heading("Why each reason")
    records = told.book.records(ObjectionRecord)
    for one in told.denial.objections:
        record = records[one.kind]
        yield item(f"{record.name} [{one.kind}]")
        yield from words(told, one.stated)
        yield because("Found by", ", ".join(dict.fromkeys((one.found_by, *one.reasons))))
        yield because("What wins", record.what_wins)
        yield because("When not to argue it", record.honest_limit)
    if not told.denial.objections:
        yield item("The letter gives no reason that this program can recognize.")


def defects(told: Told) -> Iterator[str]:
    """Each defect of the notice."""
    yield heading("Why each defect of the notice")
    found = told.analysis.rights.defects
    for one in found:
        yield item(one.message)
        yield from _defect(told, one)
    if not found:
        yield item("None was found.")


def _defect(told: Told, one: Finding) -> Iterator[str]:
    record = told.book.records(DefectRecord)[one.id]
    yield because("Defect", f"defects/{one.id}, for this plan type and level")
    if one.quote is not None:
        yield from words(told, one.quote)
    elif record.present:
        yield because("Not found in the letter", f"words such as “{record.present[0].examples[0]}”")
    yield from authority(told, one.authority)
    yield because("In a letter", record.sentence or "nothing is said about it")


def arguments(told: Told) -> Iterator[str]:
    """Each argument, on which facts it was made, and when it should not be."""
    yield heading("Why each argument")
    made = told.made.arguments if told.made else ()
    for one in made:
        yield item(f"{one.claim} [arguments/{one.id}]")
        yield from _argument(told, one)
    if not made:
        yield item("None: no fact that is known so far makes one. The open questions say what would.")


def _argument(told: Told, one: Argument) -> Iterator[str]:
    yield because("Answers", ", ".join(one.answers))
    for support in one.rests_on:
        yield from _support(told, support)
    yield because("Honest limit", told.book.records(ArgumentRecord)[one.id].limit)


def _support(told: Told, one: Support) -> Iterator[str]:
    if one.type == "fact":
        quote = " ".join(one.quote.split())
        yield because("Fact", f"{one.name}: “{quote}” ({told.name_of(one.document)}, page {one.page})")
    elif one.type == "answer":
        yield because("Your answer", f"{one.question}: {_said(one.value)}")
    elif one.type == "exhibit":
        yield because("Enclosure", f"{one.label}, {told.name_of(one.document)}, page {one.page}")
    elif one.type == "authority":
        yield from authority(told, one.id)


def _said(value: Value) -> str:
    """An answer as a person reads it: the things of a list apart, the fields of each in order."""
    if isinstance(value, list):
        return "; ".join(_said(one) for one in value)
    if isinstance(value, dict):
        return ", ".join(f"{name.replace('_', ' ')} {_said(one)}" for name, one in value.items())
    return str(value)


def steps(told: Told) -> Iterator[str]:
    """Each next step."""
    yield heading("Why each step")
    for one in told.analysis.rights.steps:
        yield item(one.what)
        yield because("Why", one.why)
        yield from authority(told, one.authority)
