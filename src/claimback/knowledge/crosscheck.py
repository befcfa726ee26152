"""Records held against each other: names that must exist, and citations that must be allowed."""

from collections.abc import Iterator
from dataclasses import dataclass

from claimback.knowledge.authorities import EXTRA_PLANS, AuthorityRecord
from claimback.knowledge.book import Book
from claimback.knowledge.defects import DefectRecord
from claimback.knowledge.plans import ContactRecord, PlanRecord
from claimback.knowledge.rules import RuleRecord, SafeRule, StateRule
from claimback.model import Plan

COMPARED = {AuthorityRecord, ContactRecord, DefectRecord, PlanRecord, RuleRecord, SafeRule, StateRule}
"""Record types that this module reads."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, and where."""

    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.message}" if self.where else self.message


def crossed(book: Book) -> list[Problem]:
    """Names of plans, regimes, contacts and states that must exist, and citations that must be allowed."""
    plans = {*Plan.__args__, *EXTRA_PLANS, *book.records(PlanRecord)}
    found: list[Problem] = []
    for kind in (AuthorityRecord, RuleRecord, SafeRule, DefectRecord):
        for record in book.records(kind).values():
            named = record.applies_to if isinstance(record, AuthorityRecord) else record.plans
            unknown = [plan for plan in named if plan not in plans]
            found += [Problem(f"{kind.folder}/{record.id}", f"there is no plan “{plan}”") for plan in unknown]
    found += [*_contacts(book), *_states(book), *_defects(book)]
    return found


def _contacts(book: Book) -> Iterator[Problem]:
    offices = book.records(ContactRecord)
    for plan in book.records(PlanRecord).values():
        for office in plan.contacts:
            if office not in offices:
                yield Problem(f"plans/{plan.id}", f"there is no contact “{office}”")


def _states(book: Book) -> Iterator[Problem]:
    """A state's field is given if and only if it was verified."""
    for state in book.records(StateRule).values():
        for field in ("window", "where_to_file", "phone", "url", "fee", "statute"):
            if getattr(state, field) and field not in state.verified_fields:
                yield Problem(f"rules/states/{state.id}", f"{field} is given but not verified")


def _defects(book: Book) -> Iterator[Problem]:
    """A sentence for a letter needs an authority that may be cited for every plan that it is about."""
    authorities = book.records(AuthorityRecord)
    for defect in book.records(DefectRecord).values():
        cited = [authorities[id_] for id_ in defect.authorities if id_ in authorities and authorities[id_].citable]
        for plan in defect.plans if defect.needs_authority else ():
            if not any(plan in record.applies_to or "all" in record.applies_to for record in cited):
                yield Problem(f"defects/{defect.id}", f"no authority of this defect may be cited for {plan}")
