"""What the papers, the answers and the insurer's letter say differently of the same thing, before anything is sent."""

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Any

from claimback.checks.matter import Matter, about
from claimback.knowledge.care import day_of
from claimback.knowledge.templates import words
from claimback.model import Fact, Finding, Record, Span

_COUNTED = {"start": "first day", "end": "last day", "visits": "number of visits"}
_ASK = (
    "Find out which is right, and correct the answer or ask the office to correct the paper, before you send anything."
)
_SAME = 45
"""Days apart within which two tellings of a treatment are of the same one."""
_MONTH = 31
"""Days by which two tellings of when the symptoms began may differ: many name only the month."""
_BETWEEN_PAPERS = ("physical_therapy", "manipulation")
"""Treatments of which two papers tell the same days; a medicine may be given again."""


def check(matter: Matter) -> Iterator[Finding]:
    """Sides, onset, dates of treatments, those that one paper denies, warning signs, and what the insurer states."""
    yield from _sides(matter)
    yield from _onsets(matter)
    yield from _treatments(matter)
    yield from _courses(matter)
    yield from _denied(matter)
    yield from _signs(matter)
    yield from _refuted(matter)


def _own(matter: Matter) -> list[Record]:
    enclosed = {exhibit.document for exhibit in matter.evidence.exhibits[1:]}
    return [record for record in matter.evidence.records if record.document in enclosed]


def _first(record: Record, name: str) -> Fact | None:
    return next((fact for fact in record.facts if fact.name == name), None)


def _where(record: Record, fact: Fact) -> str:
    page = f", page {fact.source.page}" if isinstance(fact.source, Span) else ""
    return f"“{record.filename}”{page}"


def _sides(matter: Matter) -> Iterator[Finding]:
    """Two papers about the same part of the body that name different sides."""
    for one, other in combinations(_own(matter), 2):
        pairs = [(_first(record, "body_part"), _first(record, "laterality")) for record in (one, other)]
        parts, sides = [part for part, _ in pairs], [side for _, side in pairs]
        if not all(parts) or not all(sides) or parts[0].value != parts[1].value:  # pyright: ignore[reportOptionalMemberAccess]
            continue
        first, second = sides
        if first and second and first.value != second.value and "bilateral" not in (first.value, second.value):
            part = str(parts[0].value).replace("_", " ") if parts[0] else ""
            yield about(
                "sides_differ", "warning",
                f"{_where(one, first)} is about the {first.value} {part}, and {_where(other, second)} about the "
                f"{second.value} one.", other.filename, _ASK,
            )  # fmt: skip


def _onsets(matter: Matter) -> Iterator[Finding]:
    """An answer and a paper, or two papers on the same part of the body, that let the symptoms begin far apart."""
    found = [(record, fact) for record in _own(matter) if (fact := _first(record, "symptom_onset"))]
    mine = next((fact for fact in matter.known.all("symptom_onset") if not isinstance(fact.source, Span)), None)
    if mine:
        pairs = [(one, ("your answer", mine)) for one in found]
    else:
        both = ((one, other) for one, other in combinations(found, 2) if _alike(one[0], other[0]))
        pairs = [(one, (_where(*other), other[1])) for one, other in both]
    for (record, fact), (where, other) in pairs:
        days = day_of(fact.value), day_of(other.value)
        if days[0] and days[1] and abs((days[0] - days[1]).days) > _MONTH:
            yield about(
                "onset_differs", "warning",
                f"{_where(record, fact)} lets the symptoms begin on {fact.value}, and {where} on {other.value}.",
                record.filename, _ASK,
            )  # fmt: skip


def _alike(one: Record, other: Record) -> bool:
    """Two papers about the same part of the body."""
    parts = [_first(record, "body_part") for record in (one, other)]
    return parts[0] is not None and parts[1] is not None and parts[0].value == parts[1].value


def _courses(matter: Matter) -> Iterator[Finding]:
    """Two papers that tell of the same course of therapy with another first or last day."""
    told = [
        (_where(record, fact), record, item)
        for record in _own(matter)
        for fact, item in _listed(tuple(fact for fact in record.facts if fact.name == "treatments"))
        if item.get("kind") in _BETWEEN_PAPERS
    ]
    for (where, _, one), (place, record, other) in combinations(told, 2):
        for part in ("start", "end") if _near(one, other) else ():
            if one.get(part) and other.get(part) and one[part] != other[part]:
                name = words(matter.book).labels.get("treatment", {}).get(str(one["kind"]), str(one["kind"]))
                yield about(
                    "papers_differ", "warning",
                    f"{name}, {_COUNTED[part]}: {where} says {one[part]}, and {place} says {other[part]}.",
                    record.filename, _ASK,
                )  # fmt: skip


def _listed(facts: tuple[Fact, ...]) -> Iterator[tuple[Fact, Mapping[str, Any]]]:
    for fact in facts:
        for item in fact.value if isinstance(fact.value, list) else []:
            if isinstance(item, dict):
                yield fact, item


def _treatments(matter: Matter) -> Iterator[Finding]:
    """An answer and a record that tell of the same treatment with other days or another number of visits."""
    answers = [item for fact, item in _listed(matter.known.all("treatments")) if not isinstance(fact.source, Span)]
    for record in _own(matter):
        told = list(_listed(tuple(fact for fact in record.facts if fact.name == "treatments")))
        for fact, item in told:
            for answer in answers:
                if _near(answer, item):
                    yield from _differing(matter, answer, item, _where(record, fact))


def _near(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """The same kind, with a first or last day not far apart."""
    days = [(day_of(one.get(name)), day_of(other.get(name))) for name in ("start", "end")]
    return one.get("kind") == other.get("kind") and any(a and b and abs((a - b).days) <= _SAME for a, b in days)


def _differing(matter: Matter, answer: Mapping[str, Any], item: Mapping[str, Any], where: str) -> Iterator[Finding]:
    name = words(matter.book).labels.get("treatment", {}).get(str(item.get("kind")), str(item.get("kind")))
    for part, what in _COUNTED.items():
        mine, theirs = answer.get(part), item.get(part)
        if mine and theirs and str(mine) != str(theirs):
            yield about(
                "treatment_differs", "warning",
                f"{name}, {what}: you answered {mine}, and {where} says {theirs}.", "treatments", _ASK,
            )  # fmt: skip


def _denied(matter: Matter) -> Iterator[Finding]:
    """A paper that says a treatment was not had, beside a paper or an answer that tells of it from before."""
    told = [
        (str(item.get("kind")), day_of(item.get("start") or item.get("end")), f"“{record.filename}”", record)
        for record in _own(matter)
        for _, item in _listed(tuple(fact for fact in record.facts if fact.name == "treatments"))
    ]
    told += [
        (str(item.get("kind")), day_of(item.get("start")), "your answer", None)
        for _, item in _listed(matter.known.all("treatments"))
    ]
    for record in _own(matter):
        for fact in record.facts:
            kinds = fact.value if fact.name == "treatments_denied" and isinstance(fact.value, list) else []
            for kind, start, where, source in told:
                late = start is None or record.dated is None or start >= record.dated
                if kind in kinds and source is not record and not late and isinstance(fact.source, Span):
                    name = words(matter.book).labels.get("treatment_lower", {}).get(kind, kind)
                    yield about(
                        "treatment_denied", "warning",
                        f"{_where(record, fact)} says “{' '.join(fact.source.quote.split())}”, but {where} tells of "
                        f"{name} before that day.", record.filename, _ASK,
                    )  # fmt: skip
                    break


def _signs(matter: Matter) -> Iterator[Finding]:
    """A warning sign in an answer that a record denies."""
    said = {str(value) for fact in matter.known.all("red_flags") for value in _values(fact) if value != "none"}
    for record in _own(matter):
        for fact in record.facts:
            both = said.intersection(map(str, _values(fact))) if fact.name == "red_flags_denied" else set[str]()
            for value in sorted(both):
                name = words(matter.book).labels.get("red_flags", {}).get(value, value.replace("_", " "))
                yield about(
                    "sign_denied", "warning",
                    f"You answered that there is {name}; {_where(record, fact)} says there is not.", "red_flags",
                    "If it is new since that day, say so in your own words with the day it began; else correct it.",
                )  # fmt: skip


def _values(fact: Fact) -> list[Any]:
    return fact.value if isinstance(fact.value, list) else [fact.value]


def _refuted(matter: Matter) -> Iterator[Finding]:
    """A statement of the insurer that a record refutes, where the person has yet to confirm what the record says."""
    for one in matter.evidence.refuted:
        if not one.confirmed:
            yield about(
                "insurer_refuted", "warning",
                f"The letter says that {one.says}: “{' '.join(one.stated.quote.split())}”. “{one.filename}”, page "
                f"{one.shown.page}, says otherwise: “{' '.join(one.shown.quote.split())}”.", one.filename,
                "If the record is right, agree to it where it is asked, and the appeal will say so.",
            )  # fmt: skip
