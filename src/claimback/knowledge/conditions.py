"""Conditions as data, and the facts that make them hold.

when:
  all:
    - known: symptom_onset
    - is: {reevaluation_result: [same, worse]}
    - not: {includes: {red_flags: none}}
    - at_least: {care_days: 42}
"""

from collections.abc import Iterator

from pydantic import Field

from claimback.model.base import Frozen
from claimback.model.fact import Fact, Known, Value


class Condition(Frozen):
    """Holds when every part that is given holds. An empty condition always holds."""

    all: tuple["Condition", ...] = ()
    any: tuple["Condition", ...] = ()
    not_: "Condition | None" = Field(default=None, alias="not")
    known: str | None = None
    """A fact of this name exists."""
    is_: dict[str, Value] = Field(default_factory=dict, alias="is")
    """The fact's value is this, or one of these."""
    includes: dict[str, Value] = Field(default_factory=dict)
    """A fact of that name is, or is a list that has, this value (or one of these)."""
    mentions: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """A fact of that name has one of these words or rows of words in it; `*` at the end stands for any ending."""
    at_least: dict[str, float] = Field(default_factory=dict)
    below: dict[str, float] = Field(default_factory=dict)


def names(condition: Condition) -> frozenset[str]:
    """Every fact name that a condition looks at."""
    own = [*condition.is_, *condition.includes, *condition.mentions, *condition.at_least, *condition.below]
    inner = [*condition.all, *condition.any, *([condition.not_] if condition.not_ else [])]
    own += [condition.known] if condition.known else []
    return frozenset(own).union(*map(names, inner))


def holds(condition: Condition, known: Known) -> tuple[Fact, ...] | None:
    """The facts that make it hold, or None when it does not. An empty tuple means that it holds without any."""
    facts: list[Fact] = []
    for found in _parts(condition, known):
        if found is None:
            return None
        facts += found
    return tuple(dict.fromkeys(facts, None)) if _hashable(facts) else tuple(facts)


def _hashable(facts: list[Fact]) -> bool:
    return not any(isinstance(fact.value, list | dict) for fact in facts)


def _parts(condition: Condition, known: Known) -> Iterator[tuple[Fact, ...] | None]:
    yield from (holds(part, known) for part in condition.all)
    if condition.any:
        yield next((got for part in condition.any if (got := holds(part, known)) is not None), None)
    if condition.not_ is not None:
        yield None if holds(condition.not_, known) is not None else ()
    if condition.known:
        yield known.all(condition.known)[:1] or None
    yield from (_equal(known, name, want) for name, want in condition.is_.items())
    yield from (_includes(known, name, want) for name, want in condition.includes.items())
    yield from (_mentions(known, name, want) for name, want in condition.mentions.items())
    yield from (_number(known, name, low, None) for name, low in condition.at_least.items())
    yield from (_number(known, name, None, top) for name, top in condition.below.items())


def _equal(known: Known, name: str, want: Value) -> tuple[Fact, ...] | None:
    fact = known.first(name)
    wanted = want if isinstance(want, list) else [want]
    return (fact,) if fact is not None and fact.value in wanted else None


def _includes(known: Known, name: str, want: Value) -> tuple[Fact, ...] | None:
    wanted = want if isinstance(want, list) else [want]
    for fact in known.all(name):
        have = fact.value if isinstance(fact.value, list) else [fact.value]
        if any(value in wanted for value in have):
            return (fact,)
    return None


def _mentions(known: Known, name: str, want: tuple[str, ...]) -> tuple[Fact, ...] | None:
    for fact in known.all(name):
        if any(_says(_words(str(fact.value)), phrase) for phrase in want):
            return (fact,)
    return None


def _says(words: list[str], phrase: str) -> bool:
    wanted, open_ = _words(phrase), phrase.endswith("*")
    rows = (words[at : at + len(wanted)] for at in range(len(words) - len(wanted) + 1))
    return any(
        row[:-1] == wanted[:-1] and (row[-1].startswith(wanted[-1]) if open_ else row[-1] == wanted[-1]) for row in rows
    )


def _words(text: str) -> list[str]:
    return "".join(sign if sign.isalnum() else " " for sign in text.casefold()).split()


def _number(known: Known, name: str, low: float | None, top: float | None) -> tuple[Fact, ...] | None:
    fact = known.first(name)
    try:
        value = float(str(fact.value)) if fact is not None else None
    except ValueError:
        return None
    if fact is None or value is None or (low is not None and value < low) or (top is not None and value >= top):
        return None
    return (fact,)
