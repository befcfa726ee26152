"""What is blacked out and what would be: each place, marked on its page's picture and told with the words around."""

from collections.abc import Iterator
from typing import NamedTuple

from claimback.knowledge.hiding import hidden
from claimback.model import EVERYWHERE, Document, Exhibit, Page, Redaction
from claimback.web.cases.enclosing import Enclosures
from claimback.web.cases.exhibits_shown import blacked
from claimback.web.cases.pictures import drawable
from claimback.web.cases.shown import Box, Marked, area, mark
from claimback.web.cases.store import Opened
from claimback.web.cases.tasks import told, want

LONGEST = 200
"""Signs of the words to black out."""
_AROUND = 40
"""Signs of the text beside a place."""
DONE, ASKED = "black", "asked"


class Spot(NamedTuple):
    """A place where the words stand, with the words around it."""

    label: str
    page: int
    before: str
    words: str
    after: str


class Sheet(NamedTuple):
    """A page with what is blacked out and what would be."""

    number: int
    pictured: bool
    marked: Marked
    asked: int
    """How many places would be blacked out on it."""


class Kept(NamedTuple):
    """Something that is blacked out."""

    told: str
    place: str
    at: int
    """Its number among those of that place."""


def spots(papers: Enclosures, place: str, one: Redaction) -> list[Spot]:
    """Every place that it would take away, on the pages that are enclosed."""
    meant = [exhibit for exhibit in papers.exhibits if place in (EVERYWHERE, exhibit.document)]
    return [
        Spot(exhibit.label, page.number, *_around(page.text, start, end))
        for exhibit in meant
        for page in pages_of(exhibit, papers)
        for start, end in hidden(page, (one,))
    ]


def words_in(exhibit: Exhibit, papers: Enclosures, one: Redaction) -> str:
    """The words in an area of a page, as they were read."""
    page = papers.documents[exhibit.document].page(one.page)
    return " ".join(_flat(page.text[start:end]) for start, end in hidden(page, (one,)))


def sheets(exhibit: Exhibit, papers: Enclosures, asked: Redaction | None) -> list[Sheet]:
    """The pages of an enclosure as it goes out."""
    document = papers.documents[exhibit.document]
    return [_sheet(document, page, exhibit.redactions, asked) for page in pages_of(exhibit, papers)]


def pages_of(exhibit: Exhibit, papers: Enclosures) -> Iterator[Page]:
    """The pages of an enclosure that go out."""
    return (page for page in papers.documents[exhibit.document].pages if page.number in exhibit.pages)


def kept_for(case: Opened, paper: str) -> list[Kept]:
    """What is blacked out in a paper by the person's choice: in it alone, and everywhere."""
    redact = case.state.choices.redact
    return [
        Kept(blacked(one), place, at) for place in (paper, EVERYWHERE) for at, one in enumerate(redact.get(place, ()))
    ]


def proof(case: Opened) -> dict[str, str]:
    """Whether it is proved that what is blacked out is gone: the packet is made, and each such page is read again."""
    if not case.state.choices.redact:
        return {}
    work = want(case, "folder")
    if work is None:
        return {"proof": "proved"}
    return {"proof": "failed", "unproved": told(case, work)} if work.failed else {"proof": "under way"}


def _sheet(document: Document, page: Page, done: tuple[Redaction, ...], asked: Redaction | None) -> Sheet:
    here = asked if asked and asked.page in (0, page.number) else None
    would = hidden(page, (here,)) if here and here.words else ()
    places = [*((*one, ASKED) for one in would), *((*one, DONE) for one in hidden(page, done))]
    marked = mark(page, places)
    pictured = drawable(document)
    drawn = [*_areas(page, done, DONE), *(_areas(page, (here,), ASKED) if here else ())] if pictured else []
    count = 1 if here and here.box else len(would)
    return Sheet(page.number, pictured, marked._replace(boxes=[*marked.boxes, *drawn]), count)


def _areas(page: Page, some: tuple[Redaction, ...], kind: str) -> Iterator[Box]:
    for one in some:
        if one.box and one.page == page.number:
            yield area(page, one.box, kind)


def _around(text: str, start: int, end: int) -> tuple[str, str, str]:
    """The words before, the place, and the words after; a word that is cut off is left out."""
    first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
    before, after = text[first:start], text[end:last]
    before = before.partition(" ")[2] if first else before
    after = after.rpartition(" ")[0] if last < len(text) else after
    return _flat(before), _flat(text[start:end]), _flat(after)


def _flat(text: str) -> str:
    return " ".join(text.split())
