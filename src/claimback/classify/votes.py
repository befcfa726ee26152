"""Decision, stage, level and plan: cues vote, and the words that weighed most are kept as evidence."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from claimback.classify.objections import either
from claimback.classify.sentences import Sentence
from claimback.model import Document, Span

_STATUS = 0.8
"""What the bare word `denied` or `approved` counts as a status, such as a cell of a table."""
_SHORT = 4
_LIKELY = 0.5
_TRUST = 0.85
"""What the sentence model counts beside a rule."""


@dataclass(slots=True)
class Vote:
    """What speaks for one class."""

    parts: list[tuple[float, Sentence]] = field(default_factory=list[tuple[float, Sentence]])

    @property
    def score(self) -> float:
        """All parts together, from 0 to 1."""
        return either(weight for weight, _ in sorted(self.parts, key=lambda part: -part[0])[:4])

    @property
    def best(self) -> float:
        """The strongest single part."""
        return max((weight for weight, _ in self.parts), default=0.0)


class Votes:
    """The votes of one folder of cues over a letter."""

    def __init__(self, found: Iterable[Sentence], folder: str, discount: Mapping[str, float]) -> None:
        """`discount`: what a vote counts in a zone or role, 1 where it is not named."""
        self.votes: dict[str, Vote] = {}
        for one in found:
            factor = min([discount.get(one.zone, 1.0), *(discount.get(role, 1.0) for role in one.roles)])
            for name, weight in _best(one, folder).items():
                self.votes.setdefault(name, Vote()).parts.append((weight * factor, one))

    def __getitem__(self, name: str) -> float:
        return self.votes[name].score if name in self.votes else 0.0

    def best(self, name: str) -> float:
        """The strongest single vote for a class."""
        return self.votes[name].best if name in self.votes else 0.0

    def split(self, one: str, other: str) -> bool:
        """Whether two classes each stand somewhere as a status of their own, as for two services."""
        sides = [
            {id(s) for w, s in self.votes[n].parts if w >= _STATUS and is_status(s)}
            for n in (one, other)
            if n in self.votes
        ]
        return len(sides) == 2 and all(sides) and not sides[0] & sides[1]

    def sentence(self, name: str) -> Sentence | None:
        """The sentence that weighed most for a class."""
        if name not in self.votes:
            return None
        return max(self.votes[name].parts, key=lambda part: part[0])[1]

    def evidence(self, name: str, document: Document) -> Span | None:
        """Its words."""
        best = self.sentence(name)
        return best.span(document) if best is not None else None


def _best(one: Sentence, folder: str) -> dict[str, float]:
    found = dict(_heard(one, folder))
    for fired in one.of(folder):
        weight = max(fired.weight, _STATUS) if "status" in fired.rule.rule.tags and is_status(one) else fired.weight
        found[fired.rule.cue] = max(found.get(fired.rule.cue, 0.0), weight)
    return found


def _heard(one: Sentence, folder: str) -> Iterator[tuple[str, float]]:
    """What the sentence model hears. A label alone says nothing, and the model says nothing against a rule."""
    if one.unit.kind == "label":
        return
    for label, likely in one.tells.items():
        kind, _, name = label.partition("/")
        if kind == folder and likely >= _LIKELY:
            yield name, _TRUST * likely


def is_status(one: Sentence) -> bool:
    """Whether the piece is a cell, a labelled value or a word or two: `Outcome: DENIED`."""
    return one.unit.kind == "row" or bool(one.lead) or bool(one.unit.ticked) or len(one.tokens) <= _SHORT
