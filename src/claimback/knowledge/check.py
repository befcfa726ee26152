"""Is the knowledge sound? Schema, names, cross-references, examples of every pattern, citable flags, and age.

`KINDS` names every record type as `module:Class`. They are imported here by name, so that nothing below the command
line needs them all.
"""

import importlib
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any, cast

from pydantic import BaseModel

from claimback.knowledge.authorities import AuthorityRecord
from claimback.knowledge.book import Book
from claimback.knowledge.crosscheck import COMPARED, Problem, crossed
from claimback.knowledge.phrases import Pattern, compiled
from claimback.knowledge.record import Record
from claimback.knowledge.translated import problems
from claimback.model import BadKnowledge, flatten

KINDS: tuple[str, ...] = (
    "claimback.knowledge.arguments:ArgumentRecord",
    "claimback.knowledge.authorities:AuthorityRecord",
    "claimback.knowledge.checks:CommonWords",
    "claimback.knowledge.checks:PlainWords",
    "claimback.knowledge.claims:ClaimRecord",
    "claimback.knowledge.checks:Watch",
    "claimback.knowledge.criteria:CriteriaRecord",
    "claimback.knowledge.criteria:NeedsRecord",
    "claimback.knowledge.criteria:PublisherRecord",
    "claimback.knowledge.cues_classify:Concepts",
    "claimback.knowledge.cues_classify:DecisionCue",
    "claimback.knowledge.cues_classify:InjectionCue",
    "claimback.knowledge.cues_classify:InjectionWords",
    "claimback.knowledge.cues_classify:LevelCue",
    "claimback.knowledge.cues_classify:MarkCue",
    "claimback.knowledge.cues_classify:ObjectionCue",
    "claimback.knowledge.cues_classify:PlanCue",
    "claimback.knowledge.cues_classify:ReasonCodes",
    "claimback.knowledge.cues_classify:ScopeCue",
    "claimback.knowledge.cues_classify:SentenceModel",
    "claimback.knowledge.cues_classify:StageCue",
    "claimback.knowledge.cues_records:ContextCues",
    "claimback.knowledge.cues_records:DateForms",
    "claimback.knowledge.cues_records:RecordKind",
    "claimback.knowledge.cues_records:SectionCues",
    "claimback.knowledge.cues_records:Structure",
    "claimback.knowledge.cues_records:Target",
    "claimback.knowledge.defects:DefectRecord",
    "claimback.knowledge.defects:StepRecord",
    "claimback.knowledge.extraction:CodeRecord",
    "claimback.knowledge.extraction:LabelRecord",
    "claimback.knowledge.extraction:MentionRecord",
    "claimback.knowledge.extraction:PayerRecord",
    "claimback.knowledge.extraction:SectionRecord",
    "claimback.knowledge.extraction:ServiceRecord",
    "claimback.knowledge.extraction:ShapeRecord",
    "claimback.knowledge.extraction:TopicRecord",
    "claimback.knowledge.interview:Flow",
    "claimback.knowledge.interview:InterviewQuestion",
    "claimback.knowledge.languages:LanguageRecord",
    "claimback.knowledge.letters:LetterRecord",
    "claimback.knowledge.letters:ObjectionWords",
    "claimback.knowledge.objections:ObjectionRecord",
    "claimback.knowledge.phrases:Fragments",
    "claimback.knowledge.plans:ContactRecord",
    "claimback.knowledge.plans:PlanRecord",
    "claimback.knowledge.requests:RequestNote",
    "claimback.knowledge.rules:RuleRecord",
    "claimback.knowledge.rules:SafeRule",
    "claimback.knowledge.rules:Signs",
    "claimback.knowledge.rules:StateRule",
    "claimback.knowledge.sentences:Sentences",
    "claimback.knowledge.spelling:Spelling",
    "claimback.knowledge.templates.words:Words",
    "claimback.knowledge.translation:Translation",
    "claimback.knowledge.words:Words",
)

STALE_AFTER = timedelta(days=400)
"""A file this much older than the day of the check should be read again."""

_CITING = {"authority", "authorities", "next_authority", "cite", "notice", "free", "rests_on"}


def check(book: Book, on: date | None = None) -> list[Problem]:
    """Every problem of the knowledge base. Without `on`, age is measured against the youngest file."""
    found: list[Problem] = []
    kinds = [kind for name in KINDS if (kind := _kind(name, found))]
    read = {kind: records for kind in kinds if (records := _records(book, kind, found)) is not None}
    found += [*_strays(book, kinds), *_twins(book, kinds), *_stale(read, on)]
    if read.keys() >= COMPARED:  # what cannot be read cannot be compared
        for kind, records in read.items():
            told = ((record, message) for record in records for message in _record(book, record))
            found += [Problem(f"{kind.folder}/{record.id}", message) for record, message in told]
        found += crossed(book)
        found += problems(book)
    return found


def report(book: Book, on: date | None = None) -> str:
    """The problems as text, one a line; one good line where there is none."""
    found = check(book, on)
    return "\n".join([*map(str, found), f"{len(found)} problems."]) if found else "The knowledge base is sound."


def _kind(name: str, found: list[Problem]) -> type[Record] | None:
    module, _, class_ = name.partition(":")
    try:
        kind = cast("type[Record]", getattr(importlib.import_module(module), class_))
    except (ImportError, AttributeError) as error:
        found.append(Problem(name, f"this record type cannot be loaded: {error}"))
        return None
    if "folder" not in vars(kind):
        found.append(Problem(name, "this record type names no folder"))
        return None
    return kind


def _records(book: Book, kind: type[Record], found: list[Problem]) -> list[Record] | None:
    try:
        return list(book.records(kind).values())
    except BadKnowledge as error:
        found.append(Problem("", error.message))
        return None


def _files(root: Path) -> Iterator[Path]:
    yield from sorted(path for path in root.rglob("*") if path.is_file() and path.name != "README.md")


def _strays(book: Book, kinds: Iterable[type[Record]]) -> list[Problem]:
    """Files that no record type reads."""
    folders = [Path(kind.folder) for kind in kinds]
    return [
        Problem(str(path.relative_to(root)), "no record type reads this file")
        for root in book.roots
        for path in _files(root)
        if path.suffix != ".yaml" or not any(path.relative_to(root).is_relative_to(folder) for folder in folders)
    ]


def _twins(book: Book, kinds: Iterable[type[Record]]) -> list[Problem]:
    """Two files of one name in one folder tree: the second would hide the first."""
    found: list[Problem] = []
    for kind in kinds:
        seen: set[str] = set()
        for path in _files(book.roots[0] / kind.folder) if (book.roots[0] / kind.folder).is_dir() else ():
            if path.stem in seen:
                found.append(Problem(f"{kind.folder}/{path.stem}", "two files have this name"))
            seen.add(path.stem)
    return found


def _record(book: Book, record: Record) -> Iterator[str]:
    for name, value in _walk(record):
        if isinstance(value, Pattern):
            yield from _pattern(book, value)
        elif name in _CITING and not isinstance(record, AuthorityRecord):
            yield from _authority(book, value)


def _walk(value: object, name: str = "") -> Iterator[tuple[str, Any]]:
    """Every value inside a record with the name of the field that holds it."""
    if isinstance(value, BaseModel):
        yield name, value
        for field in type(value).model_fields:
            yield from _walk(getattr(value, field), field)
    elif isinstance(value, dict):
        for inner in cast("dict[str, Any]", value).values():
            yield from _walk(inner, name)
    elif isinstance(value, list | tuple):
        for inner in cast("Iterable[Any]", value):
            yield from _walk(inner, name)
    else:
        yield name, value


def _pattern(book: Book, pattern: Pattern) -> Iterator[str]:
    try:
        found = compiled(book, pattern.match)
    except BadKnowledge as error:
        yield error.message
        return
    for example in pattern.examples:
        # Some patterns look at the page's own layout, such as wide gaps; their examples show it.
        if not (found.search(flatten(example).text) or found.search(example)):
            yield f"the pattern “{pattern.match}” misses its example “{example}”"
    for counter in pattern.counter:
        if hit := found.search(flatten(counter).text):
            yield f"the pattern “{pattern.match}” finds “{hit.group()}” in its counter-example “{counter}”"


def _authority(book: Book, id_: object) -> Iterator[str]:
    if id_ and isinstance(id_, str) and id_ not in book.records(AuthorityRecord):
        yield f"there is no authority “{id_}”"


def _stale(read: dict[type[Record], list[Record]], on: date | None) -> list[Problem]:
    records = [record for found in read.values() for record in found]
    today = on or max((record.updated for record in records), default=date.min)
    return [
        Problem(f"{record.folder}/{record.id}", f"last updated {record.updated}; read it again")
        for record in records
        if today - record.updated > STALE_AFTER
    ]
