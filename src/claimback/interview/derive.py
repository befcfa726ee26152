"""What follows from the answers by counting and by rule; each derived fact names its rule and what it used."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from claimback.knowledge import Book, compiled
from claimback.knowledge.care import care_clock, day_of
from claimback.knowledge.interview import InterviewQuestion
from claimback.model import Derived, Fact, Known, Value


def derived(found: Sequence[Fact], today: date, book: Book) -> tuple[Fact, ...]:
    """Facts that the answers imply as of `today`; one that cannot be counted is left out."""
    known = Known(found)
    records = book.records(InterviewQuestion)
    facts = [*_care(known, today), *_lengths(known, today)]
    for record in records.values():
        facts += [*_shown(record, known, book), *_emergency(record, known), *_denied(record, known)]
    return tuple(fact for fact in facts if fact.name not in known)


def _fact(name: str, value: Value, rule: str, *using: str) -> Fact:
    source = Derived(rule=rule, using=using)
    return Fact(name=name, value=value, source=source, found_by=rule, confidence=1, status="confirmed")


def _care(known: Known, today: date) -> list[Fact]:
    """The conservative-care clock, once treatments are told."""
    if "treatments" not in known:
        return []
    used = ("treatments", "reevaluation") if "reevaluation" in known else ("treatments",)
    treatments = _items(known, "treatments")
    clock = care_clock(treatments, _items(known, "reevaluation"), today)
    undated = any(why == "no_start" for _, why in clock.left_out)
    facts: list[Fact] = []
    if clock.start and clock.end:
        facts.append(_fact("care_start", clock.start.isoformat(), "care_clock", "treatments"))
        facts.append(_fact("care_end", clock.end.isoformat(), "care_clock", *used))
    if clock.start or not undated:
        facts.append(_fact("care_days", clock.days, "care_clock", *used))
    if clock.start and "reevaluation" in known:
        facts.append(_fact("reevaluated_after_care", "yes" if clock.rechecked_on else "no", "care_clock", *used))
    return facts


def _items(known: Known, name: str) -> list[dict[str, Any]]:
    """Every item of the facts of that name, each once."""
    found = [item for fact in known.all(name) if isinstance(fact.value, list) for item in fact.value]
    return [item for at, item in enumerate(found) if item not in found[:at]]


def _lengths(known: Known, today: date) -> list[Fact]:
    """Whole weeks of symptoms, age in full years, and days since the plan document was asked for."""
    facts: list[Fact] = []
    asked = day_of(known.text("plan_documents_asked_on"))
    if asked and asked <= today:
        days = (today - asked).days
        facts.append(_fact("plan_documents_waited_days", days, "days_until_today", "plan_documents_asked_on"))
    onset, born = day_of(known.text("symptom_onset")), day_of(known.text("date_of_birth"))
    if onset and onset <= today:
        facts.append(_fact("symptom_weeks", (today - onset).days // 7, "whole_weeks_until_today", "symptom_onset"))
    if born and born <= today:
        had_birthday = (today.month, today.day) >= (born.month, born.day)
        age = today.year - born.year - (not had_birthday)
        facts.append(_fact("age", age, "full_years_until_today", "date_of_birth"))
    return facts


def _shown(record: InterviewQuestion, known: Known, book: Book) -> list[Fact]:
    """Yes where an item's text says so, no where the whole list was given and none does."""
    if record.type != "items" or record.fact not in known:
        return []
    items = _items(known, record.fact)
    return [
        _fact(
            name,
            "yes" if any(compiled(book, pattern.match).search(str(item.get(field.id, ""))) for item in items) else "no",
            f"shown_in_{record.id}",
            record.fact,
        )
        for field in record.fields
        for name, pattern in field.shows.items()
    ]


def _emergency(record: InterviewQuestion, known: Known) -> list[Fact]:
    """Yes when an answer means: get care now. There is no “no”: silence is no reassurance."""
    urgent = {choice.value for choice in record.choices if choice.emergency}
    told = [value for fact in known.all(record.fact) for value in _as_list(fact.value)]
    return [_fact("emergency", "yes", "get_care_now", record.fact)] if urgent.intersection(map(str, told)) else []


def _denied(record: InterviewQuestion, known: Known) -> list[Fact]:
    """“None of these” says no to each of the others. Only leaving one out does not."""
    alone = {choice.value for choice in record.choices if choice.alone}
    fact = known.first(record.fact)
    if fact is None or not alone.intersection(map(str, _as_list(fact.value))):
        return []
    others: list[Any] = [choice.value for choice in record.choices if not choice.alone]
    return [_fact(f"{record.fact}_denied", others, "none_of_these", record.fact)]


def _as_list(value: Value) -> list[Any]:
    return value if isinstance(value, list) else [value]
