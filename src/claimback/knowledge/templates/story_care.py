"""Treatments and re-checks, one by one, and how long things have lasted."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, cast

from claimback.knowledge.care import care_clock
from claimback.knowledge.templates.made import derived, field, items, period, restated
from claimback.knowledge.templates.words import Words
from claimback.model.evidence import Evidence
from claimback.model.fact import AnswerSource, Fact, Known

_FAILED = {"no_better", "worse", "could_not_tolerate"}
_NOT_BETTER = {"no_better", "worse"}


def facts(known: Known, today: date, words: Words) -> Iterator[Fact]:
    """`treatment_kind`, `<kind>_visits`, `care_result`, `intolerance_*`, `recheck_*`, `care_weeks`, `symptom_weeks`."""
    treated = items(known.all("treatments"))
    for item, fact in treated:
        yield from _treatment(item, fact, words)
    if any(field(item, "start") and not field(item, "end") for item, _ in treated):
        yield derived("care_ongoing", "yes", ("treatments",))
    yield from _outcome([item for item, _ in treated])
    yield from _clock(known, today, words)
    yield from _rechecks(known)


def as_recorded(known: Iterable[Fact], evidence: Evidence) -> Iterator[Fact]:
    """The facts, with a re-check's result only as far as the record of that day bears it out.

    A person's “worse” beside a note's “not improved” would be contradicted by the enclosure that it stands on, so it
    is told as the person's own account (`recheck_felt`). Where the note speaks of improvement the result is left out:
    the person has to settle it. What the person said is never exchanged for what a record says.
    """
    shown: dict[object, object] = {}
    for record in evidence.records:
        for item, _ in items(fact for fact in record.facts if fact.name == "reevaluation"):
            shown[item.get("date")] = item.get("result") or shown.get(item.get("date"))
    for fact in known:
        answered = fact.name == "reevaluation" and isinstance(fact.source, AnswerSource)
        own = fact.value if isinstance(fact.value, list) else [fact.value]
        value = [_recorded(item, shown) for item in own] if answered else fact.value
        yield fact.model_copy(update={"value": value}) if value != fact.value else fact


def _recorded(item: object, shown: dict[object, object]) -> object:
    if not isinstance(item, dict):
        return item
    row = cast("dict[str, Any]", item)
    told = row.get("result")
    if not told or row.get("date") not in shown:
        return item
    noted = shown[row["date"]]
    if noted == told or (noted is None and told != "worse"):
        return item
    bare = {name: value for name, value in row.items() if name != "result"}
    if noted not in (None, *_NOT_BETTER):
        return bare
    return {**bare, "felt": told} if told == "worse" else item


def _treatment(item: dict[str, object], fact: Fact, words: Words) -> Iterator[Fact]:
    kind = field(item, "kind")
    if not kind:
        return
    yield restated("treatment_kind", kind, fact)
    for name in ("what", "start", "end", "visits", "directed_by", "result", "why_stopped"):
        value = field(item, name)
        if value is not None:
            yield restated(f"{kind}_{name}", value, fact)
            if item.get("result") == "could_not_tolerate":
                yield restated(f"intolerance_{name}", value, fact)
    if item.get("result") == "could_not_tolerate":
        yield restated("intolerance_kind", kind, fact)
    if shown := period(item.get("start"), item.get("end"), words):
        yield restated(f"{kind}_period", shown, fact)


def _outcome(treated: list[dict[str, object]]) -> Iterator[Fact]:
    results = [str(result) for item in treated if (result := field(item, "result"))]
    if results:
        bad = all(result in _FAILED for result in results)
        good = all(result == "better" for result in results)
        yield derived("care_result", "failed" if bad else "helped" if good else "mixed", ("treatments",))
        yield derived("treatment_count", len(treated), ("treatments",))


def _clock(known: Known, today: date, words: Words) -> Iterator[Fact]:
    """Weeks of treatment and of symptoms; the days themselves come from the interview, else are counted here."""
    days = known.first("care_days")
    if days is None:
        yield from _counted(known, today, words)
    elif isinstance(days.value, int | float):
        yield derived("care_weeks", int(days.value) // 7, ("care_days",))
        if shown := period(known.text("care_start"), known.text("care_end"), words):
            yield derived("care_period", shown, ("care_start", "care_end"))
    yield from _recency(known)
    onset = known.day("symptom_onset")
    if onset and onset <= today and "symptom_weeks" not in known:
        yield derived("symptom_weeks", (today - onset).days // 7, ("symptom_onset",))
    notice = known.day("notice_date")
    if onset and notice and onset < notice:
        yield derived("weeks_before_notice", (notice - onset).days // 7, ("symptom_onset", "notice_date"))


def _recency(known: Known) -> Iterator[Fact]:
    """How long before the decision the treatment ended, where that is less than three months."""
    end, notice = known.day("care_end"), known.day("notice_date")
    if end and notice and 0 < (notice - end).days < 90:
        yield derived("care_end_before_notice", (notice - end).days, ("care_end", "notice_date"))


def _counted(known: Known, today: date, words: Words) -> Iterator[Fact]:
    pairs = items(known.all("treatments"))
    checks = [item for item, _ in items(known.all("reevaluation"))]
    clock = care_clock([item for item, _ in pairs], checks, today)
    if clock.start and clock.end:
        using = ("treatments", "reevaluation") if checks else ("treatments",)
        yield derived("care_days", clock.days, using)
        yield derived("care_weeks", clock.days // 7, using)
        yield derived("care_period", period(clock.start, clock.end, words) or "", using)
        yield derived("care_start", clock.start.isoformat(), using)
        yield derived("care_end", clock.end.isoformat(), using)
        yield derived("reevaluated_after_care", "yes" if clock.rechecked_on else "no", using)


def _rechecks(known: Known) -> Iterator[Fact]:
    """The last re-check: the one that shows what treatment came to."""
    for item, fact in items(known.all("reevaluation"))[-1:]:
        for name in ("date", "how", "by", "result", "felt"):
            value = field(item, name)
            if value is not None:
                yield restated(f"recheck_{name}", value, fact)
        doctor = known.text("dr")
        if doctor and str(item.get("by") or "").split(",")[0].strip().endswith(doctor.split()[-1]):
            yield restated("recheck_by_doctor", "yes", fact)
