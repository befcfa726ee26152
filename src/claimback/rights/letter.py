"""The letter's own words about time: always shown first."""

from dataclasses import dataclass
from datetime import date

from claimback.knowledge.rules import RuleRecord, Window
from claimback.knowledge.sentences import length, say, spoken
from claimback.model import Deadline, Fact
from claimback.rights.counting import last_day
from claimback.rights.situation import Situation
from claimback.rights.words import following, number, span_of


@dataclass(frozen=True, slots=True)
class Given:
    """A time that the letter gives: its deadline, its length in days (a month as 30), and from what it counts."""

    deadline: Deadline
    nominal: int
    anchor: str
    """`receipt`, `notice_date`, or empty where the words do not show it."""


def given(case: Situation, rule: RuleRecord | None) -> tuple[Given, ...]:
    """The times that the letter gives for the next appeal: a printed date, and a number of days counted out."""
    stated = [_stated(case, rule, fact) for fact in case.told.all("appeal_deadline")[:1]]
    counted = [_counted(case, rule, fact) for fact in case.told.all("appeal_window_days")[:1]]
    return tuple(found for found in (*stated, *counted) if found)


def _stated(case: Situation, rule: RuleRecord | None, fact: Fact) -> Given | None:
    due = case.told.day("appeal_deadline")
    if due is None:
        return None
    days = (due - case.notice).days if case.notice else 0
    deadline = Deadline(
        id=f"{_id(rule)}_stated",
        what=_what(case, rule),
        due=due,
        days=max(0, days),
        counted_from="stated",
        source="letter",
        how=say(case.book, "rights.letter_stated", day=spoken(case.book, due)),
        basis=span_of(fact),
    )
    return Given(deadline, days, "notice_date")


def _counted(case: Situation, rule: RuleRecord | None, fact: Fact) -> Given | None:
    start = case.notice or case.received
    days = number(fact)
    if start is None or days is None:
        return None
    words = following(case.document, fact)
    window, anchor = _window(case, days, words), _anchor(case, words)
    due = last_day(window, start)
    deadline = Deadline(
        id=_id(rule),
        what=_what(case, rule),
        due=due,
        days=(due - start).days,
        counted_from="notice_date" if case.notice else "receipt",
        source="letter",
        how=_how(case, window, anchor, start, words),
        basis=span_of(fact),
    )
    return Given(deadline, window.nominal_days, anchor)


def _window(case: Situation, days: int, words: str) -> Window:
    """Months by the calendar where the letter says months; the fact itself counts a month as 30 days, a year as 365."""
    if case.says("in_years", words):
        return Window(amount=max(1, round(days / 365)) * 12, unit="months", counted_from="receipt")
    if case.says("in_months", words):
        return Window(amount=max(1, round(days / 30.4)), unit="months", counted_from="receipt")
    return Window(amount=days, unit="days", counted_from="receipt")


def _anchor(case: Situation, words: str) -> str:
    if case.says("from_receipt", words):
        return "receipt"
    return "notice_date" if case.says("from_letter_date", words) else ""


def _how(case: Situation, window: Window, anchor: str, start: date, words: str) -> str:
    book = case.book
    day = say(book, f"rights.letter_from_{'notice' if case.notice else 'receipt'}")
    time = length(book, window.amount, window.unit)
    how = say(book, "rights.letter_how", time=time, start=spoken(book, start), day=day)
    if case.says("in_business_days", words):
        how += say(book, "rights.letter_business")
    if anchor != "receipt" or case.notice is None:
        return how
    how += say(book, "rights.letter_receipt")
    if case.received and case.received > start:
        later = spoken(book, last_day(window, case.received))
        how += say(book, "rights.letter_later", received=spoken(book, case.received), later=later)
    return how


def _id(rule: RuleRecord | None) -> str:
    return rule.deadline if rule else "appeal"


def _what(case: Situation, rule: RuleRecord | None) -> str:
    return rule.what if rule else say(case.book, "rights.letter_what")
