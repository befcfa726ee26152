"""Whether a record says what a person says: the test for pointing at the record."""

from collections.abc import Sequence
from typing import Any

from claimback.model.fact import Value

_MARKS = ("date", "start", "end", "visits")
"""What tells one treatment, visit, or study from another of its kind."""
_MOST_OF_IT = 0.9
"""Of the words of a text, how much must stand in the record; the rest is the words that join them."""
_EXACT = ("kind", "how", "result")
"""Fields from short lists: where both say something, they must say the same."""


def same(told: Value, shown: Value) -> bool:
    """Whether all that is told is in what is shown; of a list of treatments or visits, whether an item is."""
    if _rows(told) and _rows(shown):
        return any(_item(one, other) for one in _many(told) for other in _many(shown))
    if isinstance(told, list):
        return bool(told) and {_plain(one) for one in told} <= {_plain(one) for one in _many(shown)}
    if isinstance(shown, list):
        return _plain(told) in {_plain(one) for one in shown}
    words = _plain(told)
    return bool(words) and f" {words} " in f" {_plain(shown)} "


def _many(value: Value) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _rows(value: Value) -> bool:
    return bool(_many(value)) and all(isinstance(one, dict) for one in _many(value))


def _item(told: dict[str, Any], shown: dict[str, Any]) -> bool:
    """One visit or treatment: a mark in common, and nothing in conflict."""
    both = [name for name in (*_MARKS, *_EXACT) if told.get(name) and shown.get(name)]
    if any(_plain(told[name]) != _plain(shown[name]) for name in both):
        return False
    if told.get("result") and not shown.get("result"):
        return False
    return any(name in _MARKS for name in both)


def pieces(told: Value, shown: Sequence[Value]) -> tuple[int, ...]:
    """Of several findings of one record, those that a longer text is put together from; none where it says more."""
    whole = _plain(told) if isinstance(told, str) else ""
    parts = [(at, _plain(one)) for at, one in enumerate(shown) if isinstance(one, str)]
    inside = [(at, part) for at, part in parts if part and f" {part} " in f" {whole} "]
    enough = whole and sum(len(part) + 1 for _, part in inside) >= _MOST_OF_IT * len(whole)
    return tuple(at for at, _ in inside) if enough else ()


def _plain(value: object) -> str:
    """Words alone, in small letters; a number the same with and without `.0`."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return " ".join("".join(mark if mark.isalnum() else " " for mark in str(value)).lower().split())
