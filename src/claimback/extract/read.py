"""Reads a letter: looks once, lets every finder propose, then chooses together."""

from collections.abc import Iterator
from itertools import chain

from claimback.extract import (
    addresses,
    codes,
    contradictions,
    criteria,
    dates,
    ids,
    money,
    names,
    payers,
    phones,
    providers,
    sections,
    services,
    splits,
    studies,
    tables,
    windows,
)
from claimback.extract.candidate import Candidate, fact
from claimback.extract.names import Salutation
from claimback.extract.scan import Scan, scan
from claimback.extract.together import together
from claimback.knowledge import Book
from claimback.model import Document, Fact, Reading


def extract(document: Document, book: Book) -> Reading:
    """All facts, sections and findings of a letter. Every fact carries the words that show it; nothing is guessed."""
    seen = scan(document, book)
    if not seen.sheets or not seen.all_text.strip():
        return Reading()
    denied = splits.mark(seen)
    greeting = names.salutation(seen)
    table = tables.rows(seen)
    found = [*splits.facts(seen, denied), *_candidates(seen, greeting, table)]
    found = [c for c in found if not seen.is_approved(c.page, c.start)]
    chosen = together(seen, found, denied, greeting)
    findings = (*contradictions.contradictions(document, book, chosen), *ids.masked(seen))
    return Reading(
        facts=tuple(_facts(document, seen, chosen)),
        sections=sections.sections(seen, greeting, table),
        findings=findings,
    )


def _candidates(seen: Scan, greeting: Salutation, table: list[tables.Row]) -> Iterator[Candidate]:
    found_dates = {sheet.number: dates.dates(sheet) for sheet in seen.sheets}
    found_numbers = phones.numbers(seen)
    named = [*services.services(seen), *studies.studies(seen)]
    reviewers = list(payers.reviewers(seen, greeting))
    known = {str(c.value).lower() for c in reviewers}
    external = seen.says("final_step")
    place = (greeting.page, greeting.start)
    yield from chain(
        ids.identifiers(seen),
        names.member_names(seen, greeting),
        providers.providers(seen, greeting),
        dates.notice_dates(seen, found_dates, place),
        dates.service_dates(seen, found_dates),
        named,
        codes.procedures(seen, named),
        codes.diagnoses(seen),
        codes.adjustments(seen),
        tables.facts(seen, table, found_dates),
        money.amounts(seen),
        reviewers,
        payers.insurers(seen, known),
        criteria.criteria(seen),
        phones.contacts(seen, found_numbers, external),
        windows.limits(seen, external),
        windows.deadlines(seen, found_dates),
        addresses.mail(seen, greeting, external),
    )


def _facts(document: Document, seen: Scan, chosen: dict[str, list[Candidate]]) -> Iterator[Fact]:
    for found in chosen.values():
        for one in found:
            yield fact(document, seen.sheets[one.page - 1].view, one)
