"""Cards of the insurers' reasons and of the arguments against them."""

from claimback.knowledge.arguments import ArgumentRecord
from claimback.knowledge.book import Book
from claimback.knowledge.cards.base import Card, card_of, cited, plain, row
from claimback.knowledge.conditions import names
from claimback.knowledge.criteria import NeedsRecord
from claimback.knowledge.objections import ObjectionRecord


def objection_card(record: ObjectionRecord, book: Book) -> Card:
    """A reason for denial."""
    needs = book.records(NeedsRecord).get(record.id)
    arguments = [one for one in book.records(ArgumentRecord).values() if record.id in one.answers]
    rows = [
        row("In one sentence", record.plain),
        row("What wins", record.what_wins),
        row("When not to argue it", record.honest_limit),
        row("How", record.strategy),
        row("Cheaper than an appeal", *(f"{one.do} {one.why}" for one in record.cheaper_path)),
        row("Arguments", *(f"{one.claim} Limit: {one.limit} [{one.id}]" for one in arguments)),
        row("Would help", *(f"{one.what}: {one.why}" for one in (needs.needs if needs else ()))),
        row("Proved by", *(f"{one.what} ({plain(one.who)})" for one in record.proves)),
        row("Asked of the patient", ", ".join(map(plain, record.questions.patient)), record.no_questions_because),
        row("Asked of the doctor", ", ".join(map(plain, record.questions.doctor))),
        row("Codes that go with it", *(f"{one.code}: {one.meaning}" for one in record.typical_carc)),
        *(
            row(f"Authorities, {plain(group)}", *(cited(book, id_) for id_ in ids))
            for group, ids in record.authorities.items()
        ),
    ]
    return card_of(record, record.name, rows)


def argument_card(record: ArgumentRecord, book: Book) -> Card:
    """One argument."""
    rows = [
        row("Answers", ", ".join(map(plain, record.answers))),
        row("Only on these facts", ", ".join(sorted(map(plain, names(record.when))))),
        row("For plans", ", ".join(map(plain, record.plans))),
        row("Honest limit", record.limit),
        row("Says", *(one.text for one in record.say)),
        row("Rests on", *(cited(book, id_) for id_ in record.authorities)),
        row("Shown by", ", ".join(map(plain, record.exhibits))),
        row("Strength", f"{record.strength:g} of 1"),
    ]
    return card_of(record, record.claim, rows)
