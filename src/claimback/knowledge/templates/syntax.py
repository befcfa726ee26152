"""The notation of a template.

`{name|filter:argument}` is a slot, `{name*}` a slot for all facts of that name, `{item.field}` a field of the item
that is told. `{have/has}` is a choice between the first person and the third, `{your>the plan’s}` one between a letter
to the plan and a letter about it. `[ words {slot}]` is left out when a slot in it is unknown. A template is parsed
before anything is filled in, so what a person wrote is never read as notation.
"""

import re
from dataclasses import dataclass
from functools import cache

from claimback.model.errors import BadKnowledge

_TOKEN = re.compile(r"\{([^{}]*)\}|([\[\]])|([^{}\[\]]+)|(.)", re.DOTALL)
_SLOT = re.compile(r"([A-Za-z_][A-Za-z0-9_.]*)(\*?)((?:\|[a-z_]+(?::[^|{}]*)?)*)")


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for a value. `every` asks for all facts of the name."""

    name: str
    every: bool
    filters: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Words for a letter in the first person, and for one about somebody else."""

    first: str
    third: str


@dataclass(frozen=True, slots=True)
class Address:
    """Words for a letter to the plan, and for one to somebody who judges what the plan decided."""

    plan: str
    outside: str


Words = str | Choice | Address


@dataclass(frozen=True, slots=True)
class Optional:
    """Words that are left out when a slot in them is unknown."""

    parts: "tuple[Words | Slot, ...]"


Part = Words | Slot | Optional


@cache
def parse(text: str) -> tuple[Part, ...]:
    """The parts of a template. Raises `BadKnowledge` for a stray bracket or a slot that is no slot."""
    done: list[Part] = []
    inner: list[Words | Slot] | None = None
    for found in _TOKEN.finditer(text):
        braced, bracket, plain, stray = found.groups()
        if stray or (bracket and (bracket == "[") == (inner is not None)):
            raise BadKnowledge("template", f"The template “{text}” has a stray “{stray or bracket}”.")
        if bracket == "[":
            inner = []
        elif bracket and inner is not None:
            done.append(Optional(tuple(inner)))
            inner = None
        else:
            (done if inner is None else inner).append(plain if plain else _braced(braced, text))
    if inner is not None:
        raise BadKnowledge("template", f"The template “{text}” does not close a bracket.")
    return tuple(done)


def _braced(inside: str, text: str) -> Slot | Choice | Address:
    if ">" in inside:
        return Address(*inside.split(">", 1))
    if "/" in inside and "|" not in inside:
        first, third = inside.split("/", 1)
        return Choice(first, third)
    found = _SLOT.fullmatch(inside)
    if found is None:
        raise BadKnowledge("template", f"The template “{text}” has a slot that cannot be read: “{inside}”.")
    pairs = [part.partition(":") for part in found.group(3).split("|")[1:]]
    return Slot(found.group(1), bool(found.group(2)), tuple((name, argument) for name, _, argument in pairs))


def slots(text: str) -> tuple[Slot, ...]:
    """Every slot of a template, those in optional parts too."""
    found: list[Slot] = []
    for part in parse(text):
        found += [inner for inner in (part.parts if isinstance(part, Optional) else (part,)) if isinstance(inner, Slot)]
    return tuple(found)
