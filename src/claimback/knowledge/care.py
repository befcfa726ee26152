"""The conservative-care clock: how long a provider directed the treatment, and whether someone looked again after it.

Pure arithmetic on dates, so that answers and records are counted alike. Source of the rules: criteria in use count a
trial of *provider-directed* treatment from the day on which a provider starts or recommends it, not from the first
pain, and want the patient re-evaluated after it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

ENOUGH = 42
"""Days in six weeks: the length of trial that most published imaging criteria name."""

_BY_NATURE = {"physical_therapy", "injection", "manipulation"}
_OWN = {"", "self", "me", "myself", "i", "no one", "nobody", "none", "patient", "own", "on my own"}
_FAILED = {"no_better", "worse", "could_not_tolerate"}


@dataclass(frozen=True, slots=True)
class CareClock:
    """Provider-directed treatment as one stretch of days. All `None` and 0 where nothing can be counted."""

    start: date | None = None
    end: date | None = None
    days: int = 0
    """Calendar days covered by at least one treatment, first and last day included; a gap is not counted."""
    rechecked_on: date | None = None
    """The first re-evaluation on or after the last day, else the latest one after six weeks of treatment."""
    rechecked_how: str | None = None
    """`office`, `telephone`, `video` or `portal`, where known."""
    days_before_recheck: int = 0
    """Days of treatment up to and including the day of the re-evaluation."""
    periods: tuple[tuple[date, date], ...] = ()
    """The stretches without a gap, in order."""
    left_out: tuple[tuple[int, str], ...] = ()
    """Index of each treatment not fully counted, and why: `not_directed`, `no_start`, `no_end` or `reversed`."""

    @property
    def short_by(self) -> int:
        """Days that are missing to six weeks."""
        return max(0, ENOUGH - self.days)


def care_clock(
    treatments: Sequence[Mapping[str, Any]], reevaluations: Sequence[Mapping[str, Any]], until: date | None = None
) -> CareClock:
    """Count the days of provider-directed treatment.

    `treatments` are items of the fact `treatments`, `reevaluations` of `reevaluation`; dates are ISO text or absent.
    A treatment without an end runs to the last re-evaluation after its start, else to `until`, else counts as its
    first day only. Nothing is counted past `until` (what is planned has not been done).
    """
    checks = sorted(_dated(reevaluations, until), key=lambda check: check[0])
    periods: list[tuple[date, date]] = []
    left_out: list[tuple[int, str]] = []
    for index, item in enumerate(treatments):
        period, why = _period(item, [day for day, _ in checks], until)
        if why:
            left_out.append((index, why))
        if period:
            periods.append(period)
    merged = union(periods)
    if not merged:
        return CareClock(left_out=tuple(left_out))
    day, how = _recheck(merged, checks)
    return CareClock(
        start=merged[0][0],
        end=merged[-1][1],
        days=covered(merged),
        rechecked_on=day,
        rechecked_how=how,
        days_before_recheck=covered(merged, day) if day else 0,
        periods=merged,
        left_out=tuple(left_out),
    )


def directed(item: Mapping[str, Any]) -> bool:
    """Whether a provider directed the treatment: named, or by nature such as physical therapy."""
    named = str(item.get("directed_by") or "").strip().lower().rstrip(".")
    return named not in _OWN or (named == "" and item.get("kind") in _BY_NATURE)


def failed(item: Mapping[str, Any]) -> bool:
    """Whether the treatment is said to have brought no improvement."""
    return item.get("result") in _FAILED


def union(periods: Iterable[tuple[date, date]]) -> tuple[tuple[date, date], ...]:
    """The stretches of days that the periods cover together; neighbors without a free day between them join."""
    merged: list[tuple[date, date]] = []
    for start, end in sorted(periods):
        if merged and start <= merged[-1][1] + timedelta(days=1):
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def covered(periods: Iterable[tuple[date, date]], last: date | None = None) -> int:
    """Calendar days in the disjoint periods, none after `last`."""
    ends = [(start, min(end, last) if last else end) for start, end in periods]
    return sum((end - start).days + 1 for start, end in ends if end >= start)


def day_of(value: object) -> date | None:
    """A date from ISO text, or None where it is absent or not a full date."""
    try:
        return date.fromisoformat(str(value)[:10]) if value else None
    except ValueError:
        return None


def _dated(items: Sequence[Mapping[str, Any]], until: date | None) -> list[tuple[date, str | None]]:
    found = [(day_of(item.get("date")), item.get("how")) for item in items]
    return [(day, str(how) if how else None) for day, how in found if day and not (until and day > until)]


def _period(item: Mapping[str, Any], checks: list[date], until: date | None) -> tuple[tuple[date, date] | None, str]:
    start, end = day_of(item.get("start")), day_of(item.get("end"))
    if not directed(item):
        return None, "not_directed"
    if start is None or (until and start > until):
        return None, "no_start"
    if end is not None:
        end = min(end, until) if until else end
        return ((start, end), "") if end >= start else (None, "reversed")
    known = max([day for day in checks if day >= start], default=until)
    return ((start, known), "") if known else ((start, start), "no_end")


def _recheck(
    periods: tuple[tuple[date, date], ...], checks: list[tuple[date, str | None]]
) -> tuple[date | None, str | None]:
    after = [check for check in checks if check[0] >= periods[-1][1]]
    if after:
        return after[0]
    enough = [check for check in checks if covered(periods, check[0]) >= ENOUGH]
    return enough[-1] if enough else (None, None)
