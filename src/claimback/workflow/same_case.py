"""Whether an answer belongs to a case: by its numbers, by whose it is, and by what it is about."""

import re
from difflib import SequenceMatcher
from pathlib import Path

from claimback.intake import name_of
from claimback.model import Analysis, ClaimbackError, Known

CASE_NUMBERS = ("claim_number", "reference_number")
"""One of these in both letters ties them, whatever else differs."""
SUBJECT = ("procedure_code", "body_part")
"""Letters that agree in none of these, where both tell them, are about different services."""
_ALIKE = 0.8


def tie(before: Analysis, after: Analysis) -> None:
    """Raises `ClaimbackError` where the letters are of two people or about two services, and no number ties them.

    A family often shares one member ID, so that it ties two letters only where their names do not differ.
    """
    first, second = Known(before.facts), Known(after.facts)
    if any(_values(first, name) & _values(second, name) for name in CASE_NUMBERS):
        return
    if _differ_in_person(first, second):
        raise _other(after, "names another person or another number than the letter of this case")
    if all(_differ(first, second, name) for name in SUBJECT):
        raise _other(after, "is about another service than the letter of this case")


def _differ_in_person(first: Known, second: Known) -> bool:
    names = [[str(fact.value) for fact in one.all("member_name")] for one in (first, second)]
    if all(names):
        return not any(alike(one, other) for one in names[0] for other in names[1])
    if _values(first, "member_id") & _values(second, "member_id"):
        return False
    return any(_differ(first, second, name) for name in ("member_id", *CASE_NUMBERS))


def alike(one: str, other: str) -> bool:
    """Whether two names can be of one person: an initial stands for a name, and a scan may damage a letter."""
    short, long = sorted((_parts(one), _parts(other)), key=len)
    return bool(short) and all(any(_part_alike(part, each) for each in long) for part in short)


def _part_alike(one: str, other: str) -> bool:
    if min(len(one), len(other)) == 1:
        return one[0] == other[0]
    return SequenceMatcher(None, one, other).ratio() >= _ALIKE


def _parts(name: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", name.lower())


def _differ(first: Known, second: Known, name: str) -> bool:
    one, other = _values(first, name), _values(second, name)
    return bool(one and other) and not one & other


def _values(known: Known, name: str) -> set[str]:
    return {re.sub(r"[^a-z0-9]", "", str(fact.value).lower()) for fact in known.all(name)}


def _other(after: Analysis, why: str) -> ClaimbackError:
    name = name_of(Path(after.document.filename))
    return ClaimbackError("other_case", f"{name} {why}. Give the answer that belongs to it; nothing was changed.")
