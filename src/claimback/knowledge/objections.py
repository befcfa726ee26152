"""The reasons that insurers give, each with what wins against it, and when nothing does."""

from collections.abc import Mapping
from typing import ClassVar

from claimback.knowledge.book import Book
from claimback.knowledge.conditions import Condition
from claimback.knowledge.record import Record
from claimback.model.base import Frozen

COMMERCIAL = (
    "erisa_self_funded", "erisa_insured", "employer_unknown_funding", "individual", "nonfederal_gov", "grandfathered",
)  # fmt: skip
"""Plan types that share the claims procedure of 29 CFR 2560.503-1 (45 CFR 147.136 brings it to individual plans)."""
STATE_REGULATED = ("erisa_insured", "individual")
"""Plan types to which a state's insurance law applies. Self-funded employer plans are beyond it."""


class Asks(Frozen):
    """Ids of the questions that this objection needs answered."""

    patient: tuple[str, ...] = ()
    doctor: tuple[str, ...] = ()


class Proof(Frozen):
    """A paper that proves something, and who has it."""

    what: str
    who: str
    kind: str = "other"
    """Kind of record, such as `therapy_note`."""


class Cheaper(Frozen):
    """A quicker way than an appeal, for when it fits."""

    do: str
    why: str
    when: Condition = Condition()
    any_level: bool = False
    """It fits after the plan's last word too, such as a new request with the study that was missing."""
    told_by: str = ""
    """Id of a step that says the same with more; where that step is shown, this is not."""


class Carc(Frozen):
    """A claim adjustment reason code that often goes with this objection, in our own words."""

    code: str
    meaning: str


class ObjectionRecord(Record):
    """`objections/*.yaml`: one reason for denial. The id is the contract's kind."""

    folder: ClassVar[str] = "objections"

    name: str
    plain: str
    """The insurer's reason in one sentence for the person."""
    clinical: bool
    """It rests on a medical judgment rather than on paperwork or the contract."""
    what_wins: str
    honest_limit: str
    """When this argument should not be made."""
    strategy: str
    cheaper_path: tuple[Cheaper, ...] = ()
    questions: Asks
    no_questions_because: str = ""
    """Why there are none, where there are none."""
    proves: tuple[Proof, ...]
    authorities: dict[str, tuple[str, ...]]
    """Ids of authorities by plan type, `commercial`, `state_xx` or `all`; each still keeps to its own plan types."""
    typical_carc: tuple[Carc, ...] = ()


def objection(book: Book, kind: str) -> ObjectionRecord | None:
    """What is known about a kind of objection."""
    return book.records(ObjectionRecord).get(kind)


def authority_ids(record: ObjectionRecord, plan: str, state: str = "") -> tuple[str, ...]:
    """Ids of the authorities for an objection under a plan type, most to the point first.

    A state's law counts only for plans that states regulate: insured and individual ones.
    """
    groups = [plan, *(["commercial"] if plan in COMMERCIAL else []), "all"]
    groups += [f"state_{state.lower()}"] if state and plan in STATE_REGULATED else []
    return tuple(dict.fromkeys(id_ for group in groups for id_ in record.authorities.get(group, ())))


def asked_by(book: Book) -> Mapping[str, tuple[str, ...]]:
    """For each question, the kinds of objection that need it."""
    return book.made(_asked_by)


def _asked_by(book: Book) -> Mapping[str, tuple[str, ...]]:
    kinds: dict[str, list[str]] = {}
    for record in book.records(ObjectionRecord).values():
        for question in (*record.questions.patient, *record.questions.doctor):
            kinds.setdefault(question, []).append(record.id)
    return {question: tuple(found) for question, found in kinds.items()}
