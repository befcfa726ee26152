"""Authorities that nothing names: they are true, and no rule, defect, reason, argument or letter rests on them yet."""

import re
from collections.abc import Iterator

from claimback.knowledge.arguments import ArgumentRecord
from claimback.knowledge.authorities import AuthorityRecord
from claimback.knowledge.book import Book
from claimback.knowledge.defects import DefectRecord, StepRecord
from claimback.knowledge.letters import LetterRecord, ObjectionWords
from claimback.knowledge.objections import ObjectionRecord
from claimback.knowledge.record import Record
from claimback.knowledge.rules import RuleRecord, StateRule

_NAMING: tuple[type[Record], ...] = (
    ArgumentRecord, DefectRecord, LetterRecord, ObjectionRecord, ObjectionWords, RuleRecord, StateRule, StepRecord,
)  # fmt: skip
_WORD = re.compile(r"\w+")


def unnamed(book: Book) -> tuple[str, ...]:
    """Ids of the authorities that may be cited and that nothing cites, in order."""
    named = set(_words(book))
    records = book.records(AuthorityRecord).values()
    return tuple(sorted(record.id for record in records if record.citable and record.id not in named))


def _words(book: Book) -> Iterator[str]:
    for kind in _NAMING:
        for record in book.records(kind).values():
            yield from _WORD.findall(record.model_dump_json())
