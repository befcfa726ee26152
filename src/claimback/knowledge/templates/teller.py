"""Tells the sentences of a letter, each with what it stands on, and none twice."""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date

from claimback.knowledge.authorities import authority
from claimback.knowledge.book import Book
from claimback.knowledge.conditions import holds
from claimback.knowledge.templates.fill import Filled, Filler, Scope, ended, runs
from claimback.knowledge.templates.filters import cited as cited_as
from claimback.knowledge.templates.filters import long_date
from claimback.knowledge.templates.made import view, without_results
from claimback.knowledge.templates.say import Say
from claimback.knowledge.templates.support import Papers
from claimback.knowledge.templates.syntax import parse, slots
from claimback.knowledge.templates.words import words
from claimback.model.document import Span
from claimback.model.draft import AuthorityRef, Blank, ExhibitRef, Form, Run, Sentence, Support
from claimback.model.fact import Fact, Known

_PLACE = "exhibit_page"
"""The slot of an enclosure with its page."""
_OWN = ("insurer", "member_id", "notice_date", "service")
"""Facts of the letter that tell one case from another."""


class Teller:
    """Tells sentences of one letter from what is known.

    `first_person` is false when the letter is about somebody other than its writer, `outside` true when it goes to
    somebody who judges the plan; where they are not given, the facts tell.
    """

    def __init__(
        self,
        known: Known,
        papers: Papers,
        plan: str,
        today: date,
        book: Book,
        *,
        first_person: bool | None = None,
        outside: bool | None = None,
        told: Iterable[str] = (),
    ) -> None:
        self.known, self.papers, self.plan, self.today, self.book = known, papers, plan, today, book
        self.told: set[str] = set(told)
        own = known.text("voice") != "third" if first_person is None else first_person
        self._words = words(book)
        self.beyond = known.text("next_review") not in (None, "appeal")
        self.outside = self.beyond if outside is None else outside
        self._filler = Filler(known, self._words, self._special, own, self.outside)

    def tell(self, says: tuple[Say, ...], form: str, scope: Scope | None = None) -> tuple[Sentence, ...]:
        """The sentences that may be said, in order."""
        found: list[Sentence] = []
        for say in says:
            for inner in self._scopes(say, scope or Scope()):
                sentence = self.say(say, form, inner)
                found += [sentence] if sentence is not None and sentence not in found else []
        return tuple(found)

    def say(self, say: Say, form: str, scope: Scope | None = None) -> Sentence | None:
        """One sentence, or the first alternative to it that may be said, or None."""
        scope = scope or Scope()
        own = self._own(say, form, scope)
        return own or next((got for other in say.or_ if (got := self.say(other, form, scope)) is not None), None)

    def _own(self, say: Say, form: str, scope: Scope) -> Sentence | None:
        grounds = holds(say.when, self.known)
        cited = self._cited(say.cite)
        texts = say.cells or (self._wording(say, form),)
        named = {slot.name for text in texts for slot in slots(text)}
        unfit = (say.plans and self.plan not in say.plans) or not self.told.issuperset(say.after)
        if grounds is None or cited is None or unfit or not any(texts) or self.told.intersection(say.once):
            return None
        pointers = self._pointers(say, named)
        extra = (
            {"exhibit": self.papers.shown(pointers, self._words), _PLACE: self.papers.places(pointers, self._words)}
            if pointers
            else {}
        )
        extra |= {"citation": cited_as([one.citation for one in cited], self._words)} if cited else {}
        inner = Scope(scope.item, scope.facts, {**scope.values, **extra}, scope.support)
        filled = [self._filler.fill(parse(text), inner, say.unknown == "blank") for text in texts]
        whole = [one for one in filled if one is not None]
        if len(whole) < len(filled):
            return None
        self.told |= {*named, say.each}
        support = self._support(grounds, whole, (*self._shown(say, named, pointers), *pointers), cited)
        return Sentence(runs=_laid(say, whole), support=support or (Form(id=form),))

    def _wording(self, say: Say, form: str) -> str:
        """The wording that this case keeps to: chosen by the letter's own facts, so that no answer changes it."""
        if not say.ways:
            return say.text
        own = [self.known.text(name) or "" for name in _OWN]
        digest = hashlib.sha256("|".join([*own, form, say.text]).encode()).digest()
        return (say.text, *say.ways)[digest[0] % (len(say.ways) + 1)]

    def _support(
        self,
        grounds: tuple[Fact, ...],
        whole: list[Filled],
        pointers: tuple[Support, ...],
        cited: tuple[AuthorityRef, ...],
    ) -> tuple[Support, ...]:
        facts = [*(fact for one in whole for fact in one.facts), *grounds]
        own = [ref for one in whole for ref in one.support]
        blanks = [Blank(name=name) for one in whole for name in one.blanks]
        found: list[Support] = []
        for ref in (*own, *self.papers.refs(facts, self.known), *pointers, *cited, *blanks):
            found += [ref] if ref not in found else []
        return tuple(found)

    def _scopes(self, say: Say, scope: Scope) -> list[Scope]:
        if not say.each:
            return [scope]
        found: list[Scope] = []
        for fact in self.known.all(say.each):
            for item in fact.value if isinstance(fact.value, list) else [fact.value]:
                value = view(item, self._words) if isinstance(item, dict) else {"value": item}
                found.append(Scope(value, (fact.model_copy(update={"value": item}),), scope.values, scope.support))
        return sorted(found, key=lambda one: str(one.item.get("start") or one.item.get("date") or ""))

    def _cited(self, ids: tuple[str, ...]) -> tuple[AuthorityRef, ...] | None:
        found = [authority(self.book, id_, self.plan, self.today) for id_ in ids]
        known = tuple(AuthorityRef(id=one.id, citation=one.citation) for one in found if one is not None)
        return known if len(known) == len(ids) else None

    def _pointers(self, say: Say, named: set[str]) -> tuple[ExhibitRef, ...]:
        if not named & {"exhibit", _PLACE}:
            return ()
        return self.papers.pointers(say.exhibit, self._printed((*say.exhibit, *sorted(named))))

    def _shown(self, say: Say, named: set[str], pointers: tuple[ExhibitRef, ...]) -> tuple[Support, ...]:
        """The records' own words behind the enclosures that the sentence names."""
        if not pointers:
            return ()
        files = {pointer.document for pointer in pointers}
        grounds = self.papers.grounds(self._printed((*say.exhibit, *sorted(named))))
        kept = [
            fact
            for fact in grounds
            if isinstance(fact.source, Span) and self.papers.name(fact.source.document) in files
        ]
        return self.papers.refs(kept, self.known)

    def _printed(self, names: Sequence[str]) -> list[Fact]:
        """The facts that a sentence prints: of a text or number the first, of lists of items and choices all."""
        found: list[Fact] = []
        results = any(name.endswith("_result") for name in names)
        for name in names:
            facts = self.known.all(name)
            many = facts and isinstance(facts[0].value, list | dict)
            found += [fact if results else without_results(fact) for fact in facts] if many else facts[:1]
        return found

    def _special(self, name: str) -> tuple[str, tuple[Fact, ...]] | None:
        if name == "today":
            return long_date(self.today.isoformat(), self._words) or "", ()
        if name in ("I", "my", "me"):
            return self._person(name)
        return None

    def _person(self, name: str) -> tuple[str, tuple[Fact, ...]]:
        if self._filler.first_person:
            return name, ()
        called = self.known.first("called")
        who = str(called.value) if called else "the patient"
        own = f"{who}’s"
        return (own if name == "my" else who), (called,) if called else ()


def _laid(say: Say, whole: list[Filled]) -> tuple[Run, ...]:
    """The runs of a sentence; of a row, one run a cell."""
    if not say.cells and not say.label:
        return ended(runs(whole[0].pieces))
    cells = [runs(one.pieces) for one in whole]
    shown = [Run(text="".join(run.text for run in cell) or "–", blank=any(run.blank for run in cell)) for cell in cells]
    if say.label:
        return (Run(text=say.label + " ", bold=True), *shown)
    return tuple(run.model_copy(update={"text": run.text + " "}) for run in shown[:-1]) + tuple(shown[-1:])
