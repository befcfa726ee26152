"""What the notice itself lacks or gets wrong, by the rules for its plan type."""

from claimback.knowledge import holds
from claimback.knowledge.authorities import authority, first
from claimback.knowledge.defects import DefectRecord
from claimback.knowledge.phrases import compiled
from claimback.knowledge.rules import Signs
from claimback.model import Finding
from claimback.rights.situation import Situation


def defects(case: Situation, signals: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The defects of the notice. `signals` are findings of earlier steps that some of them are made of.

    Careful on purpose: what a letter does not say counts only where the whole letter is here and the law asks for it.
    """
    whole = complete(case)
    found = [_defect(case, record, signals, whole=whole) for record in case.book.records(DefectRecord).values()]
    rank = {"error": 0, "warning": 1, "info": 2}
    return tuple(sorted((one for one in found if one), key=lambda one: (rank[one.level], one.id)))


def complete(case: Situation) -> bool:
    """Whether the letter seems whole: it points to no other notice, and every page that it numbers is here."""
    separate = case.book.records(Signs).get("separate_notice")
    return not (separate and case.find(separate.any)) and not pages_missing(case)


def pages_missing(case: Situation) -> bool:
    """Whether the letter numbers more pages (`Page 1 of 2`) than were read."""
    record = case.book.records(Signs).get("page_count")
    patterns = [compiled(case.book, one.match) for one in record.any] if record else []
    found = [hit for pattern in patterns for page in case.flat for hit in pattern.finditer(page.text)]
    most = max((int(hit["of"]) for hit in found), default=0)
    seen = max((int(hit["page"]) for hit in found), default=0)
    return max(len(case.document.pages), seen) < most


def _defect(case: Situation, record: DefectRecord, signals: tuple[Finding, ...], *, whole: bool) -> Finding | None:
    if not _applies(case, record) or (record.needs_complete and not whole):
        return None
    signal = next((one for one in signals if one.id in record.from_findings), None)
    if record.from_findings and signal is None:
        return None
    shown = case.find(record.only_if) if record.only_if else None
    if (record.only_if and shown is None) or _there(case, record):
        return None
    cited = _cited(case, record, signal)
    if cited is None and record.needs_authority:
        return None
    detail = f"{signal.message} " if signal and signal.id == record.id else ""
    return Finding(
        id=record.id,
        level=record.severity,
        message=detail or record.message,
        fix=record.fix,
        quote=signal.quote if signal else shown,
        authority=cited,
    )


def _applies(case: Situation, record: DefectRecord) -> bool:
    denial = case.denial
    kinds = {objection.kind for objection in denial.objections}
    return (
        (denial.plan in record.plans or "all" in record.plans)
        and (not record.stages or denial.stage in record.stages)
        and (not record.levels or denial.level in record.levels)
        and denial.decision in record.decisions
        and (not record.objections or bool(kinds & set(record.objections)))
        and not (record.only_these and kinds - set(record.objections))
        and (record.when is None or holds(record.when, case.told) is not None)
    )


def _there(case: Situation, record: DefectRecord) -> bool:
    by_fact = any(name in case.told for name in record.present_facts)
    return by_fact or (bool(record.present) and case.find(record.present) is not None)


def _cited(case: Situation, record: DefectRecord, signal: Finding | None) -> str | None:
    if signal and signal.authority:
        return signal.authority
    if record.from_findings and not record.needs_authority:
        found = [authority(case.book, id_, case.plan, case.on, case.state) for id_ in record.authorities]
        return next((one.id for one in found if one), None)
    cited = first(case.book, record.authorities, case.plan, case.on, case.state)
    return cited.id if cited else None
