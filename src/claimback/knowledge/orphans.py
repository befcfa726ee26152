"""Records that nothing uses: an authority that nothing cites, a question that nothing asks, and so on.

What stands in the knowledge base and reaches nobody is either forgotten or wrong, so the check tells it.
"""

import re
from collections.abc import Iterator

from claimback.knowledge.arguments import ArgumentRecord
from claimback.knowledge.authorities import AuthorityRecord
from claimback.knowledge.book import Book
from claimback.knowledge.defects import DefectRecord, StepRecord
from claimback.knowledge.interview import InterviewQuestion, flow
from claimback.knowledge.letters import LetterRecord, ObjectionWords
from claimback.knowledge.objections import ObjectionRecord, asked_by
from claimback.knowledge.plans import ContactRecord, PlanRecord
from claimback.knowledge.record import Record
from claimback.knowledge.rules import RuleRecord, StateRule

_NAMING: tuple[type[Record], ...] = (
    ArgumentRecord, DefectRecord, LetterRecord, ObjectionRecord, ObjectionWords, RuleRecord, StateRule, StepRecord,
)  # fmt: skip
_WORD = re.compile(r"\w+")


def orphans(book: Book) -> Iterator[tuple[str, str]]:
    """Where each orphan is, and what would make it of use."""
    for id_ in unnamed(book):
        yield f"authorities/{id_}", "nothing cites this authority; use it where it belongs, or take it out"
    for id_ in unasked(book):
        yield f"interview/questions/{id_}", "nothing asks this question; name it in an objection, or take it out"
    naming = (*book.records(PlanRecord).values(), *book.records(StepRecord).values())
    named = {id_ for record in naming for id_ in record.contacts}
    for id_ in sorted(set(book.records(ContactRecord)) - named):
        yield f"contacts/{id_}", "no plan and no step names this office"


def unnamed(book: Book) -> tuple[str, ...]:
    """Ids of the authorities that may be cited and that nothing cites, in order."""
    named = set(_words(book))
    records = book.records(AuthorityRecord).values()
    return tuple(sorted(record.id for record in records if record.citable and record.id not in named))


def unasked(book: Book) -> tuple[str, ...]:
    """Ids of the questions that neither an objection, a letter nor a criterion needs."""
    free = {record.id for record in book.records(InterviewQuestion).values() if record.letter or record.criteria}
    return tuple(sorted(set(book.records(InterviewQuestion)) - free - set(asked_by(book)) - {_last(book)}))


def _last(book: Book) -> str:
    return flow(book).confirms_the_rest


def _words(book: Book) -> Iterator[str]:
    for kind in _NAMING:
        for record in book.records(kind).values():
            yield from _WORD.findall(record.model_dump_json())
