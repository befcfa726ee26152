"""Chooses among candidates: one value or several of each fact, and what excludes what."""

from collections.abc import Iterable

from claimback.extract.candidate import Candidate

ONE = {
    "member_name", "member_id", "group_number", "claim_number", "notice_date", "provider", "insurer", "reviewer",
    "appeal_window_days", "appeal_deadline", "appeal_address", "appeal_fax", "appeal_phone", "peer_to_peer_phone",
    "peer_to_peer_days", "amount",
}  # fmt: skip
LEAST = {
    "notice_date": 0.5, "insurer": 0.5, "member_name": 0.45, "service": 0.5, "criteria": 0.55, "procedure_code": 0.55,
    "carc": 0.55, "reviewer": 0.6, "provider": 0.5, "service_date": 0.55, "appeal_phone": 0.5,
}  # fmt: skip


def plain(value: str | int) -> str:
    """A value for comparing: letters and digits only, lower case."""
    return "".join(char for char in str(value).casefold() if char.isalnum())


def choose(found: Iterable[Candidate]) -> dict[str, list[Candidate]]:
    """The best candidates by fact name."""
    groups: dict[str, list[Candidate]] = {}
    for one in found:
        if one.score >= LEAST.get(one.name, 0.5):
            groups.setdefault(one.name, []).append(one)
    return {name: _pick(name, _agreed(group)) for name, group in groups.items()}


def _agreed(group: list[Candidate]) -> list[Candidate]:
    """One candidate for each value; where finders agree on a value, it is a little surer."""
    best: dict[str, Candidate] = {}
    for one in sorted(group, key=lambda c: (-c.score, c.page, c.start)):
        key = plain(one.value)
        if key not in best:
            best[key] = one
        elif best[key].found_by != one.found_by:
            best[key] = best[key].at(1.02)
    return sorted(best.values(), key=lambda c: (-c.score, c.page, c.start))


def _pick(name: str, group: list[Candidate]) -> list[Candidate]:
    if name in ONE:
        return [_doubted(group)]
    if name == "service":
        return _services(group)
    if name == "criteria":
        return sorted(_distinct(group)[:4], key=lambda c: (c.page, c.start))
    top = group[0].score
    return sorted((c for c in group if c.score >= top - 0.2), key=lambda c: (c.page, c.start))


def _doubted(group: list[Candidate]) -> Candidate:
    """The first; less sure where another value stands close behind it."""
    best = group[0]
    close = len(group) > 1 and group[1].score > best.score - 0.05
    return best.at(0.92) if close else best


def _services(group: list[Candidate]) -> list[Candidate]:
    """The best, and others of its kind that stand beside it (the same table, list or label)."""
    best = group[0]
    beside = [c for c in group[1:] if _beside(c, best) and not _same(c, best)]
    return sorted([best, *beside[:5]], key=lambda c: c.start)


def _beside(one: Candidate, best: Candidate) -> bool:
    if one.found_by != best.found_by or one.page != best.page or one.score < best.score - 0.04:
        return False
    listed = best.found_by.startswith(("table", "item"))
    return listed or abs(one.start - best.end) < 60 or abs(best.start - one.end) < 60


def _same(one: Candidate, other: Candidate) -> bool:
    a, b = plain(one.value), plain(other.value)
    return a in b or b in a


def _distinct(group: list[Candidate]) -> list[Candidate]:
    """Without those that only repeat a part of a better one, and weak ones beside strong ones."""
    kept: list[Candidate] = []
    for one in group:
        weak = kept and one.score < 0.65 and kept[0].score > 0.8
        if not weak and not any(_same(one, other) for other in kept):
            kept.append(one)
    return kept
