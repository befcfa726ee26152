"""Cues of the classify stage as data: concepts (ways to say one thing), and rules that combine them in one sentence.

A *phrase* is words with a space between: `a|b` is a choice, `word*` any ending, `word?` may be left out, `#` a number,
`..` up to three words of any kind. A *concept* is a list of phrases under a name.

A *rule* holds in a sentence: slots joined by `&` must all be there, by `>` in this order with at most `near` words
between, by `>>` in this order anywhere; `!` before a slot means that it must not be there. A slot is one or more
choices parted by ` / `, each an `@concept` or a phrase of its own; ` || ` parts whole alternatives of one group.
"""

from typing import ClassVar

from pydantic import Field

from claimback.knowledge.phrases import Pattern
from claimback.knowledge.record import Record
from claimback.model.base import Frozen


class Concepts(Record):
    """`cues/concepts/*.yaml`: named lists of phrases; `@name` in a list takes in another concept."""

    folder: ClassVar[str] = "cues/concepts"
    concepts: dict[str, tuple[str, ...]]


class Rule(Frozen):
    """One combination of concepts. It must hold in every example and in no counter-example."""

    if_: str = Field(alias="if")
    weight: float = Field(default=0.9, gt=-1.01, le=1)
    near: int = 6
    """Most words between two slots that are joined by `>`."""
    tags: tuple[str, ...] = ()
    examples: tuple[str, ...] = Field(min_length=1)
    counter: tuple[str, ...] = ()


class Cue(Record):
    """One class of one question, the rules that speak for it, and sentences for it and against it."""

    rules: tuple[Rule, ...]
    about: str = ""
    examples: tuple[str, ...] = ()
    """Sentences in which this class must be found."""
    counter: tuple[str, ...] = ()
    """Sentences in which it must not."""


class ObjectionCue(Cue):
    """`cues/objections/*.yaml`: a kind of objection. The id is the kind."""

    folder: ClassVar[str] = "cues/objections"
    yields_to: tuple[str, ...] = ()
    """Kinds in whose presence this one is not given; `*` for every specific kind."""


class DecisionCue(Cue):
    """`cues/decision/*.yaml`: what was decided."""

    folder: ClassVar[str] = "cues/decision"


class StageCue(Cue):
    """`cues/stage/*.yaml`: care not yet given, under way, or given."""

    folder: ClassVar[str] = "cues/stage"


class LevelCue(Cue):
    """`cues/level/*.yaml`: the step of the appeal ladder."""

    folder: ClassVar[str] = "cues/level"


class PlanCue(Cue):
    """`cues/plan/*.yaml`: the kind of coverage, from the letter's own words."""

    folder: ClassVar[str] = "cues/plan"


class ScopeCue(Cue):
    """`cues/scope/*.yaml`: the role of a sentence or heading, or a clause that is set aside."""

    folder: ClassVar[str] = "cues/scope"
    heading: bool = False
    """True where the rules look at headings and labels only."""
    factor: float = 1.0
    """How much a reason counts in a sentence of this role."""


class InjectionCue(Cue):
    """`cues/injection/*.yaml`: text that addresses the program that reads the letter."""

    folder: ClassVar[str] = "cues/injection"


class InjectionWords(Record):
    """`cues/injection_words/*.yaml`: such text in other languages and scripts, which rules over words do not see."""

    folder: ClassVar[str] = "cues/injection_words"
    patterns: tuple[Pattern, ...]


class MarkCue(Cue):
    """`cues/marks/*.yaml`: things that a sentence speaks of, such as a drug, a scan, a named guideline."""

    folder: ClassVar[str] = "cues/marks"


class ReasonCodes(Record):
    """`cues/reason_codes/*.yaml`: what a claim adjustment or remark code means for the kind of objection."""

    folder: ClassVar[str] = "cues/reason_codes"
    codes: dict[str, str]
    """Code (`197`, `N56`) to kind. A code that is no denial is not listed."""


class SentenceModel(Record):
    """`cues/model/*.yaml`: the weights of the linear sentence model. `names` and `weights` are deflated base64."""

    folder: ClassVar[str] = "cues/model"
    kinds: tuple[str, ...]
    """Kinds of objection, and what a sentence tells besides as `folder/cue` or `role/name`."""
    bias: tuple[float, ...]
    """One a kind."""
    scales: tuple[tuple[float, ...], tuple[float, ...]]
    """What one step of a weight is worth to each kind: for words, and for pieces of words."""
    join: tuple[float, float, float, float]
    """A base, what the log odds of the sentence count, those of its paragraph, and what the rules' score counts."""
    letter: tuple[float, float, float, float, float]
    """From sentences to the letter: a base, and what the log odds of a kind's best sentence, its next, its best
    paragraph, and of the best sentence of any other kind count."""
    unknown: tuple[float, float]
    """The square of the rarity of a feature that is not listed: for words, and for pieces."""
    worth: float
    """What one step of a rarity's square is worth."""
    names: str
    """Features, one a line."""
    weights: str
    """For each feature a byte a kind, 128 for nothing, and one for the square of its rarity."""


CUES: tuple[type[Cue], ...] = (ObjectionCue, DecisionCue, StageCue, LevelCue, PlanCue, ScopeCue, InjectionCue, MarkCue)
