"""Rules of the cues, compiled: which of them hold in a sentence, and on which words."""

import re
from collections.abc import Iterator, KeysView, Sequence
from dataclasses import dataclass

from claimback.classify.lexicon import Hits, Lexicon, concepts
from claimback.knowledge import Book
from claimback.knowledge.cues_classify import CUES, Cue, Rule
from claimback.model import BadKnowledge

_FAR = 10_000
_REMEMBER = 4_000
"""Sentences that are remembered, a few kilobytes each."""
_CHAIN = re.compile(r" (>>?) ")


@dataclass(frozen=True, slots=True)
class Slot:
    """Choices, any of which fills it, and how many words may stand before it since the slot that it follows."""

    choices: tuple[str, ...]
    near: int = _FAR


Chain = tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class Compiled:
    """A rule ready to run. `folder`, `cue` and `id` say where it is from."""

    folder: str
    cue: str
    id: str
    rule: Rule
    groups: tuple[tuple[Chain, ...], ...]
    """Of each group, one chain must hold."""
    never: tuple[Slot, ...]
    without: frozenset[str]
    """None of these may be there."""
    needs: tuple[frozenset[str], ...]
    """Of each set one must be there, or no chain can hold; the first slot, by which the rule was found, left out."""


@dataclass(frozen=True, slots=True)
class Fired:
    """A rule that holds, and the words [first, after last) that it holds on."""

    rule: Compiled
    first: int
    last: int

    @property
    def weight(self) -> float:
        """The rule's weight, from -1 to 1."""
        return self.rule.rule.weight


class Rules:
    """Every rule of every cue, found by the first slot that it needs."""

    def __init__(self, book: Book) -> None:
        self.lexicon = Lexicon()
        self._known = concepts(book)
        self._by_first: dict[str, list[Compiled]] = {}
        self._heard: dict[tuple[str, ...], tuple[Hits, list[Fired]]] = {}
        for model in CUES:
            for cue in book.records(model).values():
                self._take(model.folder.rpartition("/")[2], cue)

    def _take(self, folder: str, cue: Cue) -> None:
        for number, rule in enumerate(cue.rules, start=1):
            made = compile_rule(folder, cue.id, f"{folder}/{cue.id}/{number}", rule)
            for slot in (*(slot for group in made.groups for chain in group for slot in chain), *made.never):
                self._learn(slot, made.id)
            for choice in (choice for chain in made.groups[0] for choice in chain[0].choices):
                self._by_first.setdefault(choice, []).append(made)

    def _learn(self, slot: Slot, where: str) -> None:
        for choice in slot.choices:
            if choice.startswith("@") and choice[1:] not in self._known:
                raise BadKnowledge("concept", f"The rule {where} names an unknown concept “{choice[1:]}”.")
            for phrase in self._known[choice[1:]] if choice.startswith("@") else (choice,):
                self.lexicon.add(choice, phrase)

    def fire(self, words: Sequence[str]) -> list[Fired]:
        """Every rule that holds in the sentence, once each."""
        return self.held(self.lexicon.hits(words))

    def heard(self, words: tuple[str, ...]) -> tuple[Hits, list[Fired]]:
        """The concepts of a sentence and the rules that hold; of a sentence that came before, from memory.

        Insurers' letters repeat their rights, notices and taglines word for word.
        """
        known = self._heard.get(words)
        if known is None:
            if len(self._heard) >= _REMEMBER:
                self._heard.clear()
            hits = self.lexicon.hits(words)
            known = self._heard[words] = hits, self.held(hits)
        return known

    def held(self, hits: Hits) -> list[Fired]:
        """Every rule that holds, given the concepts of a sentence."""
        here, by_first = hits.keys(), self._by_first
        tried = {rule.id: rule for name in hits if name in by_first for rule in by_first[name]}
        return [fired for rule in tried.values() if _may_hold(rule, here) and (fired := _holds(rule, hits))]


def compile_rule(folder: str, cue: str, id_: str, rule: Rule) -> Compiled:
    """The rule's condition, read. Raises `BadKnowledge` when nothing must be there."""
    parts = [part.strip() for part in rule.if_.split(" & ")]
    groups = tuple(
        tuple(tuple(_chain(chain, rule.near)) for chain in part.split(" || ")) for part in parts if part[:1] != "!"
    )
    never = tuple(Slot(_choices(part[1:])) for part in parts if part.startswith("!"))
    if not groups:
        raise BadKnowledge("rule", f"The rule {id_} needs at least one slot that must be there.")
    without = frozenset(choice for slot in never for choice in slot.choices)
    return Compiled(folder, cue, id_, rule, groups, never, without, tuple(_needs(groups))[1:])


def _needs(groups: tuple[tuple[Chain, ...], ...]) -> Iterator[frozenset[str]]:
    for chains in groups:
        if len(chains) == 1:
            yield from (frozenset(slot.choices) for slot in chains[0])
        else:
            yield frozenset(choice for chain in chains for choice in chain[0].choices)


def _chain(text: str, near: int) -> Iterator[Slot]:
    pieces = _CHAIN.split(text)
    yield Slot(_choices(pieces[0]))
    for mark, slot in zip(pieces[1::2], pieces[2::2], strict=True):
        yield Slot(_choices(slot), near if mark == ">" else _FAR)


def _choices(text: str) -> tuple[str, ...]:
    return tuple(choice.strip() for choice in text.split(" / "))


def _may_hold(rule: Compiled, here: KeysView[str]) -> bool:
    """Quickly, and mostly, no: a word that the rule cannot do without is missing."""
    for need in rule.needs:
        if here.isdisjoint(need):
            return False
    return not rule.without or here.isdisjoint(rule.without)


def _holds(rule: Compiled, hits: Hits) -> Fired | None:
    first, last = _FAR, 0
    for group in rule.groups:
        found = None
        for chain in group:
            found = found or _follow(chain, hits)
        if found is None:
            return None
        first, last = min(first, found[0]), max(last, found[1])
    return Fired(rule, first, last)


def _follow(chain: Chain, hits: Hits) -> tuple[int, int] | None:
    """The first and shortest way through a chain: its first word, and the end of its last."""
    ways = _stretches(chain[0], hits)
    for slot in chain[1:]:
        nexts, near = _stretches(slot, hits), slot.near
        if len(ways) == 1 == len(nexts):  # by far the most common
            (a, b), (c, d) = ways[0], nexts[0]
            if not 0 <= c - b <= near:
                return None
            ways = [(a, d)]
            continue
        ways = list({(a, d) for a, b in ways for c, d in nexts if 0 <= c - b <= near})
        if not ways:
            return None
    if len(ways) == 1:
        return ways[0]
    return min(ways, key=lambda way: (way[1] - way[0], way[0])) if ways else None


def _stretches(slot: Slot, hits: Hits) -> list[tuple[int, int]]:
    if len(slot.choices) == 1:
        return hits.get(slot.choices[0], [])
    return [stretch for choice in slot.choices if choice in hits for stretch in hits[choice]]


def rules(book: Book) -> Rules:
    """The rules of the book, compiled once a book."""
    return book.made(Rules)
