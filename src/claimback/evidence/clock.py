"""The conservative-care clock over answers and records: how long, re-checked or not, or exactly what is short."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from claimback.knowledge.care import ENOUGH, CareClock, care_clock
from claimback.model import AnswerSource, CriterionRow, Derived, Fact, Known, Value

HOW = {"office": "in the office", "telephone": "by telephone", "video": "by video", "portal": "by portal message"}
NO_BETTER = ("no_better", "worse", "could_not_tolerate")
FIRST_STUDIES = ("xray", "ultrasound", "mammogram", "ct")
"""Studies that criteria want first; each gives a fact such as `xray_done`."""
RECENT = 92
"""Days in three months at most: how old a treatment some criteria accept."""
ROUTE = "Treatment before imaging"


def items(known: Known, name: str) -> list[Mapping[str, Any]]:
    """Every item of a list fact; the person's own answer alone, where there is one, for it was confirmed."""
    facts = known.all(name)
    settled = [fact for fact in facts if fact.status == "confirmed"]
    values = [fact.value if isinstance(fact.value, list) else [fact.value] for fact in settled or facts]
    return [item for value in values for item in value if isinstance(item, dict)]


def clock(known: Known) -> CareClock:
    """The clock over all treatments and re-evaluations that are known."""
    return care_clock(items(known, "treatments"), items(known, "reevaluation"))


def derived(known: Known) -> Iterator[Fact]:
    """Facts computed from those of records: the clock, whether an X-ray was done. Proposed, as what they rest on is."""
    found = clock(known)
    if found.start and found.end:
        yield _fact("care_start", found.start.isoformat(), "treatments")
        yield _fact("care_end", found.end.isoformat(), "treatments")
        yield _fact("care_days", found.days, "treatments")
        yield _fact("care_summary", summary(found), "treatments", "reevaluation")
    if found.rechecked_on:
        yield _fact("reevaluated_after_care", "yes", "treatments", "reevaluation")
    if any(item.get("result") in NO_BETTER for name in ("reevaluation", "treatments") for item in items(known, name)):
        yield _fact("symptoms_persist", "yes", "treatments", "reevaluation")
    for study in sorted({str(item.get("study")) for item in items(known, "prior_imaging")} & set(FIRST_STUDIES)):
        yield _fact(f"{study}_done", "yes", "prior_imaging")


def _fact(name: str, value: Value, *using: str) -> Fact:
    return Fact(
        name=name, value=value, source=Derived(rule="care_clock", using=using), found_by="clock", confidence=0.7
    )


def sentence(known: Known) -> str:
    """The clock in a sentence, on confirmed facts alone; empty where nothing can be counted."""
    sure = Known(fact for fact in known if fact.status == "confirmed")
    found = clock(sure)
    return f"Provider-directed treatment: {summary(found)}." if found.start else ""


def summary(found: CareClock) -> str:
    """Such as `59 days from August 3, 2026 to September 30, 2026, re-check in the office on September 30, 2026`."""
    if not (found.start and found.end):
        return "No dated treatment that a provider directed"
    text = f"{found.days} {_days(found.days)} from {_long(found.start)} to {_long(found.end)}"
    if len(found.periods) > 1:
        text += f" with {len(found.periods) - 1} interruption{'s' if len(found.periods) > 2 else ''} not counted"
    if found.rechecked_on:
        how = HOW.get(found.rechecked_how or "", "")
        return f"{text}, re-check {how + ' ' if how else ''}on {_long(found.rechecked_on)}"
    return f"{text}, no re-check after it found"


def rows(known: Known) -> Iterator[CriterionRow]:
    """The two questions that nearly every insurer's criteria ask, and what is short."""
    found = clock(known)
    facts = tuple(fact for name in ("care_days", "care_summary") for fact in known.all(name)[:1])
    if not found.days:
        state = "unmet" if _answered(known, "no_treatment_reason") else "undocumented"
    else:
        state = "met" if found.days >= ENOUGH else "unmet"
    yield CriterionRow(
        route=ROUTE,
        criterion=_length(found),
        state=state,
        facts=facts,
        source="Common to published imaging criteria",
        id="clock.care.1",
        rating="payer_rule",
    )
    again = known.all("reevaluated_after_care")[:1]
    noticed = known.day("notice_date")
    if found.end and noticed:
        yield CriterionRow(
            route=ROUTE,
            criterion=_recent(found.end, noticed),
            state="met" if (noticed - found.end).days <= RECENT else "unmet",
            facts=known.all("care_end")[:1],
            source="Some published imaging criteria",
            id="clock.care.3",
            rating="payer_rule",
        )
    yield CriterionRow(
        route=ROUTE,
        criterion=_recheck(found),
        state="met" if found.rechecked_on else "undocumented",
        facts=again if found.rechecked_on else (),
        source="Common to published imaging criteria",
        id="clock.care.2",
        rating="payer_rule",
    )


def _length(found: CareClock) -> str:
    text = "Six weeks of treatment that a provider started or recommended"
    if not found.days:
        return f"{text}: no dated treatment found"
    short = f"; {found.short_by} {_days(found.short_by)} short" if found.short_by else ""
    return f"{text}: {summary(found).split(', re-check')[0].removesuffix(', no re-check after it found')}{short}"


def _recent(end: date, noticed: date) -> str:
    ago = (noticed - end).days
    when = f"{ago} {_days(ago)} before the notice" if ago > 0 else "not before the notice"
    return f"The treatment is recent (some criteria want it within three months): its last day, {_long(end)}, is {when}"


def _recheck(found: CareClock) -> str:
    text = "A re-check by the provider after the treatment"
    if not found.rechecked_on:
        return f"{text}: none found"
    how = HOW.get(found.rechecked_how or "", "")
    return f"{text}: {how + ' ' if how else ''}on {_long(found.rechecked_on)}"


def _answered(known: Known, name: str) -> bool:
    return any(isinstance(fact.source, AnswerSource) for fact in known.all(name))


def _days(count: int) -> str:
    return "day" if count == 1 else "days"


def _long(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"
