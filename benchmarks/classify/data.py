"""The labelled sentences, by author, and what the rules and the features make of each."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from claimback.classify.features import pieces, word_features
from claimback.classify.objections import either
from claimback.classify.rules import rules
from claimback.classify.tokens import tokens
from claimback.knowledge import book
from claimback.knowledge.cues_classify import LevelCue, ObjectionCue, PlanCue, ScopeCue
from claimback.model import Page

SENTENCES = Path(__file__).parent / "sentences"
KINDS = sorted(book().records(ObjectionCue))


@dataclass
class Sample:
    """One sentence. `kinds`: what it says; `unsure`: kinds that its letter has somewhere, so that nothing is known."""

    author: str
    text: str
    kinds: frozenset[str]
    unsure: frozenset[str] = frozenset()
    features: dict[str, dict[str, int]] = field(default_factory=dict, repr=False)
    """For the groups `words` and `pieces`: features with their counts."""
    ruled: dict[str, float] = field(default_factory=dict, repr=False)


def load(folder: Path = SENTENCES, *, cues: bool = True) -> list[Sample]:
    """Every sentence of every author (the file's name), and as author `cues` the examples of the rules."""
    found: dict[str, Sample] = {}
    for path in sorted(folder.glob("*.yaml")):
        for row in yaml.safe_load(path.read_text(encoding="utf-8")):
            sample = Sample(
                path.stem, row["text"], frozenset(row.get("kinds") or ()), frozenset(row.get("unsure") or ())
            )
            found.setdefault(_key(sample.text), sample)
    if cues:
        for kind, cue in book().records(ObjectionCue).items():
            for text in cue.examples:
                found.setdefault(_key(text), Sample("cues", text, frozenset({kind})))
        for cue in (cue for model in (ScopeCue, LevelCue, PlanCue) for cue in book().records(model).values()):
            if cue.id not in {"set_aside", "history"}:
                for text in (text for rule in cue.rules for text in rule.examples):
                    found.setdefault(_key(text), Sample("cues", text, frozenset()))
    return [see(sample) for sample in found.values()]


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
