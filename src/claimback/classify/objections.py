"""From sentences to the reasons of this decision."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from claimback.classify.codes import coded, starts_with_code
from claimback.classify.model import model
from claimback.classify.sentences import Sentence, weight_of
from claimback.knowledge import Book
from claimback.knowledge.cues_classify import ObjectionCue
from claimback.model import Document, Objection

ENOUGH = 0.4
"""What a reason needs to be given."""
LEAST = 0.08
"""What the likeliest reason of a denial needs where none has enough: a denial has a reason."""
FIRM = 0.5
"""What prose needs to be heard before the claim codes."""
CLEAR = 0.75
"""How sure a kind must be for another to yield to it."""
HEARD = 0.2
"""From here on the model is named among the reasons."""
SURE = 0.95
UNAGREED = 0.9
"""Most that a reason can have where rules and a model that is sure do not agree; fewer of those were right."""
WORTH = 0.02
"""A sentence that says a kind no more than this is not kept."""
_AWAITED = "insufficient_information"
_GENERIC = ("guideline_not_met", "not_medically_necessary")


@dataclass(slots=True)
class Claim:
    """One kind of objection, with the sentences that speak for it, best first."""

    kind: str
    scored: list[tuple[float, Sentence]] = field(default_factory=list[tuple[float, Sentence]])
    around: float = 0.0
    """What the likeliest paragraph says of the kind."""
    other: float = 0.0
    """The score of the best sentence of any other kind."""
    sure: float = 0.0
    """How likely the letter gives it as a reason."""

    @property
    def best(self) -> float:
        """The score of the best sentence."""
        return self.scored[0][0] if self.scored else 0.0

    @property
    def next(self) -> float:
        """The score of the next best sentence."""
        return self.scored[1][0] if len(self.scored) > 1 else 0.0


def either(parts: Iterable[float]) -> float:
    """1 - product of (1 - part): sure as soon as one is sure, and surer with each more."""
    left = 1.0
    for part in parts:
        left *= 1 - max(0.0, min(part, 0.99))
    return 1 - left


def objections(document: Document, found: list[Sentence], book: Book) -> list[Objection]:
    """The reasons that the letter states for its decision, in the letter's order."""
    every = weighed(found, book)
    claims = [claim for claim in every.values() if claim.sure >= ENOUGH]
    kept = _generic(found, _settle(_by_service(found, claims), book))
    if max((claim.sure for claim in kept), default=0.0) < FIRM and (by_code := coded(document, found, book)):
        return by_code
    made = [_objection(document, claim, book) for claim in kept or _best(every)]
    return sorted(made, key=lambda one: (one.stated.page, one.stated.start, -one.confidence))


def awaited(document: Document, found: list[Sentence], asks: Sentence | None, book: Book) -> list[Objection]:
    """What a letter that decides nothing yet waits for: the sentence that asks for it most clearly, else `asks`."""
    claim = weighed(found, book).get(_AWAITED, Claim(_AWAITED))
    if claim.sure < ENOUGH and asks is not None:
        claim.scored.insert(0, (claim.best, asks))
    claim.sure = max(claim.sure, FIRM)  # a letter that waits lacks something
    return [_objection(document, claim, book)] if claim.scored else []


def _best(every: dict[str, Claim]) -> list[Claim]:
    """The likeliest reason where no rule is sure of any."""
    best = max(every.values(), key=lambda claim: claim.sure, default=None)
    return [best] if best is not None and best.sure >= LEAST else []


def weighed(found: list[Sentence], book: Book) -> dict[str, Claim]:
    """Every kind that some sentence may say, and how likely the letter gives it: what speaks for it and for others."""
    claims: dict[str, Claim] = {}
    for one in (one for one in found if not starts_with_code(one, book)):
        place = weight_of(one, None, book) if one.around else 0.0
        for kind, score in heard(one, book).items():
            if score >= WORTH:
                claim = claims.setdefault(kind, Claim(kind))
                claim.scored.append((score, one))
                claim.around = max(claim.around, _around(one, kind) * place)
    linear = model(book)
    for claim in claims.values():
        claim.scored.sort(key=lambda pair: -pair[0])
    for claim in claims.values():
        claim.other = max((one.best for one in claims.values() if one is not claim), default=0.0)
        claim.sure = linear.given(claim.best, claim.next, claim.around, claim.other) if linear else claim.best
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
        joined = linear.joined(one.likely.get(kind, 0.0), _around(one, kind), ruled) if known else ruled
        found[kind] = joined * place
    return found


def _around(one: Sentence, kind: str) -> float:
    """What the paragraph says; its other reasons do not take away what a rule and the sentence itself say."""
    around = one.around.get(kind, 0.0)
    fires = any(fired.rule.cue == kind and fired.weight > 0 for fired in one.of("objections"))
    return max(around, one.likely.get(kind, 0.0)) if fires else around


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
    strong = {claim.kind for claim in claims if claim.sure >= CLEAR}
    kept = [claim for claim in claims if not set(cues[claim.kind].yields_to) & (strong - {claim.kind})]
    return [claim for claim in kept if "*" not in cues[claim.kind].yields_to] or kept


def _ruled(claim: Claim) -> bool:
    return any(fired.rule.cue == claim.kind for _, one in claim.scored[:2] for fired in one.of("objections"))


def _generic(found: list[Sentence], claims: list[Claim]) -> list[Claim]:
    """Of the generic kinds one remains: with a named guideline it is that guideline, else necessity."""
    other = [claim for claim in claims if claim.kind not in _GENERIC]
    if other or not claims:
        return other
    named = _speaks(found, "named_guideline") > 0
    claim = max(claims, key=lambda claim: claim.sure)
    claim.kind = "guideline_not_met" if named or claim.kind == _GENERIC[0] else _GENERIC[1]
    return [claim]


def _objection(document: Document, claim: Claim, book: Book) -> Objection:
    best = claim.scored[0][1]
    reasons = _reasons(claim, book)
    return Objection(
        kind=claim.kind,
        stated=best.span(document),
        confidence=round(min(0.98 if _agreed(claim) else UNAGREED, claim.sure), 3),
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
