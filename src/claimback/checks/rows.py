"""Each number beside a label is that label's number."""

from collections.abc import Iterator

from claimback.checks.ground import days_in, squeeze
from claimback.checks.matter import Matter, about, excerpt, sent, written
from claimback.model import AnswerRef, Draft, FactRef, Finding, Sentence

_EXACT = (
    "patient", "patient_name", "member_name", "member_id", "group_number", "claim_number", "reference_number",
    "notice_date", "service_date", "procedure_code", "diagnosis_code", "appeal_fax", "appeal_phone", "sender_phone",
    "sender_email", "date_of_birth",
)  # fmt: skip
"""Facts that a row must show as they are."""


def check(matter: Matter) -> Iterator[Finding]:
    """A row of the re-block, the address or the sender that does not show the value it rests on."""
    for draft in matter.drafts:
        for block, sentence in sent(draft):
            if block.kind in ("reference", "sender", "address"):
                yield from _row(matter, draft, sentence)


def _row(matter: Matter, draft: Draft, sentence: Sentence) -> Iterator[Finding]:
    wanted = [one for one in sentence.support if isinstance(one, FactRef | AnswerRef) and _name(one) in _EXACT]
    due = {deadline.due for deadline in matter.analysis.rights.deadlines}
    counted = due & {day for _, day in days_in(matter.book, written(sentence))}
    if wanted and not counted and not any(_shows(matter, sentence, one) for one in wanted):
        value = ", ".join(str(one.value) for one in wanted)
        yield about(
            "row_differs", "error", f"“{excerpt(sentence.text)}” should say {value}.", draft.id, "Correct the row."
        )


def _name(support: FactRef | AnswerRef) -> str:
    return support.name if isinstance(support, FactRef) else support.question


def _shows(matter: Matter, sentence: Sentence, support: FactRef | AnswerRef) -> bool:
    days = {day.isoformat() for _, day in days_in(matter.book, written(sentence))}
    return str(support.value) in days or squeeze(str(support.value)) in squeeze(written(sentence))
