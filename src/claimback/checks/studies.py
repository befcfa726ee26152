"""The study that a letter is about is the one that was denied, and any other that it names is known."""

from collections.abc import Iterator

from claimback.checks.ground import case_ground, sentence_ground
from claimback.checks.matter import Matter, about, excerpt, spoken, written
from claimback.knowledge.checks import Watch, found, watches
from claimback.model import AnswerRef, AuthorityRef, Draft, FactRef, Finding, Sentence

_OF_THE_STUDY = ("service", "modality", "procedure_code")
"""Facts that say which study it is."""


def check(matter: Matter) -> Iterator[Finding]:
    """Each kind of study named in a sentence against what the sentence rests on, else against the case."""
    for draft, _, sentence in spoken(matter):
        text = written(sentence)
        for watch in watches(matter.book, "modality"):
            hit = found(matter.book, watch.patterns, text)
            if hit and not _rests(matter, watch, sentence):
                yield _finding(draft, hit.group(), sentence)


def _finding(draft: Draft, words: str, sentence: Sentence) -> Finding:
    return about(
        "study_differs", "error", f"“{words}” is not the study that this sentence rests on: “{excerpt(sentence.text)}”",
        draft.id, "Compare it with the denial letter and the order, and correct it.",
    )  # fmt: skip


def _rests(matter: Matter, watch: Watch, sentence: Sentence) -> bool:
    """A sentence that rests on the denied study or on a source needs the kind there; any other in the case."""
    own = any(
        (isinstance(one, FactRef) and one.name in _OF_THE_STUDY) or isinstance(one, AuthorityRef)
        for one in sentence.support
    )
    told = any(isinstance(one, AnswerRef) for one in sentence.support)
    ground = sentence_ground(matter, sentence) if own or told else case_ground(matter)
    if watch.value in ground.words or found(matter.book, watch.patterns, ground.text):
        return True
    return told and not own and found(matter.book, watch.patterns, case_ground(matter).text) is not None
