"""When two notes tell of one event: the same treatment, the same study, the same re-check."""

from collections.abc import Mapping

DATES = ("start", "end", "date")
_COUNTABLE = (*DATES, "kind", "study", "how")
_NAMED = ("nsaid", "other_medicine")
"""Kinds of treatment of which several may begin on one day, told apart by their names."""
_GENERIC = ("nsaid", "anti", "medicine", "medication", "pain reliever", "muscle relax", "steroid")
_LETTERS = 4
"""Letters of a word that may be a medicine's name."""


def same_event(one: Mapping[str, object], other: Mapping[str, object]) -> bool:
    """The same kind of thing, with a date in common, and nothing countable that differs."""
    shared = [name for name in _COUNTABLE if name in one and name in other]
    alike = any(name in DATES for name in shared) and all(_plain(one[name]) == _plain(other[name]) for name in shared)
    return alike and _same_count(one, other) and _same_medicine(one, other)


def _same_count(one: Mapping[str, object], other: Mapping[str, object]) -> bool:
    """Visits count on until the last day: only two tellings of the end can disagree on them."""
    told = "visits" in one and "visits" in other and "end" in one and "end" in other
    return not told or _plain(one["visits"]) == _plain(other["visits"])


def _same_medicine(one: Mapping[str, object], other: Mapping[str, object]) -> bool:
    names = [str(item.get("what") or "").lower() for item in (one, other)]
    if one.get("kind") not in _NAMED or not all(names) or any(name.startswith(_GENERIC) for name in names):
        return True
    words = [{word for word in name.split() if len(word) >= _LETTERS and word.isalpha()} for name in names]
    return bool(words[0] & words[1]) or not all(words)


def _plain(value: object) -> str:
    """`X-ray` and `xray` are the same study."""
    return "".join(char for char in str(value).lower() if char.isalnum())


def fullest(items: list[Mapping[str, object]]) -> list[list[int]]:
    """Indexes of items that tell of one event, grouped; in each group the item that tells most comes first."""
    order = sorted(range(len(items)), key=lambda index: -len(items[index]))
    groups: list[list[int]] = []
    for index in order:
        group = next((group for group in groups if same_event(items[group[0]], items[index])), None)
        if group is None:
            groups.append([index])
        else:
            group.append(index)
    return groups
