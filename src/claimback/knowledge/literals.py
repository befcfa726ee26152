"""What the parsed form of a pattern tells about the words without which it cannot match.

Both answers hold for text whose case is folded (`claimback.knowledge.seen`), and both may be empty: then the pattern
has to be tried everywhere. They only ever spare work; what matches is decided by the pattern itself.
"""

import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any, TypeAlias

Opaque: TypeAlias = Any
"""What the modules of `re` hold, which declare no types."""
Items: TypeAlias = tuple[Opaque, ...]
"""Items of a parsed pattern, one after the other: pairs of a code and its value."""


def _module(name: str) -> Opaque:
    """A module of `re` itself: no other reads a pattern exactly so. None where this Python has it not."""
    try:
        return import_module(f"re.{name}")
    except ImportError:  # then every pattern is tried everywhere
        return None


op, parser = _module("_constants"), _module("_parser")

LONG = 4
"""Letters of a beginning."""
_MANY = 600
"""A pattern that may begin in more ways than this is tried everywhere."""
_CHOICES = 26
_DEEP = 60
_SHORT = 3
"""A literal of fewer letters stands in nearly every text."""


_NONE, _NUMBER, _WORD = 0, 1, 2
"""What is known of the place before anything is read: nothing, or that a number begins there, or a word."""


class _UnknownError(Exception):
    """The pattern may begin with anything."""


def beginnings(match: str, *, anchored: bool = False) -> frozenset[str]:
    """Up to four letters with which every match begins: one of them, at the begin of a word unless `anchored`.

    Every digit is a `0`. What begins with one may stand at the begin of a number within a word.
    """
    items = _parsed(match)
    if not items:
        return frozenset()
    try:
        found = _Beginnings().of(items, "", _WORD if anchored else _NONE, 0)
    except _UnknownError:
        return frozenset()
    return frozenset(one for one in found if not any(one[:size] in found for size in range(1, len(one))))


def needed(match: str) -> tuple[str, ...]:
    """Literals of which one must stand somewhere in the text."""
    items = _parsed(match)
    return _best(_needs(items, 0)) if items else ()


def alternatives(match: str) -> list[str]:
    """The pattern cut at the `|` that stand in no bracket."""
    cuts, depth, kind, at = [-1], 0, False, 0
    while at < len(match):
        char = match[at]
        if char == "\\":
            at += 1
        elif kind:
            kind = char != "]"
        elif char == "[":
            kind, at = True, at + (match[at + 1 : at + 3] == "^]") + (match[at + 1 : at + 2] in {"^", "]"})
        else:
            depth += (char == "(") - (char == ")")
            if char == "|" and not depth:
                cuts.append(at)
        at += 1
    return [match[a + 1 : b] for a, b in zip(cuts, [*cuts[1:], len(match)], strict=True)]


def _parsed(match: str) -> Items:
    if parser is None:
        return ()
    return tuple(parser.parse(match, re.IGNORECASE))


class _Beginnings:
    def __init__(self) -> None:
        self._left = _MANY

    def of(self, items: Items, got: str, bound: int, deep: int) -> set[str]:
        """Every way in which the items can begin, behind what is `got`."""
        self._left -= 1
        if len(got) >= LONG:
            return {got}
        if not items or deep > _DEEP or self._left < 0:
            return self._enough(got)
        (code, value), rest = items[0], items[1:]
        if code in {op.AT, op.ASSERT, op.ASSERT_NOT}:
            if not got and code is op.AT and value in {op.AT_BEGINNING, op.AT_BEGINNING_STRING, op.AT_END}:
                raise _UnknownError
            return self.of(rest, got, max(bound, _bound(code, value)), deep + 1)
        found: set[str] = set()
        for way, letter in self._ways(code, value, rest):
            if letter and not got and not (bound >= _NUMBER if letter == "0" else bound == _WORD and _is_word(letter)):
                raise _UnknownError
            found |= self.of(way, got + letter, bound, deep + 1)
        return found or self._enough(got)

    def _enough(self, got: str) -> set[str]:
        if not got:
            raise _UnknownError
        return {got}

    def _ways(self, code: Opaque, value: Opaque, rest: Items) -> Iterator[tuple[Items, str]]:
        """How the first item can go on: the items behind, and a letter if one was read. Nothing for anything."""
        if code is op.LITERAL and value < 128:
            yield rest, _letter(value)
        elif code is op.IN:
            yield from ((rest, letter) for letter in _members(value))
        elif code is op.SUBPATTERN:
            yield (*value[3], *rest), ""
        elif code is op.BRANCH:
            yield from (((*branch, *rest), "") for branch in value[1])
        elif code in {op.MAX_REPEAT, op.MIN_REPEAT}:
            low, high, part = value
            if low == 0:
                yield rest, ""
            if high:
                left = min(int(high), LONG + 1) - 1
                again = ((code, (max(0, low - 1), left, part)),) if left or low > 1 else ()
                yield (*part, *again, *rest), ""


def _bound(code: Opaque, value: Opaque) -> int:
    """What an item that reads nothing tells of its place."""
    if code is op.AT:
        return _WORD if value is op.AT_BOUNDARY else _NONE
    if code is not op.ASSERT_NOT or value[0] != -1 or len(value[1]) != 1:
        return _NONE
    inner, members = value[1][0]
    if inner is not op.IN or members[0][0] is op.NEGATE:
        return _NONE
    if (op.CATEGORY, op.CATEGORY_WORD) in members:
        return _WORD
    return _NUMBER if (op.CATEGORY, op.CATEGORY_DIGIT) in members else _NONE


def _letter(value: int) -> str:
    char = chr(value).lower()
    return "0" if char.isdigit() else char


def _is_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


def _members(members: list[tuple[Opaque, Opaque]]) -> tuple[str, ...]:
    """The letters of a small set; nothing for a large one."""
    found: dict[str, None] = {}
    for code, value in members:
        if code is op.LITERAL and value < 128:
            found[_letter(value)] = None
        elif code is op.RANGE and value[1] < 128 and value[1] - value[0] < _CHOICES:
            found.update(dict.fromkeys(map(_letter, range(value[0], value[1] + 1))))
        elif code is op.CATEGORY and value is op.CATEGORY_DIGIT:
            found["0"] = None
        else:
            return ()
    return tuple(found) if len(found) <= _CHOICES + 1 else ()


def _best(choices: list[tuple[str, ...]]) -> tuple[str, ...]:
    """Of sets of literals, each of which must be met, the one that spares most."""
    fit = [choice for choice in choices if min(map(len, choice)) >= _SHORT]
    return max(fit, key=lambda choice: (min(6, *map(len, choice)), -len(choice)), default=())


def _needs(items: Items, deep: int) -> list[tuple[str, ...]]:
    """Sets of literals; of each set one must stand in a text that the items match."""
    found: list[tuple[str, ...]] = []
    run = ""
    for code, value in items:
        if code is op.LITERAL and value < 128:
            run += chr(value).lower()
            continue
        if code in {op.AT, op.ASSERT_NOT}:
            continue
        found += [(run,)] if run else []
        run = ""
        found += _inner(code, value, deep + 1) if deep < _DEEP else []
    return [*found, (run,)] if run else found


def _inner(code: Opaque, value: Opaque, deep: int) -> list[tuple[str, ...]]:
    if code is op.SUBPATTERN:
        return _needs(tuple(value[3]), deep)
    if code in {op.MAX_REPEAT, op.MIN_REPEAT} and value[0]:
        return _needs(tuple(value[2]), deep)
    if code is op.BRANCH:
        every = [_best(_needs(tuple(branch), deep)) for branch in value[1]]
        whole = tuple(dict.fromkeys(one for choice in every for one in choice))
        return [whole] if all(every) and len(whole) <= 50 else []
    return []
