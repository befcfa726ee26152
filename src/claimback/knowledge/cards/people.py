"""Cards of kinds of plan, of offices that help, and of what a notice lacks."""

from claimback.knowledge.book import Book
from claimback.knowledge.cards.base import Card, card_of, cited, plain, row
from claimback.knowledge.defects import DefectRecord, StepRecord
from claimback.knowledge.plans import ContactRecord, PlanRecord


def plan_card(record: PlanRecord, book: Book) -> Card:
    """A kind of plan."""
    offices = book.records(ContactRecord)
    told = [offices[id_] for id_ in record.contacts if id_ in offices]
    rows = [
        row("What it is", record.what_it_is),
        row("How to tell", *record.tell),
        row("Question", record.ask.question if record.ask else ""),
        row("Where to look", record.ask.where_to_look if record.ask else ""),
        row("Which law reaches it", record.reached_by),
        row("Who handles an appeal", record.who_handles),
        row("Signpost only", "no deadline is claimed as law" if record.kind == "signpost" else ""),
        row("Who helps", *(f"{one.name}{'' if one.verified else ' (not verified, not printed)'}" for one in told)),
    ]
    return card_of(record, record.name, rows)


def contact_card(record: ContactRecord, _book: Book) -> Card:
    """A public office that helps."""
    rows = [
        row("Helps with", record.helps_with),
        row("Reach", record.phone, record.fax and f"fax {record.fax}", record.url),
        row("Verified", "yes" if record.verified else "no: never printed"),
        row("Note", record.note),
    ]
    return card_of(record, record.name, rows)


def defect_card(record: DefectRecord, book: Book) -> Card:
    """One way in which a notice can fall short."""
    rows = [
        row("For plans", ", ".join(map(plain, record.plans))),
        row("Only for", ", ".join(map(plain, (*record.stages, *record.levels)))),
        row("Only where the letter gives", ", ".join(map(plain, record.objections))),
        row("Told where the letter says", *(one.examples[0] for one in record.only_if)),
        row("Not told where the letter says", *(one.examples[0] for one in record.present)),
        row("Not told where known", ", ".join(map(plain, record.present_facts))),
        row("Made of", ", ".join(map(plain, record.from_findings))),
        row("Severity", record.severity),
        row("To the person", record.message, record.fix),
        row("In a letter", record.sentence or "nothing is said"),
        row("Rests on", *(cited(book, id_) for id_ in record.authorities)),
    ]
    return card_of(record, record.title, rows)


def step_card(record: StepRecord, book: Book) -> Card:
    """One thing to do next."""
    rows = [
        row("Why", record.why),
        row("For plans", ", ".join(map(plain, record.plans))),
        row("Order", str(record.order)),
        row("Rests on", *(cited(book, id_) for id_ in record.authorities)),
    ]
    return card_of(record, record.what, rows)
