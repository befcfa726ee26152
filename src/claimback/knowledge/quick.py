"""Patterns that are not tried where they cannot match. They find what `re` finds, in the same order."""

import re
import sys
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from claimback.knowledge.literals import alternatives, beginnings, needed
from claimback.knowledge.seen import SIZES, Seen, look

_END = sys.maxsize
_WORTH = 20_000
"""Characters that a pattern is tried on before it is taken apart, which costs more than one letter saves."""

_BRIEF = 32
"""A text of fewer characters is quicker tried than looked at."""


class Quick:
    """A compiled pattern, matched without regard to case. Its methods are those of `re.Pattern`."""

    __slots__ = ("_heads", "_left", "_needs", "_pattern", "fullmatch", "match")

    def __init__(self, match: str) -> None:
        self._pattern = re.compile(match, re.IGNORECASE)
        self.match = self._pattern.match
        self.fullmatch = self._pattern.fullmatch
        self._left = _WORTH
        self._heads: frozenset[str] = frozenset()
        self._needs: tuple[str, ...] = ()

    @property
    def pattern(self) -> str:
        """The pattern's text."""
        return self._pattern.pattern

    @property
    def learning(self) -> bool:
        """Whether it is still tried everywhere."""
        return self._left > 0

    def search(self, text: str, pos: int = 0, endpos: int = _END) -> re.Match[str] | None:
        """The first match."""
        if len(text) < _BRIEF:
            pass
        elif self._left > 0:
            self._learn(len(text))
        elif self._heads:
            match = self.match
            for at in _within(places(look(text), self._heads), pos, endpos):
                if found := match(text, at, endpos):
                    return found
            return None
        elif self._needs and not look(text).has(self._needs):
            return None
        return self._pattern.search(text, pos, endpos)

    def finditer(self, text: str, pos: int = 0, endpos: int = _END) -> Iterator[re.Match[str]]:
        """Every match, none within another."""
        if len(text) < _BRIEF:
            pass
        elif self._left > 0:
            self._learn(len(text))
        elif self._heads:
            found = _within(places(look(text), self._heads), pos, endpos)
            return self._each(text, found, pos, endpos) if found else iter(())
        elif self._needs and not look(text).has(self._needs):
            return iter(())
        return self._pattern.finditer(text, pos, endpos)

    def _each(self, text: str, found: Sequence[int], pos: int, endpos: int) -> Iterator[re.Match[str]]:
        match = self.match
        for at in found:
            if at >= pos and (one := match(text, at, endpos)):
                yield one
                pos = one.end()

    def _learn(self, length: int) -> None:
        self._left -= length
        if self._left <= 0:
            self._heads = heads(self.pattern)
            self._needs = () if self._heads else needed(self.pattern)


def heads(match: str) -> frozenset[str]:
    """The pattern's beginnings, cut to the sizes by which words are found; none where one is too short for that."""
    short, long = SIZES
    found = frozenset(word[: long if len(word) >= long else short] for word in beginnings(match))
    return found if all(len(word) >= short for word in found) else frozenset()


def places(seen: Seen, words: frozenset[str]) -> list[int]:
    """Where words with one of these beginnings stand, in order."""
    found = seen.found.get(words)
    if found is None:
        index = seen.index
        found = seen.found[words] = [at for word in words & index.keys() for at in index[word]]
        found.sort()
    return found


def _within(found: list[int], pos: int, endpos: int) -> list[int]:
    """Those of the places from `pos` on and before `endpos`."""
    if not found or (pos <= found[0] and endpos > found[-1]):
        return found
    return found[bisect_left(found, pos) : bisect_left(found, endpos)]


class Choice:
    """Patterns of which the first that matches at a place counts, as in `a|b|c`; each goes by a name."""

    def __init__(self, named: Sequence[tuple[str, str]]) -> None:
        parts = [(part, name) for match, name in named for part in alternatives(match)]
        self._names = [name for _, name in parts]
        self._parts = [re.compile(part, re.IGNORECASE) for part, _ in parts]
        self._numbers: dict[str, list[int]] = {}
        self._anywhere: list[int] = []
        for number, (part, _) in enumerate(parts):
            words = heads(part)
            for word in words:
                self._numbers.setdefault(word, []).append(number)
            if not words:
                self._anywhere.append(number)

    def finditer(self, text: str) -> Iterator[tuple[str, int, int]]:
        """Name, start and end of every match, none within another."""
        at = 0
        for place, number in self._tries(text):
            if place >= at and (found := self._parts[number].match(text, place)):
                yield self._names[number], place, found.end()
                at = max(found.end(), place + 1)

    def _tries(self, text: str) -> list[tuple[int, int]]:
        index = look(text).index
        found = [
            (place, number)
            for word in self._numbers.keys() & index.keys()
            for number in self._numbers[word]
            for place in index[word]
        ]
        for number in self._anywhere:
            search, at = self._parts[number].search, -1
            while one := search(text, at + 1):
                at = one.start()
                found.append((at, number))
        return sorted(found)


class Starts:
    """Which of many patterns can begin at a place, told by the letters that stand there."""

    def __init__(self, matches: Sequence[str]) -> None:
        self._always: list[int] = []
        self._by_size: dict[int, dict[str, list[int]]] = {}
        for number, match in enumerate(matches):
            words = beginnings(match, anchored=True)
            for word in words:
                self._by_size.setdefault(len(word), {}).setdefault(word, []).append(number)
            if not words:
                self._always.append(number)

    def at(self, text: str, start: int) -> list[int]:
        """The numbers of these patterns, in order."""
        low = look(text).zeros
        found = list(self._always)
        for size, numbers in self._by_size.items():
            found += numbers.get(low[start : start + size], ())
        found.sort()
        return found
