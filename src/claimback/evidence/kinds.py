"""What kind of document a record is, what it is called, from when it is, and whom it is about."""

from datetime import date

from claimback.evidence.dates import Day, days
from claimback.evidence.logs import logged
from claimback.evidence.mentions import first
from claimback.knowledge import Book, compiled
from claimback.knowledge.cues_records import RecordKind
from claimback.model import Document, Flat, flatten

HEAD = 400
"""Characters at the top in which a kind's words count twice."""
ENOUGH = 2.5
"""Weight below which a document is of no known kind."""
NEAR_LABEL = 30
"""Characters before a date in which its label stands."""
NEAR_SIGNED = 70
"""The same for a signature, which has a name between."""
LABELED = 4
"""The lowest rank of a date that a label or a signature marks as the paper's own."""
STRONG = 6


def kind_of(document: Document, book: Book) -> str:
    """The id of the best fitting kind, or `other`."""
    text = "\n".join(page.text for page in document.pages[:3])
    scores = {kind.id: _score(text, kind, book) for kind in book.records(RecordKind).values()}
    best = max(scores, key=lambda id_: (scores[id_], id_))
    return best if scores[best] >= ENOUGH else "other"


def _score(text: str, kind: RecordKind, book: Book) -> float:
    total = 0.0
    for pattern in kind.patterns:
        found = compiled(book, pattern.match).search(text)
        if found:
            total += pattern.weight * (2 if found.start() < HEAD and pattern.weight >= 2 else 1)
    return total


def title_of(document: Document, kind: str, dated: date | None, book: Book) -> str:
    """The exhibit's title: `Physical therapy discharge summary, September 25, 2026`."""
    record = book.records(RecordKind).get(kind)
    name = document.filename.rsplit(".", 1)[0].replace("_", " ").replace("-", " ") if record is None else record.title
    head = document.pages[0].text[:1000] if document.pages else ""
    for exact in record.titles if record else ():
        if compiled(book, exact.match).search(head):
            name = exact.note
            break
    return f"{name}, {dated:%B} {dated.day}, {dated.year}" if dated else name


def date_of(document: Document, book: Book) -> date | None:
    """The day the document is from: the best labeled date, else the first one near the top that is no birth date."""
    best: tuple[int, date] | None = None
    for page in document.pages:
        flat = flatten(page.text)
        for day in days(flat.text, None, book):
            rank = _rank(flat, day, page.number, book)
            if rank and (best is None or rank > best[0] or (rank == best[0] == STRONG and day.on > best[1])):
                best = (rank, day.on)
    log = logged(document, None, book) if best is None or best[0] < LABELED else ()
    return log[-1] if log else best[1] if best else None


def _rank(flat: Flat, day: Day, page: int, book: Book) -> int:
    before = flat.text[max(0, day.start - NEAR_LABEL) : day.start]
    label = first(before, "dated_label", book)
    if first(before, "birth_label", book) or (day.vague and not label):
        return 0
    if day.vague or first(before, "dated_other", book):
        return 1
    if label:
        return (6 if label[0] == "strong" else 5) if page == 1 else 3
    if first(flat.text[max(0, day.start - NEAR_SIGNED) : day.start], "dated_signed", book):
        return LABELED
    return 3 if page == 1 and day.start < HEAD else 2
