"""The words of the letter around a number of days."""

from claimback.model import Document, Fact, Span, flatten

_AFTER = 170
"""Characters after the number in which the unit and the day to count from are looked for."""


def following(document: Document, fact: Fact) -> str:
    """The words from the fact's own words onward, on one line; empty where the fact is not from this letter."""
    if not isinstance(fact.source, Span) or fact.source.document != document.id:
        return ""
    text = document.page(fact.source.page).text
    return flatten(text, fact.source.start, min(len(text), fact.source.end + _AFTER)).text


def number(fact: Fact) -> int | None:
    """A sensible number of days, up to ten years; else None."""
    try:
        days = int(float(str(fact.value)))
    except ValueError:
        return None
    return days if 0 < days <= 3660 else None


def span_of(fact: Fact) -> Span | None:
    """Where a document says it, or None for an answer."""
    return fact.source if isinstance(fact.source, Span) else None
