"""Cards of imaging criteria and of who publishes them."""

from claimback.knowledge.book import Book
from claimback.knowledge.cards.base import Card, Row, card_of, plain, row
from claimback.knowledge.criteria import CriteriaRecord, PublisherRecord, Route, Statement

_RATED = {"unknown": "rating not read", "payer_rule": "an insurer's rule", "society_advice": "a society's advice"}


def criteria_card(record: CriteriaRecord, book: Book) -> Card:
    """What one publisher says about one study."""
    publisher = book.records(PublisherRecord).get(record.publisher)
    edition = f", edition of {record.year}" if record.year else ", year of the current edition not verified"
    rows = [
        row("Publisher and topic", f"{publisher.name if publisher else record.publisher}: {record.topic}{edition}"),
        row("Studies", ", ".join(map(plain, (*record.study.modality, *record.study.body_part)))),
        row("Diagnoses beginning with", ", ".join(record.study.codes)),
        row("Once anything is told of the case, only where it speaks of", ", ".join(record.study.about)),
        *(_route(one) for one in record.routes),
        row("Treatment before it", *map(statement, record.conservative_care)),
        row("A study before it", *map(statement, record.preceding)),
        row("Usually not appropriate", *map(statement, record.against)),
        row("The record should show", *record.document),
        row("Easily said wrongly", *record.traps),
    ]
    return card_of(record, record.name, rows)


def _route(one: Route) -> Row:
    asks = [f"asks: {criterion.text}" for criterion in one.criteria]
    return row(f"Route: {one.name}", f"{_RATED.get(one.rating, plain(one.rating))}. {statement(one)}", *asks)


def statement(one: Statement) -> str:
    """What a guideline says, with its source, year, level, and whether a letter may say it."""
    year = f", {one.year}" if one.year and str(one.year) not in one.source else ""
    verified = plain(one.level) if one.verified else f"{plain(one.level)}, not verified"
    use = "may stand in a letter" if one.in_letter else "for questions and checks only"
    return f"{one.says.rstrip('.')}. ({one.source}{year}; {verified}; {use})"


def publisher_card(record: PublisherRecord, _book: Book) -> Card:
    """Who publishes criteria."""
    rows = [
        row("Kind", plain(record.kind)),
        row("Named in letters", *(one.examples[0] for one in record.named)),
        row("Public", "yes" if record.public else "no"),
        row("Where to read it", record.where),
        row("How to ask", record.ask),
        row("Verified", "yes" if record.verified else "no"),
        row("Note", record.note),
    ]
    return card_of(record, record.name, rows)
