"""What lies on the writer's desk: the case, the letter being written, and the one who tells it."""

from dataclasses import dataclass

from claimback.knowledge.arguments import ArgumentRecord
from claimback.knowledge.letters import LetterRecord, ObjectionWords
from claimback.knowledge.templates import Scope, Teller
from claimback.model import Analysis, Argument, Evidence, FactRef, Objection, flatten


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything that a part of a letter is made from."""

    teller: Teller
    analysis: Analysis
    evidence: Evidence
    arguments: tuple[Argument, ...]
    letter: LetterRecord

    def form(self, part: str) -> str:
        """The id of fixed wording."""
        return f"{self.letter.id}.{part}"

    def words(self, kind: str) -> ObjectionWords:
        """What the letters say about that kind of reason."""
        return self.teller.book.records(ObjectionWords)[kind]

    def argument(self, argument: Argument) -> ArgumentRecord:
        """The record that an argument was made from."""
        return self.teller.book.records(ArgumentRecord)[argument.id]

    def scope(self, objection: Objection) -> Scope:
        """The slots `quote` and `criterion` of one objection, each with the letter's own words as support."""
        span = objection.stated
        ref = FactRef(
            name="objection",
            value=objection.kind,
            quote=span.quote,
            document=self.teller.papers.name(span.document),
            page=span.page,
        )
        values = {"quote": flatten(span.quote).text}
        if objection.criterion:
            values["criterion"] = flatten(objection.criterion).text
        return Scope(values=values, support={name: (ref,) for name in values})

    def objections(self) -> list[tuple[str, list[Objection]]]:
        """The letter's reasons by kind, in the letter's order; two sentences of one kind stand together."""
        kinds: dict[str, list[Objection]] = {}
        have = self.teller.book.records(ObjectionWords)
        for objection in self.analysis.denial.objections:
            if objection.kind not in have:
                continue
            known = kinds.setdefault(objection.kind, [])
            known += [objection] if all(objection.stated.quote != other.stated.quote for other in known) else []
        return list(kinds.items())
