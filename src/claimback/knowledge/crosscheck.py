"""Records held against each other: names that must exist, citations that must be allowed, and what nothing uses."""

from collections.abc import Iterator
from dataclasses import dataclass

from claimback.knowledge.arguments import ArgumentRecord
from claimback.knowledge.authorities import EXTRA_PLANS, AuthorityRecord
from claimback.knowledge.book import Book
from claimback.knowledge.criteria import CriteriaRecord, NeedsRecord, PublisherRecord
from claimback.knowledge.cues_classify import ObjectionCue
from claimback.knowledge.cues_records import Target
from claimback.knowledge.defects import DefectRecord, StepRecord
from claimback.knowledge.interview import Flow, InterviewQuestion
from claimback.knowledge.letters import LetterRecord, ObjectionWords
from claimback.knowledge.objections import ObjectionRecord
from claimback.knowledge.orphans import orphans
from claimback.knowledge.plans import ContactRecord, PlanRecord
from claimback.knowledge.reach import reached
from claimback.knowledge.rules import RuleRecord, SafeRule, StateRule
from claimback.knowledge.telling import untold

COMPARED = {
    ArgumentRecord, AuthorityRecord, ContactRecord, CriteriaRecord, DefectRecord, Flow, InterviewQuestion, LetterRecord,
    NeedsRecord, ObjectionCue, ObjectionRecord, ObjectionWords, PlanRecord, PublisherRecord, RuleRecord, SafeRule,
    StateRule, StepRecord, Target,
}  # fmt: skip
"""Record types that this module and those that it calls read."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, and where."""

    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.message}" if self.where else self.message


def crossed(book: Book) -> list[Problem]:
    """Names of plans, regimes, contacts and states that must exist, and citations that must be allowed."""
    plans = {*EXTRA_PLANS, *book.records(PlanRecord)}
    found: list[Problem] = []
    for kind in (AuthorityRecord, RuleRecord, SafeRule, DefectRecord):
        for record in book.records(kind).values():
            named = record.applies_to if isinstance(record, AuthorityRecord) else record.plans
            unknown = [plan for plan in named if plan not in plans]
            found += [Problem(f"{kind.folder}/{record.id}", f"there is no plan “{plan}”") for plan in unknown]
    found += [*_contacts(book), *_states(book), *_defects(book), *_objections(book), *_criteria(book)]
    found += [Problem(where, what) for where, what in (*reached(book), *untold(book), *orphans(book))]
    return found


def _contacts(book: Book) -> Iterator[Problem]:
    offices = book.records(ContactRecord)
    for record in (*book.records(PlanRecord).values(), *book.records(StepRecord).values()):
        for office in record.contacts:
            if office not in offices:
                yield Problem(f"{record.folder}/{record.id}", f"there is no contact “{office}”")


def _objections(book: Book) -> Iterator[Problem]:
    """What is said about a kind of objection is about one that exists, and every kind has its words and needs."""
    kinds = set(book.records(ObjectionRecord))
    for argument in book.records(ArgumentRecord).values():
        for kind in argument.answers:
            if kind not in kinds:
                yield Problem(f"arguments/{argument.id}", f"there is no objection “{kind}”")
    for about in (ObjectionCue, ObjectionWords, NeedsRecord):
        named = set(book.records(about))
        for kind in sorted(named - kinds):
            yield Problem(f"{about.folder}/{kind}", f"there is no objection “{kind}”")
        for kind in sorted(kinds - named):
            yield Problem(f"objections/{kind}", f"there is no file {about.folder}/{kind}.yaml")


def _criteria(book: Book) -> Iterator[Problem]:
    publishers = book.records(PublisherRecord)
    for record in book.records(CriteriaRecord).values():
        if record.publisher not in publishers:
            yield Problem(f"criteria/{record.id}", f"there is no publisher “{record.publisher}”")


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
