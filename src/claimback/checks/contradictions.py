"""Side, part of the body and order of events agree between denial, records, answers and letters."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from claimback.checks.ground import Ground, case_ground, plain, sentence_ground
from claimback.checks.matter import Matter, about, excerpt, spoken, written
from claimback.knowledge.checks import Watch, every, found, watches
from claimback.model import Block, Draft, Fact, Finding, Sentence

_ITEMS = ("treatments", "prior_imaging", "reevaluation")
_ABOUT_THE_STUDY = ("order", "letter_of_necessity")
"""Papers that are about the denied study itself; a note may well be about another part."""
_OTHER = {"left": "right", "right": "left"}
_PAST = ("symptom_onset", "last_scan_date", "notice_date", "filed_on", "info_sent_on")


def check(matter: Matter) -> Iterator[Finding]:
    """In the letters' words, between the papers, and in the order of the dates."""
    for draft, block, sentence in spoken(matter):
        if block.kind not in ("sender", "date", "address", "signature"):
            yield from _words(matter, draft, block, sentence)
    yield from _papers(matter)
    yield from _times(matter)


def _words(matter: Matter, draft: Draft, block: Block, sentence: Sentence) -> Iterator[Finding]:
    own, case, text = sentence_ground(matter, sentence), case_ground(matter), written(sentence)
    for watch in watches(matter.book, "side"):
        if found(matter.book, watch.patterns, text) and not _rests(matter, watch, own, case, sentence):
            yield _finding("side_differs", draft, f"Nothing that this sentence rests on says “{watch.value}”", sentence)
        elif turned := _turned(watch, own, text):
            yield _finding("side_differs", draft, f"What this sentence rests on has no “{turned}”", sentence)
    for watch in watches(matter.book, "body_part"):
        for hit in every(matter.book, watch.patterns, text)[:1]:
            known = found(matter.book, watch.patterns, case.text) or watch.value in case.text
            if not known:
                yield _finding("body_part_differs", draft, f"“{hit.group()}” is in no paper of this case", sentence)


def _turned(watch: Watch, own: Ground, text: str) -> str | None:
    """A side with the part behind it, where the facts have that part on the other side only."""
    other = _OTHER.get(watch.value)
    for hit in re.finditer(rf"\b{watch.value} (\w{{3,}})", text.lower()) if other else ():
        lower = own.text.lower()
        if f"{other} {hit.group(1)}" in lower and hit.group() not in lower:
            return hit.group()
    return None


def _rests(matter: Matter, watch: Watch, own: Ground, case: Ground, sentence: Sentence) -> bool:
    """A sentence with facts of its own needs the side in these; any other in the case."""
    told = own if own.text.strip() and _tells_side(matter, own) else case
    return watch.value in told.words or found(matter.book, watch.patterns, told.text) is not None


def _tells_side(matter: Matter, own: Ground) -> bool:
    return any(found(matter.book, watch.patterns, own.text) for watch in watches(matter.book, "side"))


def _finding(id_: str, draft: Draft, what: str, sentence: Sentence) -> Finding:
    return about(
        id_, "error", f"{what}: “{excerpt(sentence.text)}”", draft.id, "Compare it with the papers and correct it."
    )


def _papers(matter: Matter) -> Iterator[Finding]:
    """What a record names as side against what was denied; of an order and a doctor's letter also the part."""
    part = {str(fact.value) for fact in matter.analysis.facts if fact.name == "body_part"}
    for name in ("laterality", "body_part"):
        denied = {str(fact.value) for fact in matter.analysis.facts if fact.name == name}
        for record in matter.evidence.records:
            own = {str(fact.value) for fact in record.facts if fact.name == "body_part"}
            if (own and part and not own & part) if name == "laterality" else record.kind not in _ABOUT_THE_STUDY:
                continue
            shown = {str(fact.value) for fact in record.facts if fact.name == name}
            if denied and shown and not denied & shown and "bilateral" not in denied | shown:
                yield about(
                    "papers_disagree", "warning",
                    f"The denial is about {_list(denied)}; “{record.filename}” is about {_list(shown)}.",
                    record.filename, "Ask the doctor's office which is right before you send anything.",
                )  # fmt: skip


def _list(values: set[str]) -> str:
    return " and ".join(sorted(value.replace("_", " ") for value in values))


def _times(matter: Matter) -> Iterator[Finding]:
    """An end before its start, and a past event in the future."""
    for fact in matter.known:
        if fact.name in _PAST and (day := _day(fact.value)) and day > matter.today:
            yield _time(fact, f"{plain(fact.value)} is still to come")
        for item in fact.value if fact.name in _ITEMS and isinstance(fact.value, list) else ():
            yield from _item(matter, fact, item)


def _item(matter: Matter, fact: Fact, item: Any) -> Iterator[Finding]:  # noqa: ANN401 - an answer may hold anything
    if not isinstance(item, dict):
        return
    start, end = _day(item.get("start") or item.get("date")), _day(item.get("end"))
    if start and end and end < start:
        yield _time(fact, f"it ends on {end} before it starts on {start}")
    for day in (start, end):
        if day and day > matter.today:
            yield _time(fact, f"{day} is still to come")


def _time(fact: Fact, what: str) -> Finding:
    name = fact.name.replace("_", " ")
    return about(
        "dates_impossible", "error", f"The date under “{name}” cannot be right: {what}.", fact.name,
        "Correct the answer.",
    )  # fmt: skip


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None
