"""What a model proposed and the person accepted: nothing else of a model's is ever kept in a case."""

from claimback.model.base import Frozen
from claimback.model.denial import Objection
from claimback.model.fact import Fact
from claimback.model.finding import Finding


class RewordedSentence(Frozen):
    """A sentence in other words. It stands only where the plain one would, and only while it says the same."""

    letter: str
    plain: str
    text: str


class Accepted(Frozen):
    """Facts and reasons with their words in the letter, and sentences in other words."""

    facts: tuple[Fact, ...] = ()
    objections: tuple[Objection, ...] = ()
    rewordings: tuple[RewordedSentence, ...] = ()
    findings: tuple[Finding, ...] = ()
    """What was accepted and cannot be used, each with why."""
