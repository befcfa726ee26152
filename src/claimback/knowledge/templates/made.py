"""Facts that restate or compute from other facts."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from claimback.knowledge.templates.words import Words
from claimback.model.fact import Derived, Fact, Value


def restated(name: str, value: Value, fact: Fact) -> Fact:
    """The same thing that a fact says, or a part of it, under another name."""
    return fact.model_copy(update={"name": name, "value": value, "found_by": "story"})


def derived(name: str, value: Value, using: Iterable[str] = ()) -> Fact:
    """A fact computed from others."""
    source = Derived(rule="story", using=tuple(using))
    return Fact(name=name, value=value, source=source, found_by="story", confidence=1, status="confirmed")


def items(fact_values: Iterable[Fact]) -> list[tuple[dict[str, object], Fact]]:
    """Every item of list facts with the fact that it comes from, earliest first."""
    found: list[tuple[dict[str, object], Fact]] = []
    for fact in fact_values:
        for item in fact.value if isinstance(fact.value, list) else [fact.value]:
            if isinstance(item, dict) and all(item != other for other, _ in found):
                found.append((item, fact))
    return sorted(found, key=lambda pair: str(pair[0].get("start") or pair[0].get("date") or ""))


def without_results(fact: Fact) -> Fact:
    """A list of treatments or visits without what came of them, for a sentence that does not tell it."""
    rows = fact.value if isinstance(fact.value, list) else [fact.value]
    kept = [{k: v for k, v in row.items() if k != "result"} if isinstance(row, dict) else row for row in rows]
    return fact.model_copy(update={"value": kept})


def field(item: dict[str, object], name: str) -> Value | None:
    """A field of an item when it has something in it."""
    value = item.get(name)
    return value if isinstance(value, str | int | float) and str(value).strip() else None


def period(start: object, end: object, words: Words) -> str | None:
    """`from August 10 to September 25, 2026`; with one end known, `since ...` or `until ...`."""
    first, last, forms = day(start), day(end), words.forms
    if first and last and first == last:
        return forms["on"].format(day=long_day(first, words))
    if first and last:
        shown = long_day(first, words, "day" if first.year != last.year else "day_of_year")
        return forms["from_to"].format(start=shown, end=long_day(last, words))
    if first:
        return forms["since"].format(day=long_day(first, words))
    return forms["until"].format(day=long_day(last, words)) if last else None


def day(value: object) -> date | None:
    """A date from ISO text, or None."""
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None


def long_day(when: date, words: Words, form: str = "day") -> str:
    """`October 12, 2026`, as the language writes it."""
    month = words.forms["months"].split("|")[when.month - 1]
    return words.forms[form].format(month=month, day=when.day, year=when.year)


def view(item: dict[str, Any], words: Words) -> dict[str, Any]:
    """An item with its dates in words: `lasting` within a sentence, `period` in a row of a table."""
    lasting = shown = period(item.get("start"), item.get("end"), words) or ""
    for form in ("on", "from_to"):
        shown = shown.removeprefix(words.forms[form].partition("{")[0])
    return {**item, "lasting": lasting, "period": shown[:1].upper() + shown[1:]}
