"""Why each date and right is there: the rule, how it was counted, and the words that it rests on."""

from collections.abc import Iterator

from claimback.knowledge.cards.times import clock
from claimback.knowledge.rules import RuleRecord, rules_of
from claimback.model import Deadline
from claimback.workflow.explain.lines import Told, authority, because, cites, heading, item, words

_SOURCE = {
    "letter": "The letter itself gives this time.",
    "law": "The law gives at least this time, whatever the letter says.",
    "practice": "Practical advice or caution; it is no rule of law.",
}


def deadlines(told: Told) -> Iterator[str]:
    """Each date with its source, count, rule and authority."""
    yield heading("Why each date")
    rules = rules_of(told.denial, told.book)
    for one in sorted(told.analysis.rights.deadlines, key=lambda day: day.due):
        yield item(f"{one.due}: {one.what}")
        yield because("Where it comes from", _SOURCE[one.source])
        yield from words(told, one.basis)
        yield because("How it was counted", one.how)
        yield from _rule(one, rules)
        yield from authority(told, one.authority)
    if not told.analysis.rights.deadlines:
        yield item("There is no date: the letter has none that can be counted, or nothing is verified for this step.")


def _rule(one: Deadline, rules: tuple[RuleRecord, ...]) -> Iterator[str]:
    """The rule of the knowledge base behind a date; practical dates have none."""
    for rule in rules:
        if one.id.startswith(rule.deadline):
            yield because("Rule", f"rules/us/{rule.id}, read in {rule.source}")
            return


def rights(told: Told) -> Iterator[str]:
    """What the rule for this plan and level gives: who decides, who may ask, how fast, what is free."""
    yield heading("Why each right")
    rules = rules_of(told.denial, told.book)
    for rule in rules:
        yield item(f"{rule.forum} [rules/us/{rule.id}]")
        yield from _right(told, rule)
    if not rules:
        yield item("The kind of plan is not known, so no right is claimed; `knowledge show unknown` says what to do.")


def _right(told: Told, rule: RuleRecord) -> Iterator[str]:
    denial = told.denial
    yield because("It applies because", f"the plan is {denial.plan}, the letter's level is {denial.level}, "
                  f"the care is {denial.stage}, and the decision is {denial.decision}")  # fmt: skip
    if rule.who:
        yield because("Who may ask", rule.who)
    if rule.expedited:
        rests = cites(told, rule.expedited.authorities)
        yield because("Fast route", f"{rule.expedited.needs} {rule.expedited.how} ({rests})")
    for one in rule.clocks:
        if one.case in (denial.stage, "expedited"):
            yield because("Time to decide", clock(told.book, one))
    if rule.notice:
        yield because("The letter must contain what is asked by", cites(told, rule.notice))
    if rule.free:
        yield because("Free of charge by", cites(told, rule.free))
    if rule.rests_on:
        yield because("It reaches this plan by", cites(told, rule.rests_on))
    if rule.next:
        yield because("After that", f"{rule.next} {_in(cites(told, (rule.next_authority,)))}")
    for text in rule.unverified:
        yield because("Left out", text)


def _in(text: str) -> str:
    return f"({text})" if text else ""
