"""Windows and clocks in words: how long, from when, for whom, and where that was read."""

from claimback.knowledge.book import Book
from claimback.knowledge.cards.base import cited, dates, plain
from claimback.knowledge.rules import Clock, Window

_FROM = {"notice_date": "the date on the notice", "receipt": "the day on which the notice was received"}
_WHO = {"first_decision": "A first decision", "appeal": "An appeal"}


def length(amount: int, unit: str) -> str:
    """`180 days`, `1 month`."""
    return f"{amount} {unit.removesuffix('s') if amount == 1 else unit}"


def window(book: Book, one: Window) -> str:
    """One time to act, with everything that changes the count."""
    parts = [f"{length(one.amount, one.unit)} from {_FROM[one.counted_from]}"]
    parts += _count(one)
    parts += [one.note.rstrip(".")] if one.note else []
    where = cited(book, one.authority)
    return "; ".join(parts) + (f". Read in {where}." if where else ".")


def _count(one: Window) -> list[str]:
    said: list[str] = []
    if one.presumed_receipt_days:
        said.append(f"receipt is presumed {length(one.presumed_receipt_days, 'days')} after the date on the notice")
    if one.unit == "months":
        first = one.no_matching_day == "first_of_next"
        said.append("where the month lacks the day: " + ("the first of the next month" if first else "its last day"))
    said.append("moves off weekends and federal holidays" if one.roll == "federal" else "does not move off weekends")
    said += ["must have arrived by then"] if one.must_arrive else []
    said += ["the longest that the law lets it be"] if one.longest else []
    said += ["a safe count, not a rule of law"] if one.caution and not one.longest else []
    when = dates(one.first_day, one.last_day)
    return [*said, f"for notices {when}"] if when else said


def clock(book: Book, one: Clock) -> str:
    """One time to decide."""
    when = dates(one.first_day, one.last_day)
    notes = "".join(f" ({text})" for text in (when, one.note) if text)
    who = f"{_WHO[one.decides]}, {plain(one.case)}"
    return f"{who}: {length(one.amount, one.unit)}{notes}. Read in {cited(book, one.authority)}."
