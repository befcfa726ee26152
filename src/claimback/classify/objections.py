"""From sentences to the reasons of this decision."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from claimback.classify.codes import coded, starts_with_code
from claimback.classify.rules import Fired
from claimback.classify.sentences import Sentence, weight_of
from claimback.knowledge import Book
from claimback.knowledge.cues_classify import ObjectionCue
from claimback.model import Document, Objection

ENOUGH = 0.5
CLEAR = 0.75
_GENERIC = ("guideline_not_met", "not_medically_necessary")


@dataclass(slots=True)
class Claim:
    """One kind of objection, with the sentences that speak for it, best first."""

    kind: str
    scored: list[tuple[float, Sentence]] = field(default_factory=list[tuple[float, Sentence]])
    reasons: list[str] = field(default_factory=list[str])

    @property
    def best(self) -> float:
        """The score of the best sentence."""
        return self.scored[0][0] if self.scored else 0.0

    @property
    def score(self) -> float:
        """All sentences together: each adds to what the others leave open."""
        return either(score for score, _ in self.scored[:4])


def either(parts: Iterable[float]) -> float:
    """1 - product of (1 - part): sure as soon as one is sure, and surer with each more."""
    left = 1.0
    for part in parts:
        left *= 1 - max(0.0, min(part, 0.99))
    return 1 - left


def objections(document: Document, found: list[Sentence], book: Book) -> list[Objection]:
    """The reasons that the letter states for its decision, best first."""
    claims = [claim for claim in _claims(found, book).values() if claim.score >= ENOUGH]
    kept = _generic(found, _settle(_by_service(found, claims), book))
    if kept:
        return [_objection(document, claim) for claim in sorted(kept, key=lambda claim: -claim.score)]
    return coded(document, found, book)


def _claims(found: list[Sentence], book: Book) -> dict[str, Claim]:
    claims: dict[str, Claim] = {}
    for one in (one for one in found if not starts_with_code(one, book)):
        by_kind: dict[str, list[tuple[float, Fired]]] = {}
        for fired in one.of("objections"):
            by_kind.setdefault(fired.rule.cue, []).append((fired.weight * weight_of(one, fired, book), fired))
        for kind, parts in by_kind.items():
            parts.sort(key=lambda part: -part[0])
            claim = claims.setdefault(kind, Claim(kind))
            claim.scored.append((either(weight for weight, _ in parts[:2]), one))
            claim.reasons += [fired.rule.id for weight, fired in parts if weight > 0.2]
    for claim in claims.values():
        claim.scored.sort(key=lambda pair: -pair[0])
    return claims


def _by_service(found: list[Sentence], claims: list[Claim]) -> list[Claim]:
    """Treatment before imaging is conservative care; another drug before a drug is step therapy."""
    drug = _speaks(found, "drug") > _speaks(found, "scan")
    away, into = ("conservative_care", "step_therapy") if drug else ("step_therapy", "conservative_care")
    moved = next((claim for claim in claims if claim.kind == away), None)
    rest = [claim for claim in claims if claim.kind != away]
    if drug and moved and all(claim.kind != into for claim in rest):
        moved.kind = into
        return [*rest, moved]
    return rest


def _speaks(found: list[Sentence], mark: str) -> int:
    """How many pieces of the letter speak of it."""
    return sum(any(fired.rule.cue == mark for fired in one.of("marks")) for one in found)


def _settle(claims: list[Claim], book: Book) -> list[Claim]:
    cues = book.records(ObjectionCue)
    strong = {claim.kind for claim in claims if claim.best >= CLEAR - 0.1}
    kept = [
        claim for claim in claims
        if not (set(cues[claim.kind].yields_to) & (strong - {claim.kind}))
        and not (claim.best < ENOUGH and any(other.best >= CLEAR for other in claims if "*" not in cues[other.kind].yields_to))
    ]  # fmt: skip
    specific = [claim for claim in kept if "*" not in cues[claim.kind].yields_to]
    return specific or kept


def _generic(found: list[Sentence], claims: list[Claim]) -> list[Claim]:
    """Of the generic kinds one remains: with a named guideline it is that guideline, else necessity."""
    other = [claim for claim in claims if claim.kind not in _GENERIC]
    if other or not claims:
        return other
    named = _speaks(found, "named_guideline") > 0
    claim = max(claims, key=lambda claim: claim.score)
    claim.kind = "guideline_not_met" if named or claim.kind == _GENERIC[0] else _GENERIC[1]
    return [claim]


def _objection(document: Document, claim: Claim) -> Objection:
    reasons = tuple(dict.fromkeys(claim.reasons))[:6]
    return Objection(
        kind=claim.kind,
        stated=claim.scored[0][1].span(document),
        confidence=round(min(0.98, claim.score), 3),
        found_by=reasons[0] if reasons else f"objections/{claim.kind}",
        reasons=reasons,
    )
