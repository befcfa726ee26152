"""The labelled sentences, by author, and what the rules and the features make of each."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from claimback.classify.features import pieces, word_features
from claimback.classify.objections import either
from claimback.classify.rules import rules
from claimback.classify.tokens import tokens
from claimback.knowledge import book
from claimback.knowledge.cues_classify import DecisionCue, LevelCue, ObjectionCue, PlanCue, ScopeCue
from claimback.model import Page

SENTENCES = Path(__file__).parent / "sentences"
PASSAGES = Path(__file__).parent / "passages"
STATUS = Path(__file__).parent / "status"
KINDS = sorted(book().records(ObjectionCue))
PLACES = {
    "level/appeal_decided": "appeal_decided",
    "level/external_review": "external_decided",
    "level/internal_appeal": "next_internal",
    "level/final_internal": "next_external",
    "stage/post_service": "care_given",
    "stage/pre_service": "care_requested",
    "stage/concurrent": "care_ongoing",
    **{f"decision/{cue}": cue for cue in book().records(DecisionCue)},
    **{f"plan/{cue}": f"plan_{cue.removesuffix('_unknown_funding')}" for cue in book().records(PlanCue)},
    **{f"role/{name}": name for name in ("history", "policy", "rights", "set_aside", "hypothetical", "records")},
}
"""What the model says of a sentence besides kinds of objection, and the authors' label for it."""
LABELS = [*KINDS, *PLACES]
_ELSE = frozenset(PLACES)
_IDLE = frozenset(PLACES[f"role/{name}"] for name in ("history", "policy", "rights", "set_aside", "hypothetical"))


@dataclass
class Sample:
    """One sentence. `kinds`: what it says; `unsure`: labels of which nothing is known, such as kinds of its letter."""

    author: str
    text: str
    kinds: frozenset[str]
    unsure: frozenset[str] = frozenset()
    passage: str = ""
    """The text of the several sentences among which it stands, or its own where it is those sentences together."""
    features: dict[str, dict[str, int]] = field(default_factory=dict, repr=False)
    """For the groups `words` and `pieces`: features with their counts."""
    ruled: dict[str, float] = field(default_factory=dict, repr=False)


def load(folder: Path = SENTENCES, *, cues: bool = True) -> list[Sample]:
    """Every sentence and passage of every author (the file's name), and as author `cues` the examples of the rules."""
    found: dict[str, Sample] = {_key(sample.text): sample for sample in (*passages(), *status())}
    for path in sorted(folder.glob("*.yaml")):
        for row in yaml.safe_load(path.read_text(encoding="utf-8")):
            unsure = frozenset(row["unsure"]) if "unsure" in row else _ELSE
            sample = Sample(path.stem, row["text"], frozenset(row.get("kinds") or ()), unsure)
            found.setdefault(_key(sample.text), sample)
    if cues:
        for kind, cue in book().records(ObjectionCue).items():
            for text in cue.examples:
                found.setdefault(_key(text), Sample("cues", text, frozenset({kind}), _ELSE))
        for cue in (cue for model in (ScopeCue, LevelCue, PlanCue) for cue in book().records(model).values()):
            if cue.id not in {"set_aside", "history"}:
                for text in (text for rule in cue.rules for text in rule.examples):
                    found.setdefault(_key(text), Sample("cues", text, frozenset(), _ELSE))
    return [see(sample) for sample in found.values()]


def passages(folder: Path = PASSAGES) -> Iterator[Sample]:
    """Each passage as a whole, and each of its sentences.

    A sentence may say a generic kind that its passage, which is more specific, does not give, and the other way round.
    """
    for path in sorted(folder.glob("*.yaml")):
        for row in yaml.safe_load(path.read_text(encoding="utf-8")):
            said = [frozenset(sentence["kinds"]) for sentence in row["sentences"]]
            given, heard = frozenset(row["kinds"]), frozenset[str]().union(*said)
            text = " ".join(sentence["text"] for sentence in row["sentences"])
            if len(said) > 1:
                yield Sample(path.stem, text, given, (heard - given) | _ELSE, text)
            for sentence, kinds in zip(row["sentences"], said, strict=True):
                passage = text if len(said) > 1 else ""
                yield Sample(path.stem, sentence["text"], kinds, (given - heard) | _ELSE, passage)


def status(folder: Path = STATUS) -> Iterator[Sample]:
    """Sentences that tell of the decision, the level, the stage, the plan, or their own role.

    What stands only in a rule, in the rights or in an earlier letter is known to be no reason of this decision.
    """
    names = {label: name for name, label in PLACES.items()}
    for path in sorted(folder.glob("*.yaml")):
        for row in yaml.safe_load(path.read_text(encoding="utf-8")):
            said = frozenset(row["says"])
            unsure = frozenset() if said and said <= _IDLE else frozenset(KINDS)
            yield Sample(path.stem, row["text"], frozenset(names[label] for label in said), unsure)


def _key(text: str) -> str:
    return " ".join(text.lower().split())


def see(sample: Sample) -> Sample:
    """The sample with its features and what the rules say of it."""
    words = [token.word for token in tokens(Page(number=1, text=sample.text))]
    hits = rules(book()).lexicon.hits(words)
    parts = Counter(piece for word in set(words) for piece in pieces(word))
    sample.features = {"words": dict.fromkeys(word_features(words, hits), 1), "pieces": dict(parts)}
    by_kind: dict[str, list[float]] = {}
    for fired in rules(book()).held(hits):
        if fired.rule.folder == "objections":
            by_kind.setdefault(fired.rule.cue, []).append(fired.weight)
    sample.ruled = {kind: either(sorted(found, reverse=True)[:2]) for kind, found in by_kind.items()}
    return sample
