"""No paper of another person goes into the packet."""

from collections.abc import Iterator

from claimback.checks.matter import Matter, about
from claimback.model import Finding, Record

_PEOPLE = ("patient_name", "member_name")


def check(matter: Matter) -> Iterator[Finding]:
    """A record whose patient has another name, or was born on another day."""
    names = [str(fact.value) for name in _PEOPLE for fact in matter.known.all(name) if _own(matter, fact.source)]
    born = {str(fact.value) for fact in matter.known.all("date_of_birth") if fact.status == "confirmed"}
    for record in matter.evidence.records:
        yield from _record(record, names, born)


def _own(matter: Matter, source: object) -> bool:
    """From the denial or an answer: a record cannot vouch for itself."""
    return getattr(source, "document", matter.analysis.document.id) == matter.analysis.document.id


def _record(record: Record, names: list[str], born: set[str]) -> Iterator[Finding]:
    fix = "Leave it out of the packet, unless it is yours after all."
    for fact in record.facts:
        value = str(fact.value)
        if fact.name in _PEOPLE and names and not any(same_person(value, name) for name in names):
            message = f"“{record.filename}” is about {value}, and the denial is about {names[0]}."
            yield about("another_person", "error", message, record.filename, fix)
        elif fact.name == "date_of_birth" and born and value not in born:
            message = f"“{record.filename}” gives another date of birth ({value})."
            yield about("another_person", "warning", message, record.filename, fix)


def same_person(one: str, other: str) -> bool:
    """Whether two names can be one person's: the shorter has nothing that the longer lacks, initials aside."""
    first, second = _parts(one), _parts(other)
    short, long = sorted((first, second), key=len)
    return bool(short) and short <= long


def _parts(name: str) -> set[str]:
    return {part.strip(".").lower() for part in name.replace(",", " ").split() if len(part.strip(".")) > 2}
