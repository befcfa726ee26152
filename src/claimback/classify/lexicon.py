"""All phrases of the cues in one trie, so that one walk over a sentence finds every concept in it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from claimback.knowledge import Book
from claimback.knowledge.cues_classify import Concepts
from claimback.model import BadKnowledge

Hits = dict[str, list[tuple[int, int]]]
"""Slot choice (`@concept` or phrase) to the stretches of words [first, after last) where it stands, in any order."""

_NUMBERS = frozenset({
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "eighteen", "twenty", "thirty", "forty", "fifty", "sixty", "ninety", "hundred",
    "several", "couple", "few", "half",
})  # fmt: skip
_GAP = 3
_REMEMBER = 20000


@dataclass(slots=True, eq=False)
class _Node:
    edges: dict[str, "_Node"] = field(default_factory=dict[str, "_Node"])
    gap: "_Node | None" = None
    out: list[str] = field(default_factory=list[str])


class _Word(NamedTuple):
    """A word as read: the steps that it can take in the trie, and where they lead from the root."""

    symbols: tuple[str, ...]
    firsts: tuple[_Node, ...]


class Lexicon:
    """A trie of phrases. `add` them, then `hits` finds them."""

    def __init__(self) -> None:
        self._root = _Node()
        self._stems: set[str] = set()
        self._longest = 0
        self._words: dict[str, _Word] = {}
        self._added: set[tuple[str, str]] = set()

    def add(self, name: str, phrase: str) -> None:
        """Finds of `phrase` are reported under `name`."""
        if (name, phrase) in self._added:
            return
        self._added.add((name, phrase))
        self._words.clear()
        for path in _paths(phrase.split()):
            self._insert(name, path)

    def _insert(self, name: str, path: Sequence[str]) -> None:
        if not path or path[0] == "..":
            raise BadKnowledge("phrase", f"A phrase of “{name}” can match nothing at all, or begin with a gap.")
        node = self._root
        for step in path:
            if step == "..":
                node.gap = node.gap or _Node()
                node = node.gap
                continue
            if step.endswith("*"):
                self._stems.add(step[:-1])
                self._longest = max(self._longest, len(step))
            node = node.edges.setdefault(step, _Node())
        node.out.append(name)

    def hits(self, words: Sequence[str]) -> Hits:
        """Every phrase in a sentence of lower-case words."""
        read = [self._words.get(word) or self._learn(word) for word in words]
        symbols = [word.symbols for word in read]
        ends: dict[_Node, list[tuple[int, int]]] = {}
        for start, word in enumerate(read):
            for node in word.firsts:
                _walk(node, symbols, start, ends)
        return _by_name(ends)

    def _learn(self, word: str) -> _Word:
        if len(self._words) > _REMEMBER:
            self._words.clear()
        symbols = tuple(self._read(word))
        edges = self._root.edges
        known = self._words[word] = _Word(symbols, tuple(edges[symbol] for symbol in symbols if symbol in edges))
        return known

    def _read(self, word: str) -> Iterator[str]:
        yield word
        if word[:1].isdigit() or word in _NUMBERS:
            yield "#"
        elif any(char.isdigit() for char in word):
            yield "".join("#" if char.isdigit() else char for char in word)  # h5216 is also h####
        for size in range(2, min(len(word), self._longest) + 1):
            if word[:size] in self._stems:
                yield word[:size] + "*"


def _walk(node: _Node, symbols: list[tuple[str, ...]], start: int, ends: dict[_Node, list[tuple[int, int]]]) -> None:
    """Where phrases that begin at `start` end. A stack of its own, since this is the hottest place of a letter."""
    stack, length = [(node, start + 1)], len(symbols)
    while stack:
        node, at = stack.pop()
        if node.out:
            if node in ends:
                ends[node].append((start, at))
            else:
                ends[node] = [(start, at)]
        if node.gap is not None:
            stack += [(node.gap, at + skip) for skip in range(min(_GAP, length - at), -1, -1)]
        edges = node.edges
        if edges and at < length and not edges.keys().isdisjoint(symbols[at]):
            stack += [(edges[symbol], at + 1) for symbol in reversed(symbols[at]) if symbol in edges]


def _by_name(ends: dict[_Node, list[tuple[int, int]]]) -> Hits:
    found: Hits = {}
    for node, stretches in ends.items():
        for name in node.out:
            found[name] = found[name] + stretches if name in found else stretches
    return found


def _paths(steps: Sequence[str]) -> Iterator[list[str]]:
    if not steps:
        yield []
        return
    first, rest = steps[0], list(_paths(steps[1:]))
    if first.endswith("?"):
        first = first[:-1]
        yield from rest
    for choice in first.split("|"):
        yield from ([choice, *path] for path in rest)


def concepts(book: Book) -> dict[str, tuple[str, ...]]:
    """All concepts of the book by name, with the concepts they take in spelt out. Raises `BadKnowledge`."""
    own = {name: list for record in book.records(Concepts).values() for name, list in record.concepts.items()}
    return {name: tuple(_spelt(name, own, ())) for name in own}


def _spelt(name: str, own: dict[str, tuple[str, ...]], seen: tuple[str, ...]) -> Iterable[str]:
    if name not in own or name in seen:
        raise BadKnowledge("concept", f"The concept “{name}” is not defined, or takes in itself.")
    for phrase in own[name]:
        if phrase.startswith("@"):
            yield from _spelt(phrase[1:], own, (*seen, name))
        else:
            yield phrase
