"""What is enclosed as it would go out now, and the person's choices about it: the same for pages and API."""

import hashlib
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claimback.checks.enclosures import mentions
from claimback.evidence import evidence
from claimback.evidence.exhibits import names_of
from claimback.knowledge import book
from claimback.model import Analysis, ClaimbackError, Document, Evidence, Exhibit, ExhibitChoices, Finding, Redaction
from claimback.web.cases import compute, inputs
from claimback.web.cases.state import State
from claimback.web.cases.store import Opened
from claimback.web.cases.tasks import want
from claimback.workflow import choosing
from claimback.workflow.appeal import settle
from claimback.workflow.exhibits_file import page_numbers

_LONGEST = 200
"""Signs of pages as typed."""


class Enclosures(NamedTuple):
    """The papers of a case, and which of them go out."""

    exhibits: tuple[Exhibit, ...]
    documents: dict[str, Document]
    """Every paper that could be read, by its id; the letter is the first."""
    unread: tuple[Finding, ...]

    @property
    def names(self) -> dict[str, str]:
        """What each paper is called, by its id."""
        return {document: name for name, document in names_of(self.documents.values()).items()}

    @property
    def left(self) -> list[Document]:
        """Papers that do not go out."""
        out = {one.document for one in self.exhibits}
        return [document for document in self.documents.values() if document.id not in out]


def enclosed(case: Opened, analysis: Analysis, today: date) -> Enclosures | None:
    """What goes out by the choices as they are now; none where a paper was not read yet."""
    read, records = compute.readings_of(case), compute.papers_of(case).records
    if read is None:
        return None
    documents, unread = {document.id: document for document in read[0]}, read[1]
    shown = tuple(record for record in records if record.document in documents)
    if len(shown) < len(documents) - 1:
        return None
    said = inputs.standing(inputs.said_in(case, *_parted(read[0])), Evidence(records=shown), today)
    settled, known = settle(said, analysis, Evidence(records=shown), today, book())
    return Enclosures(evidence(said, settled, known, book(), shown).exhibits, documents, unread)


def _parted(documents: tuple[Document, ...]) -> tuple[Document, tuple[Document, ...]]:
    return documents[0], documents[1:]


def drop(case: Opened, papers: Enclosures, paper: str, version: int | None) -> None:
    """Take a paper out. Raises `Stale`."""
    keep(case, choosing.drop(case.state.choices, [paper], tuple(papers.documents)), version)


def add(case: Opened, papers: Enclosures, paper: str, version: int | None) -> None:
    """Put a paper back. Raises `Stale`."""
    keep(case, choosing.add(case.state.choices, [paper], tuple(papers.documents)), version)


def move(case: Opened, papers: Enclosures, paper: str, step: int, version: int | None) -> None:
    """Move a paper up or down by so many places. Raises `Stale`."""
    order = [one.document for one in papers.exhibits[1:]]
    to = min(max(order.index(paper) + step, 0), len(order) - 1)
    order.insert(to, order.pop(order.index(paper)))
    keep(case, choosing.order(case.state.choices, order, tuple(papers.documents)), version)


def order_by_itself(case: Opened, version: int | None) -> None:
    """Back to the order of the program. Raises `Stale`."""
    keep(case, case.state.choices.model_copy(update={"order": ()}), version)


def pages(case: Opened, papers: Enclosures, paper: str, typed: str, version: int | None) -> str:
    """Enclose those pages alone; nothing typed leaves it to the program. Returns what is wrong. Raises `Stale`."""
    count, wrong = len(papers.documents[paper].pages), _("Write the pages like this: 1-3, 5")
    if len(typed) > _LONGEST:
        return wrong
    try:
        numbers = page_numbers(typed) if typed.strip() else None
    except ClaimbackError:
        return wrong
    if any(number > count for number in numbers or ()):
        return ngettext("This paper has %(n)s page.", "This paper has %(n)s pages.", count) % {"n": count}
    keep(case, choosing.pages(case.state.choices, paper, numbers, tuple(papers.documents)), version)
    return ""


def black_out(case: Opened, papers: Enclosures, place: str, one: Redaction, version: int | None) -> None:
    """Black something out in a paper, or words `everywhere`. Raises `Stale`."""
    keep(case, choosing.redact(case.state.choices, place, one, tuple(papers.documents)), version)


def take_back(case: Opened, papers: Enclosures, place: str, at: int, version: int | None) -> None:
    """What was blacked out there as number `at` is no more. Raises `Stale`."""
    found = case.state.choices.redact.get(place, ())
    if at < len(found):
        keep(case, choosing.unredact(case.state.choices, place, tuple(papers.documents), found[at]), version)


def keep(case: Opened, choices: ExhibitChoices, version: int | None) -> None:
    """Keep choices, by the papers' ids; letters and packet are made again with them. Raises `Stale`."""
    case.keep(case.state.model_copy(update={"choices": choices}), version)
    want(case, "appeal")


def key_of(case: Opened, paper: str) -> str:
    """What stands for a paper in an address: its id is a digest of its bytes, which would tell who has the same."""
    return hashlib.sha256(f"{case.row.pk}:{paper}".encode()).hexdigest()[:16]


def astray(state: State, exhibits: tuple[Exhibit, ...]) -> list[tuple[str, list[str]]]:
    """Letters in which the person's own words name a label that no enclosure has, each with these labels."""
    labels = {one.label for one in exhibits}
    named = {
        letter: dict.fromkeys(label for text in state.written(letter).values() for label, _ in mentions(book(), text))
        for letter in state.versions
    }
    found = [(letter, [label for label in here if label not in labels]) for letter, here in named.items()]
    return [(letter, gone) for letter, gone in found if gone]
