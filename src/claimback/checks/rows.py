"""Each number beside a label is that label's number."""

import re
from collections.abc import Iterator
from datetime import date

from claimback.checks.days import days_in
from claimback.checks.ground import sentence_ground, squeeze
from claimback.checks.matter import Matter, about, excerpt, sent, written
from claimback.model import AnswerRef, Draft, FactRef, Finding, Sentence

_EXACT = (
    "patient", "patient_name", "member_name", "member_id", "group_number", "claim_number", "reference_number",
    "notice_date", "service_date", "procedure_code", "diagnosis_code", "appeal_fax", "appeal_phone", "sender_phone",
    "sender_email", "date_of_birth",
)  # fmt: skip
"""Facts that a row must show as they are."""
_PAST = ("date_of_birth", "service_date")
"""Days in no row of which a day to act by can stand."""
_NAMED = ("service", "insurer", "provider", "doctor", "doctor_name", "sender", "sender_name", *_EXACT[:3])
"""Facts that a row must show in some of their words."""


def check(matter: Matter) -> Iterator[Finding]:
    """A row of the re-block, the address or the sender that does not show the value it rests on."""
    for draft in matter.drafts:
        for block, sentence in sent(draft):
            if block.kind in ("reference", "sender", "address"):
                yield from _row(matter, draft, sentence)
                yield from _strange(matter, draft, sentence)


def _row(matter: Matter, draft: Draft, sentence: Sentence) -> Iterator[Finding]:
    wanted = [one for one in sentence.support if isinstance(one, FactRef | AnswerRef) and _name(one) in _EXACT]
    past = any(_name(one) in _PAST for one in wanted)
    due = set[date]() if past else {deadline.due for deadline in matter.analysis.rights.deadlines}
    counted = due & {day for _, day in days_in(matter.book, written(sentence))}
    if wanted and not counted and not any(_shows(matter, sentence, one) for one in wanted):
        value = ", ".join(str(one.value) for one in wanted)
        yield about(
            "row_differs", "error", f"“{excerpt(sentence.text)}” should say {value}.", draft.id, "Correct the row."
        )


def _strange(matter: Matter, draft: Draft, sentence: Sentence) -> Iterator[Finding]:
    """A row that shares no word with what it rests on, such as a doctor's name beside “Service”."""
    values = [run for run in sentence.runs[1:] if not run.blank]
    facts = [one for one in sentence.support if isinstance(one, FactRef | AnswerRef) and _name(one) in _NAMED]
    said = re.findall(r"[^\W\d_]{2,}", " ".join(run.text for run in values).lower())
    if facts and said and not any(word in sentence_ground(matter, sentence).words for word in said):
        yield about(
            "row_differs", "error", f"“{excerpt(written(sentence))}” is not what this row rests on.", draft.id,
            "Correct the row.",
        )  # fmt: skip


def _name(support: FactRef | AnswerRef) -> str:
    return support.name if isinstance(support, FactRef) else support.question


def _shows(matter: Matter, sentence: Sentence, support: FactRef | AnswerRef) -> bool:
    days = {day.isoformat() for _, day in days_in(matter.book, written(sentence))}
    return str(support.value) in days or squeeze(str(support.value)) in squeeze(written(sentence))
