"""Cards of authorities, of what follows a letter, and of the states."""

from claimback.knowledge.authorities import AuthorityRecord
from claimback.knowledge.book import Book
from claimback.knowledge.cards.base import Card, Row, card_of, cited, dates, plain, row
from claimback.knowledge.cards.times import clock, length, window
from claimback.knowledge.rules import RuleRecord, SafeRule, StateRule

UNVERIFIED = "not verified"


def authority_card(record: AuthorityRecord, _book: Book) -> Card:
    """A law, rule or guideline."""
    places = [f"{text} ({plan})" for plan, text in record.cite.items()]
    rows = [
        row("Citation", record.citation, *places),
        row("What it requires, in our words", record.requirement),
        row("Words of the source", f"“{record.quote}”" if record.quote else ""),
        row("Careful", record.caveat),
        row("Reaches", ", ".join(map(plain, record.applies_to)), *(f"only in {code}" for code in record.states)),
        row("In force", dates(record.in_force.get("from"), record.in_force.get("to"))),
        row("Verified", f"{plain(record.verified.level)}, {record.verified.on}"),
        row("In a letter", "may be cited" if record.citable else "is never cited"),
        row("Where to read it", record.href, *record.hrefs.values()),
    ]
    return card_of(record, record.title, rows)


def rule_card(record: RuleRecord, book: Book) -> Card:
    """What comes after a letter of some level under one regime."""
    rows = [
        row("After a letter that is", ", ".join(map(plain, record.levels))),
        row("For plans", ", ".join(map(plain, record.plans))),
        row("Only for", ", ".join(map(plain, record.stages))),
        row("Only where the letter is", "" if "denied" in record.decisions else ", ".join(record.decisions)),
        row("Who decides next", record.forum),
        row("Time to act", *_times(record, book)),
        row("Who may ask", record.who),
        *_expedited(record, book),
        row("Time to decide", *(clock(book, one) for one in record.clocks)),
        row("The letter in hand must contain", *(cited(book, id_) for id_ in record.notice)),
        row("Free of charge", *(cited(book, id_) for id_ in record.free)),
        row("It reaches the plan by", *(cited(book, id_) for id_ in record.rests_on)),
        row("After that", record.next, cited(book, record.next_authority)),
        row("Not verified, left out", *record.unverified),
    ]
    return card_of(record, record.what, rows)


def _times(record: RuleRecord, book: Book) -> list[str]:
    if record.automatic:
        return ["Nothing needs to be filed: the plan itself sends the case on."]
    told = [window(book, one) for one in record.windows]
    told += ["That of the state, where it was verified; else the safe rule, as caution."] if record.by_state else []
    return told or [f"{UNVERIFIED}: no date is claimed; the letter decides."]


def _expedited(record: RuleRecord, book: Book) -> list[Row]:
    fast = record.expedited
    if fast is None:
        return []
    return [row("Fast route", fast.needs, fast.how, *(cited(book, id_) for id_ in fast.authorities))]


def state_card(record: StateRule, book: Book) -> Card:
    """External review in one state."""
    days = length(record.decision_days, "days") if record.decision_days else ""
    rows = [
        row("Process", UNVERIFIED if record.process == "unverified" else record.process),
        row("Time to ask", window(book, record.window) if record.window else f"{UNVERIFIED}: the safe rule is shown"),
        row("Time to ask, urgent", window(book, record.expedited_window) if record.expedited_window else ""),
        row("Time to decide", days, record.decision_expedited),
        row("Where to ask", record.where_to_file, record.phone, record.url),
        row("Fee", record.fee),
        row("Statute", record.statute, *(cited(book, id_) for id_ in record.authorities)),
        row("Note", record.note),
        row("Verified", f"{', '.join(map(plain, record.verified_fields)) or 'nothing'}: {plain(record.level)}"),
    ]
    return card_of(record, record.name, rows)


def safe_card(record: SafeRule, book: Book) -> Card:
    """The cautious count where the law is unknown or unverified."""
    rows = [
        row("For plans", ", ".join(map(plain, record.plans))),
        row("The earliest of", *(window(book, one) for one in record.windows)),
        row("Why", record.why),
    ]
    return card_of(record, record.what, rows)
