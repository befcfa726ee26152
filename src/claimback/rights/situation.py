"""What the rights stage knows about one letter, gathered once."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from claimback.knowledge import Book
from claimback.knowledge.phrases import Pattern, compiled
from claimback.knowledge.rules import RuleRecord, Signs, fits, rules_of
from claimback.model import Denial, Derived, Document, Fact, Flat, Known, Reading, Span, flatten

_KIND = ("plan", "stage", "level", "decision")


@dataclass(frozen=True)
class Situation:
    """One letter, its reading, and what the person told us; `today` is the day to count from."""

    document: Document
    reading: Reading
    denial: Denial
    today: date
    book: Book
    told: Known

    @cached_property
    def notice(self) -> date | None:
        """The date on the letter."""
        return self.told.day("notice_date")

    @cached_property
    def received(self) -> date | None:
        """The day on which the person received the letter, where they said so."""
        return self.told.day("notice_received_on")

    @cached_property
    def on(self) -> date:
        """The day whose law applies: that of the letter, else today."""
        return self.notice or self.today

    @cached_property
    def state(self) -> str | None:
        """The person's state, two letters, where it is known."""
        said = self.told.text("state")
        return said.strip().upper() if said else None

    @cached_property
    def flat(self) -> tuple[Flat, ...]:
        """Each page on one line, for patterns."""
        return tuple(flatten(page.text) for page in self.document.pages)

    @property
    def plan(self) -> str:
        """The plan type of the contract."""
        return self.denial.plan

    @cached_property
    def rules(self) -> tuple[RuleRecord, ...]:
        """The rules for this plan, level, stage and decision: the main one first."""
        return rules_of(self.denial, self.book)

    def fits(self, rule: RuleRecord) -> bool:
        """Whether a rule is about this level, stage and decision, whatever the plan."""
        return fits(rule, self.denial)

    @property
    def rule(self) -> RuleRecord | None:
        """The main rule, or None for an unknown plan."""
        return self.rules[0] if self.rules and not self.rules[0].also else None

    def find(self, patterns: tuple[Pattern, ...]) -> Span | None:
        """The first words of the letter that one of the patterns finds."""
        for page, flat in zip(self.document.pages, self.flat, strict=True):
            for pattern in patterns:
                if found := compiled(self.book, pattern.match).search(flat.text):
                    return self.document.span(page.number, *flat.back(*found.span()))
        return None

    def says(self, sign: str, text: str) -> bool:
        """Whether a short text shows one of the signs of `rules/signs`."""
        record = self.book.records(Signs).get(sign)
        return bool(record) and any(compiled(self.book, one.match).search(text) for one in record.any)


def known_of(reading: Reading, denial: Denial, known: Known | None) -> Known:
    """The facts of the case: what was given, else the letter's own with what kind of case it is."""
    if known is not None and all(name in known for name in _KIND):
        return known
    kind = [_fact(name, getattr(denial, name)) for name in _KIND if known is None or name not in known]
    reasons = [_fact("objection", one.kind) for one in denial.objections if known is None or "objection" not in known]
    return Known([*reading.facts, *(known or ()), *kind, *reasons])


def _fact(name: str, value: str) -> Fact:
    return Fact(name=name, value=value, source=Derived(rule="classify"), found_by="classify", confidence=0.9)
