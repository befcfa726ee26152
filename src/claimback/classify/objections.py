"""From sentences to the reasons of this decision."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from claimback.classify.codes import coded, starts_with_code
from claimback.classify.sentences import Sentence, weight_of
from claimback.knowledge import Book
from claimback.knowledge.cues_classify import ObjectionCue
from claimback.model import Document, Objection

ENOUGH = 0.5
LEAST = 0.3
"""What the best reason of a denial needs where none has enough: a denial has a reason."""
NEARLY = 0.85
LIKELY = 0.5
WEAK = 0.3
SUPPORT = 0.35
"""A likely kind adds this part of a rule's own weight, where the rule is not weak at its place."""
TRUST = 0.72
"""How far a sentence is moved by the model alone."""
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
    claims = [claim for claim in _claims(found, book, _parts).values() if claim.score >= ENOUGH]
    kept = _generic(found, _settle(_by_service(found, claims), book))
    if not kept and (by_code := coded(document, found, book)):
        return by_code
    kept = kept or _best(_claims(found, book, _alone))
    return [_objection(document, claim) for claim in sorted(kept, key=lambda claim: -claim.score)]


def _best(every: dict[str, Claim]) -> list[Claim]:
    """The likeliest reason where no rule is sure of any."""
    best = max(every.values(), key=lambda claim: claim.best, default=None)
    return [best] if best is not None and best.best >= LEAST else []


Parts = dict[str, list[tuple[float, str]]]
"""For each kind, what speaks for it in a sentence, strongest first: weights at this place, and ids."""


def _claims(found: list[Sentence], book: Book, parts_of: Callable[[Sentence, Book], Parts]) -> dict[str, Claim]:
    claims: dict[str, Claim] = {}
    for one in (one for one in found if not starts_with_code(one, book)):
        by_kind = parts_of(one, book)
        scores = {kind: either(weight for weight, _ in parts[:2]) for kind, parts in by_kind.items()}
        bar = min(CLEAR, NEARLY * max(scores.values(), default=0.0))  # a sentence mostly says one thing
        for kind, parts in ((kind, parts) for kind, parts in by_kind.items() if scores[kind] >= bar):
            claim = claims.setdefault(kind, Claim(kind))
            claim.scored.append((scores[kind], one))
            claim.reasons += [reason for weight, reason in parts if weight > 0.2]
    for claim in claims.values():
        claim.scored.sort(key=lambda pair: -pair[0])
    return claims


def _parts(one: Sentence, book: Book) -> Parts:
    """What the rules say; where a rule speaks, the model's view of the same kind is added to it."""
    parts: Parts = {}
    for fired in one.of("objections"):
        weight = fired.weight * weight_of(one, fired, book)
        parts.setdefault(fired.rule.cue, []).append((weight, fired.rule.id))
        if one.likely.get(fired.rule.cue, 0.0) >= LIKELY and weight > WEAK:
            parts[fired.rule.cue].append((weight * SUPPORT, f"model/{fired.rule.cue}"))
    return {kind: sorted(found, reverse=True) for kind, found in parts.items()}


def _alone(one: Sentence, book: Book) -> Parts:
    """What rules and model say together, the model by its own right."""
    parts = _parts(one, book)
    place = weight_of(one, None, book) if one.likely else 0.0
    for kind, likely in one.likely.items():
        parts.setdefault(kind, []).append((likely * TRUST * place, f"model/{kind}"))
    return {kind: sorted(found, reverse=True) for kind, found in parts.items()}


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
    own = {claim.kind for claim in claims if "*" not in cues[claim.kind].yields_to}
    strong = {claim.kind for claim in claims if claim.best >= CLEAR - 0.1}
    clear = any(claim.best >= CLEAR for claim in claims if claim.kind in own)
    kept = [claim for claim in claims if not set(cues[claim.kind].yields_to) & (strong - {claim.kind})]
    kept = [claim for claim in kept if claim.best >= ENOUGH or not clear]
    specific = [claim for claim in kept if claim.kind in own]
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
