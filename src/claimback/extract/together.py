"""The joint choice: facts that depend on one another, and what the kind of letter excludes."""

from claimback.extract import services
from claimback.extract.candidate import Candidate
from claimback.extract.choose import choose
from claimback.extract.names import Salutation
from claimback.extract.scan import Scan
from claimback.extract.splits import Item

_APPEAL = {"appeal_window_days", "appeal_deadline", "appeal_address", "appeal_fax", "appeal_phone"}


def together(
    seen: Scan, found: list[Candidate], denied: list[Item], greeting: Salutation
) -> dict[str, list[Candidate]]:
    """The chosen candidates by fact name."""
    found = [c for c in found if not (c.name in _APPEAL and not seen.says("appealable"))]
    found = _denied_only(found, denied)
    found = _table_codes(found)
    found = _without_numbers_twice(found)
    chosen = choose(found)
    if "service" in chosen:
        for one in services.aspects(seen, chosen["service"]):
            chosen.setdefault(one.name, []).append(one)
        for name in services.ASPECTS:
            if name in chosen:
                chosen[name] = _unique(chosen[name])
    if not _imaging_known(chosen):
        for name in services.ASPECTS:
            chosen.pop(name, None)
    return chosen


def _imaging_known(chosen: dict[str, list[Candidate]]) -> bool:
    return "modality" in chosen


def _unique(found: list[Candidate]) -> list[Candidate]:
    return list({c.value: c for c in reversed(found)}.values())[::-1]


def _denied_only(found: list[Candidate], denied: list[Item]) -> list[Candidate]:
    """In a split decision, services and codes come from the denied items where these have any."""
    for name in ("service", "procedure_code"):
        inside = [
            c for c in found if c.name == name and any(i.page == c.page and i.start <= c.start < i.end for i in denied)
        ]
        if inside:
            found = [c for c in found if c.name != name or c in inside]
    return found


def _table_codes(found: list[Candidate]) -> list[Candidate]:
    """Where a claim table has denied lines, its codes are the codes of the denial."""
    for name in ("procedure_code", "carc", "rarc", "service_date"):
        rows = [c for c in found if c.name == name and c.found_by.startswith("table:")]
        if rows:
            labelled = [c for c in found if c.name == name and c.found_by.startswith("label:") and name != "carc"]
            keep = {c.value for c in rows} | ({c.value for c in labelled} if name == "service_date" else set())
            found = [c for c in found if c.name != name or c.value in keep]
    return found


def _without_numbers_twice(found: list[Candidate]) -> list[Candidate]:
    """An identifier is of one kind: the better label wins, except for combined labels."""
    best: dict[str, Candidate] = {}
    kinds = ("member_id", "group_number", "claim_number", "reference_number")
    for c in found:
        if c.name in kinds and (str(c.value) not in best or c.score > best[str(c.value)].score):
            best[str(c.value)] = c
    return [c for c in found if c.name not in kinds or _agrees(c, best[str(c.value)])]


def _agrees(one: Candidate, best: Candidate) -> bool:
    return one.name == best.name or (one.start == best.start and one.found_by.startswith("label:"))
