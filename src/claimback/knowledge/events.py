"""When two notes tell of one event: the same treatment, the same study, the same re-check."""

from collections.abc import Mapping

DATES = ("start", "end", "date")
_COUNTABLE = (*DATES, "kind", "study", "visits", "how")


def same_event(one: Mapping[str, object], other: Mapping[str, object]) -> bool:
    """The same kind of thing, with a date in common, and nothing countable that differs."""
    shared = [name for name in _COUNTABLE if name in one and name in other]
    return any(name in DATES for name in shared) and all(_plain(one[name]) == _plain(other[name]) for name in shared)


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
