"""The analysis as the versioned JSON of the contract `claimback.analysis/1`."""

from typing import Any

from claimback.model import Analysis, Deadline, Document, Fact, Finding, Objection, Span

ORDER = (
    "insurer", "reviewer", "member_name", "member_id", "group_number", "claim_number", "reference_number",
    "notice_date", "service_date", "service", "modality", "body_part", "laterality", "contrast", "procedure_code",
    "diagnosis_code", "carc", "rarc", "provider", "criteria", "appeal_window_days", "appeal_deadline",
    "appeal_address", "appeal_fax", "appeal_phone", "peer_to_peer_phone", "peer_to_peer_days", "amount",
)  # fmt: skip
"""The contract's order of fact names; any other name follows, by alphabet."""


def analysis_json(analysis: Analysis) -> dict[str, Any]:
    """The contract's object. Facts that the letter does not state are absent."""
    return {
        "schema": "claimback.analysis/1",
        "source": _source(analysis.document),
        "decision": analysis.denial.decision,
        "stage": analysis.denial.stage,
        "level": analysis.denial.level,
        "plan": analysis.denial.contract_plan,
        "facts": _facts(analysis.facts),
        "objections": [_objection(one) for one in analysis.denial.objections if analysis.states(one)],
        "deadlines": [_deadline(deadline) for deadline in analysis.rights.deadlines],
        "findings": [_finding(finding) for finding in analysis.findings],
    }


def _source(document: Document) -> dict[str, Any]:
    return {
        "filename": document.filename,
        "sha256": document.id,
        "media_type": document.media_type,
        "pages": len(document.pages),
        "ocr_pages": list(document.ocr_pages),
    }


def _facts(facts: tuple[Fact, ...]) -> dict[str, list[dict[str, Any]]]:
    grouped: dict[str, list[dict[str, Any]]] = {}
    for fact in sorted(facts, key=lambda fact: (_rank(fact.name), fact.name)):
        if isinstance(fact.source, Span):
            place = _place(fact.source)
            found = {"value": fact.value, **place, "confidence": fact.confidence, "found_by": fact.found_by}
            grouped.setdefault(fact.name, []).append(found)
    return grouped


def _rank(name: str) -> int:
    return ORDER.index(name) if name in ORDER else len(ORDER)


def _place(span: Span) -> dict[str, Any]:
    return {"quote": span.quote, "page": span.page, "start": span.start, "end": span.end}


def _objection(objection: Objection) -> dict[str, Any]:
    place = _place(objection.stated)
    return {"kind": objection.kind, **place, "confidence": objection.confidence, "found_by": objection.found_by}


def _deadline(deadline: Deadline) -> dict[str, Any]:
    told = deadline.model_dump(mode="json", exclude={"basis"})
    return {**told, **({"basis": _place(deadline.basis)} if deadline.basis else {})}


def _finding(finding: Finding) -> dict[str, Any]:
    told = {"id": finding.id, "level": finding.level, "message": finding.message}
    more = {"where": finding.where, "fix": finding.fix, "authority": finding.authority}
    quote = {"quote": _place(finding.quote)} if finding.quote else {}
    return {**told, **{name: value for name, value in more.items() if value}, **quote}
