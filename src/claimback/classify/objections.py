"""From sentences to the reasons of this decision."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from claimback.classify.codes import coded, starts_with_code
from claimback.classify.model import model
from claimback.classify.sentences import Sentence, weight_of
from claimback.knowledge import Book
from claimback.knowledge.cues_classify import ObjectionCue
from claimback.model import Document, Objection

ENOUGH = 0.45
LEAST = 0.1
"""What the best reason of a denial needs where none has enough: a denial has a reason."""
NEARLY = 0.55
FIRM = 0.6
"""What prose needs to be heard before the claim codes."""
WEAK = 0.25
HEARD = 0.2
"""From here on the model is named among the reasons."""
CLEAR = 0.75
SURE = 0.95
UNAGREED = 0.9
"""Most that a reason can have where rules and a model that is sure do not agree; fewer of those were right."""
BESIDE = 0.46
"""What a further reason needs beside a clear one."""
ALONE = 0.7
"""The same where no rule speaks for it."""
_GENERIC = ("guideline_not_met", "not_medically_necessary")


@dataclass(slots=True)
class Claim:
    """One kind of objection, with the sentences that speak for it, best first."""

    kind: str
    scored: list[tuple[float, Sentence]] = field(default_factory=list[tuple[float, Sentence]])

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
    """The reasons that the letter states for its decision, in the letter's order."""
    every = _claims(found, book, WEAK)
    claims = [claim for claim in every.values() if claim.score >= ENOUGH]
    kept = _generic(found, _settle(_by_service(found, claims), book))
    if max((claim.best for claim in kept), default=0.0) < FIRM and (by_code := coded(document, found, book)):
        return by_code
    kept = kept or _best(_claims(found, book, LEAST))
    made = [_objection(document, claim, book) for claim in kept]
    return sorted(made, key=lambda one: (one.stated.page, one.stated.start, -one.confidence))


def _best(every: dict[str, Claim]) -> list[Claim]:
    """The likeliest reason where no rule is sure of any."""
    best = max(every.values(), key=lambda claim: claim.best, default=None)
    return [best] if best is not None and best.best >= LEAST else []


def _claims(found: list[Sentence], book: Book, least: float) -> dict[str, Claim]:
    claims: dict[str, Claim] = {}
    for one in (one for one in found if not starts_with_code(one, book)):
        scores = heard(one, book)
        bar = min(CLEAR, NEARLY * max(scores.values(), default=0.0))  # a sentence mostly says one thing
        for kind, score in scores.items():
            if score >= max(bar, least):
                claims.setdefault(kind, Claim(kind)).scored.append((score, one))
    for claim in claims.values():
        claim.scored.sort(key=lambda pair: -pair[0])
    return claims


def heard(one: Sentence, book: Book) -> dict[str, float]:
    """How surely a sentence gives each kind as a reason: rules and model joined, times what its place is worth."""
    fired: dict[str, list[tuple[float, float]]] = {}
    for hit in one.of("objections"):
        if hit.weight > 0:
            fired.setdefault(hit.rule.cue, []).append((hit.weight, weight_of(one, hit, book)))
    linear = model(book)
    if linear is None or not one.likely:
        return {
            kind: either(sorted((w * place for w, place in parts), reverse=True)[:2]) for kind, parts in fired.items()
        }
    whole = weight_of(one, None, book)
    found: dict[str, float] = {}
    for kind in dict.fromkeys((*fired, *one.likely)):  # in an order that is the same in every run
        parts = sorted(fired.get(kind, ()), reverse=True)[:2]
        place = max((place for _, place in parts), default=whole)
        ruled = either(weight for weight, _ in parts)
        # A kind that the model was not trained on, such as one of a person's own folder, is heard by its rules alone.
        known = kind in linear.kinds
        found[kind] = (linear.joined(one.likely.get(kind, 0.0), ruled) if known else ruled) * place
    return found


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
    kept = [claim for claim in kept if not clear or claim.best >= (BESIDE if _ruled(claim) else ALONE)]
    specific = [claim for claim in kept if claim.kind in own]
    return specific or kept


def _ruled(claim: Claim) -> bool:
    return any(fired.rule.cue == claim.kind for _, one in claim.scored[:2] for fired in one.of("objections"))


def _generic(found: list[Sentence], claims: list[Claim]) -> list[Claim]:
    """Of the generic kinds one remains: with a named guideline it is that guideline, else necessity."""
    other = [claim for claim in claims if claim.kind not in _GENERIC]
    if other or not claims:
        return other
    named = _speaks(found, "named_guideline") > 0
    claim = max(claims, key=lambda claim: claim.score)
    claim.kind = "guideline_not_met" if named or claim.kind == _GENERIC[0] else _GENERIC[1]
    return [claim]


def _objection(document: Document, claim: Claim, book: Book) -> Objection:
    best = claim.scored[0][1]
    reasons = _reasons(claim, book)
    return Objection(
        kind=claim.kind,
        stated=best.span(document),
        confidence=round(min(0.98 if _agreed(claim) else UNAGREED, claim.score), 3),
        found_by=reasons[0] if reasons else f"objections/{claim.kind}",
        reasons=reasons,
    )


def _agreed(claim: Claim) -> bool:
    return _ruled(claim) and any(one.likely.get(claim.kind, 0.0) >= SURE for _, one in claim.scored[:4])


def _reasons(claim: Claim, book: Book) -> tuple[str, ...]:
    """Ids of the rules that fired in its best sentences, then what the model heard in the best of them."""
    best = claim.scored[0][1]
    rules = [
        fired.rule.id
        for _, one in claim.scored[:3]
        for fired in sorted(one.of("objections"), key=lambda fired: -fired.weight)
        if fired.rule.cue == claim.kind
    ]
    linear = model(book)
    if linear is not None and best.likely.get(claim.kind, 0.0) >= HEARD:
        words = linear.why(best.words, claim.kind)
        rules.append(f"model/{claim.kind}: {', '.join(words)}")
    return tuple(dict.fromkeys(rules))[:6]
