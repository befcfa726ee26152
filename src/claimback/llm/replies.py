"""The shapes of a model's answers: anything else is no answer."""

from pydantic import Field

from claimback.model import Frozen

_TEXT = 2000


class ProposedFact(Frozen):
    """A value that the letter may state, with its words."""

    name: str = Field(max_length=60)
    value: str = Field(min_length=1, max_length=300)
    quote: str = Field(min_length=3, max_length=_TEXT)


class ProposedObjection(Frozen):
    """A reason that the letter may give, with its words."""

    kind: str = Field(max_length=60)
    quote: str = Field(min_length=12, max_length=_TEXT)


class Proposals(Frozen):
    """What the rules may have missed in the letter."""

    facts: tuple[ProposedFact, ...] = Field(default=(), max_length=60)
    objections: tuple[ProposedObjection, ...] = Field(default=(), max_length=20)


class Rewording(Frozen):
    """One sentence by its number, in other words."""

    number: int = Field(ge=1, le=500)
    text: str = Field(min_length=1, max_length=_TEXT)


class Rewordings(Frozen):
    """A paragraph's sentences in other words."""

    sentences: tuple[Rewording, ...] = Field(default=(), max_length=500)


class CounterArgument(Frozen):
    """What a reviewer may hold against a passage of the letter, and the need that would meet it."""

    quote: str = Field(min_length=12, max_length=_TEXT)
    need: str = Field(max_length=120)
    point: str = Field(min_length=1, max_length=400)


class CounterArguments(Frozen):
    """What a reviewer may say."""

    points: tuple[CounterArgument, ...] = Field(default=(), max_length=30)


OUTPUTS: dict[str, type[Frozen]] = {
    "proposals": Proposals,
    "rewordings": Rewordings,
    "counter_arguments": CounterArguments,
}
"""By the name that a prompt gives as its output."""
