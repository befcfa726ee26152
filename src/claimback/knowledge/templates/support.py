"""What a sentence stands on: facts with their words, answers, and the enclosures that show them."""

from collections.abc import Iterable, Sequence

from pydantic import Field

from claimback.knowledge.templates.filters import listed
from claimback.knowledge.templates.same import pieces, same
from claimback.knowledge.templates.words import Words
from claimback.model.base import Frozen
from claimback.model.document import Span
from claimback.model.draft import AnswerRef, ExhibitRef, FactRef, Support
from claimback.model.evidence import Evidence, Exhibit, Record
from claimback.model.fact import AnswerSource, Derived, Fact, Known

MOST_EXHIBITS = 3
"""A sentence points at no more enclosures than a reader will look up."""


class Papers(Frozen):
    """The papers of a case: the names of its files, and its enclosures."""

    evidence: Evidence
    files: dict[str, str] = Field(default_factory=dict)
    """File name by document id."""

    def name(self, document: str) -> str:
        """The file's name, or the id when it is not known."""
        return self._names().get(document, document)

    def refs(self, facts: Iterable[Fact], known: Known) -> tuple[Support, ...]:
        """The support that facts give; a derived fact stands on the facts that it was computed from."""
        found: list[Support] = []
        for fact in facts:
            for ref in self._ref(fact, known, 0):
                if ref not in found:
                    found.append(ref)
        return tuple(found)

    def pointers(self, names: Sequence[str], facts: Iterable[Fact]) -> tuple[ExhibitRef, ...]:
        """The enclosures of these kinds, and those in which one of the facts stands or stands alike.

        The page is that of the record's own words. A record that shows something else under the same name, or less
        than what is said, is not pointed at.
        """
        kinds = {record.document: record.kind for record in self.evidence.records}
        shown = {
            fact.source.document: fact.source.page for fact in self.grounds(facts) if isinstance(fact.source, Span)
        }
        found = [
            self._pointer(exhibit, shown.get(exhibit.document))
            for exhibit in self.evidence.exhibits
            if kinds.get(exhibit.document) in names or exhibit.document in shown
        ]
        return tuple(found[:MOST_EXHIBITS])

    def grounds(self, facts: Iterable[Fact]) -> tuple[Fact, ...]:
        """What the enclosed records say that is the same as one of these facts, in the records' own words."""
        told = tuple(facts)
        enclosed = {exhibit.document: exhibit for exhibit in self.evidence.exhibits[1:]}
        found = [one for one in told if isinstance(one.source, Span) and one.source.document in enclosed]
        for record in self.evidence.records:
            for one in told if record.document in enclosed else ():
                found += [fact for fact in _shown(one, record) if fact not in found]
        return tuple(
            one for one in found if isinstance(one.source, Span) and enclosed[one.source.document].shows(one.source)
        )

    def shown(self, pointers: Sequence[ExhibitRef], words: Words) -> str:
        """`Exhibit B`, or `Exhibits B and C`."""
        labels = listed([pointer.label for pointer in pointers], words) or ""
        return words.forms["exhibit" if len(pointers) == 1 else "exhibits"].format(labels=labels)

    def places(self, pointers: Sequence[ExhibitRef], words: Words) -> str:
        """`Exhibit B, page 1`, or `Exhibit B, page 1; and Exhibit C, page 2`."""
        told = [words.forms["exhibit_page"].format(label=pointer.label, page=pointer.page) for pointer in pointers]
        return told[0] if len(told) == 1 else "; ".join(told[:-1]) + words.forms["last_place"] + told[-1]

    def _pointer(self, exhibit: Exhibit, page: int | None) -> ExhibitRef:
        inside = page if page in exhibit.pages else exhibit.pages[0] if exhibit.pages else 1
        return ExhibitRef(label=exhibit.label, document=exhibit.filename, page=inside or 1)

    def _names(self) -> dict[str, str]:
        own = {exhibit.document: exhibit.filename for exhibit in self.evidence.exhibits}
        return {**{record.document: record.filename for record in self.evidence.records}, **own, **self.files}

    def _ref(self, fact: Fact, known: Known, depth: int) -> tuple[Support, ...]:
        source = fact.source
        if isinstance(source, AnswerSource):
            return (AnswerRef(question=source.question, value=fact.value),)
        if isinstance(source, Derived):
            used = [inner for name in source.using for inner in known.all(name)] if depth < 4 else []
            return tuple(ref for inner in used if inner != fact for ref in self._ref(inner, known, depth + 1))
        return (
            FactRef(
                name=fact.name,
                value=fact.value,
                quote=source.quote,
                document=self.name(source.document),
                page=source.page,
            ),
        )


def seen(known: Known, evidence: Evidence) -> Known:
    """The facts without those that only a record shows and that the person has not confirmed."""
    records = {record.document for record in evidence.records if record.kind != "denial_letter"}
    letter = evidence.exhibits[0].document if evidence.exhibits else ""
    return Known(
        fact
        for fact in known
        if fact.status == "confirmed"
        or not isinstance(fact.source, Span)
        or fact.source.document == letter
        or fact.source.document not in records
    )


def _shown(told: Fact, record: Record) -> list[Fact]:
    named = [fact for fact in record.facts if fact.name == told.name]
    alike = [fact for fact in named if told.source == fact.source or same(told.value, fact.value)]
    return alike or [named[at] for at in pieces(told.value, [fact.value for fact in named])]
