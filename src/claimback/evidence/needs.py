"""What is still missing for each objection, why it matters, and who has it."""

from collections.abc import Iterable

from claimback.knowledge import Book, holds
from claimback.knowledge.criteria import NeedRecord, NeedsRecord
from claimback.model import Known, Need, Record


def needs(kinds: Iterable[str], known: Known, records: tuple[Record, ...], book: Book) -> tuple[Need, ...]:
    """Every unmet need of these objections, in their order; what two objections need alike stands once."""
    found: dict[str, Need] = {}
    for kind in kinds:
        file = book.records(NeedsRecord).get(kind)
        for need in file.needs if file else ():
            if _arises(need, known) and not _met(need, known, records):
                found.setdefault(need.id, _as_need(kind, need))
    return tuple(found.values())


def wanted(kinds: Iterable[str], book: Book) -> frozenset[str]:
    """Names of all facts that would meet a need of these objections."""
    files = [book.records(NeedsRecord).get(kind) for kind in kinds]
    return frozenset(name for file in files if file for need in file.needs for name in need.met_by)


def _arises(need: NeedRecord, known: Known) -> bool:
    return need.only_when is None or holds(need.only_when, known) is not None


def _met(need: NeedRecord, known: Known, records: tuple[Record, ...]) -> bool:
    kinds = {record.kind for record in records}
    there = any(name in known or name in kinds for name in need.met_by)
    return there and (need.met_when is None or holds(need.met_when, known) is not None)


def _as_need(kind: str, need: NeedRecord) -> Need:
    return Need(id=need.id, objection=kind, what=need.what, why=need.why, met_by=need.met_by, who=need.who)
