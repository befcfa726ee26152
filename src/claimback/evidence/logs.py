"""A log of visits: lines that each begin with a date, as a therapist's attendance sheet has them."""

from datetime import date

from claimback.evidence.dates import days
from claimback.knowledge import Book
from claimback.model import Document, flatten

FEWEST = 3
"""Lines that make a log."""
COUNT = "0123456789.)# \t|"
"""Signs before the date: the number of the visit."""


def logged(document: Document, written: date | None, book: Book) -> tuple[date, ...]:
    """The days of the log in order; empty where there is none."""
    found: list[date] = []
    for page in document.pages:
        for line in page.text.splitlines():
            flat = flatten(line.strip())
            first = next((day for day in days(flat.text[:40], written, book) if not day.vague), None)
            if first and first.end < len(flat.text) and not flat.text[: first.start].strip(COUNT):
                found.append(first.on)
    return tuple(sorted(found)) if len(found) >= FEWEST else ()
