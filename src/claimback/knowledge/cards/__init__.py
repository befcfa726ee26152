"""Every record as a card in plain words; a record type without a card of its own is shown field by field."""

from collections.abc import Callable, Mapping
from typing import Any, cast

from pydantic import BaseModel

from claimback.knowledge.arguments import ArgumentRecord
from claimback.knowledge.authorities import AuthorityRecord
from claimback.knowledge.book import Book
from claimback.knowledge.cards import law, medicine, people, reasons
from claimback.knowledge.cards.base import Card, Row, card_of, plain, row
from claimback.knowledge.criteria import CriteriaRecord, PublisherRecord
from claimback.knowledge.defects import DefectRecord, StepRecord
from claimback.knowledge.objections import ObjectionRecord
from claimback.knowledge.plans import ContactRecord, PlanRecord
from claimback.knowledge.record import Record
from claimback.knowledge.rules import RuleRecord, SafeRule, StateRule

__all__ = ["MAKERS", "Card", "card"]

MAKERS: Mapping[type[Record], Callable[[Any, Book], Card]] = {
    ArgumentRecord: reasons.argument_card,
    AuthorityRecord: law.authority_card,
    ContactRecord: people.contact_card,
    CriteriaRecord: medicine.criteria_card,
    DefectRecord: people.defect_card,
    ObjectionRecord: reasons.objection_card,
    PlanRecord: people.plan_card,
    PublisherRecord: medicine.publisher_card,
    RuleRecord: law.rule_card,
    SafeRule: law.safe_card,
    StateRule: law.state_card,
    StepRecord: people.step_card,
}
"""Record types with a card of their own."""


def card(record: Record, book: Book) -> Card:
    """The record in plain words, with its source and date."""
    make = MAKERS.get(type(record))
    return make(record, book) if make else _any(record)


def _any(record: Record) -> Card:
    """Field by field, in the order of the record type."""
    fields = [name for name in type(record).model_fields if name not in Record.model_fields]
    rows: list[Row] = [row(plain(name).capitalize(), *_lines(getattr(record, name))) for name in fields]
    return card_of(record, plain(record.id), rows)


def _lines(value: object) -> list[str]:
    if isinstance(value, BaseModel):
        return [_one(value)]
    if isinstance(value, dict):
        items = cast("dict[str, object]", value).items()
        return [f"{name}: {'; '.join(_lines(inner))}" for name, inner in items]
    if isinstance(value, list | tuple):
        return [line for inner in cast("tuple[object, ...]", value) for line in _lines(inner)]
    return [] if value is None or value == "" else [str(value)]


def _one(value: BaseModel) -> str:
    told = {name: _lines(getattr(value, name)) for name in type(value).model_fields}
    return ", ".join(f"{plain(name)}: {'; '.join(lines)}" for name, lines in told.items() if lines)
