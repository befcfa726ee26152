"""Enclosures as a person reads them: label, title, pages, what each shows, and what is blacked out."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from claimback.knowledge.retelling import retold
from claimback.knowledge.words import word
from claimback.model import Exhibit, Redaction
from claimback.web.cases.enclosing import Enclosures, key_of
from claimback.web.cases.store import Opened
from claimback.web.cases.tongue import spoken_book
from claimback.workflow.exhibits_file import ranges


class Enclosure(NamedTuple):
    """An enclosure as shown."""

    key: str
    label: str
    title: str
    name: str
    pages: str
    """Which pages, as `1-3, 5`; nothing where all are."""
    of: int
    """How many the paper has."""
    chosen: bool
    """Whether the person chose these pages."""
    shows: list[str]
    blacked: list[str]


class Left(NamedTuple):
    """A paper that is not enclosed."""

    key: str
    name: str
    chosen: bool
    """Whether the person took it out; else it seems to be about someone else."""


def exhibits_in(case: Opened, papers: Enclosures) -> list[Enclosure]:
    """The enclosures in order; the letter is the first."""
    names, documents = papers.names, papers.documents
    return [_shown(case, one, names[one.document], len(documents[one.document].pages)) for one in papers.exhibits]


def left_in(case: Opened, papers: Enclosures) -> list[Left]:
    """What is not enclosed."""
    names, out = papers.names, case.state.choices.drop
    return [Left(key_of(case, one.id), names[one.id], one.id in out) for one in papers.left]


def blacked(one: Redaction) -> str:
    """What is blacked out, in words."""
    if one.box:
        return _("an area on page %(page)s") % {"page": one.page}
    told = {"words": one.words, "page": one.page}
    return _("“%(words)s” on page %(page)s") % told if one.page else _("“%(words)s”") % told


def _shown(case: Opened, one: Exhibit, name: str, of: int) -> Enclosure:
    spoken = spoken_book()
    return Enclosure(
        key_of(case, one.document), one.label, retold(spoken, one.title), name,
        "" if len(one.pages) == of else ranges(one.pages), of,
        one.document in case.state.choices.pages,
        [word(spoken, "record_fact", fact) for fact in one.proves], list(map(blacked, one.redactions)),
    )  # fmt: skip
