"""A letter is no surer than what it rests on."""

from collections.abc import Iterator

from claimback.checks.ground import plain, sentence_ground, squeeze, wording
from claimback.checks.matter import Matter, about, excerpt, spoken, written
from claimback.knowledge.checks import every, found, watches
from claimback.model import AnswerRef, AuthorityRef, Draft, ExhibitRef, FactRef, Finding, Sentence


def check(matter: Matter) -> Iterator[Finding]:
    """“I completed” on an order, “proves” on a possibility, and what nothing could show."""
    quoting = tuple(pattern for watch in watches(matter.book, "quotation") for pattern in watch.patterns)
    for draft, _, sentence in spoken(matter):
        text = written(sentence)
        for hit in reversed(every(matter.book, quoting, text)):
            text = text[: hit.start()] + text[hit.end() :]
        for watch in watches(matter.book, "certainty"):
            hit = found(matter.book, watch.patterns, text)
            if hit is None:
                continue
            weak = any(found(matter.book, watch.unless, quote) for quote in _quotes(sentence))
            said = found(matter.book, watch.unless, text) is not None
            if (weak and not said) or not watch.unless:
                message = f"{watch.message.format(words=hit.group())} In: “{excerpt(sentence.text)}”"
                yield about("too_certain", watch.level, message, draft.id, watch.fix)
        yield from _of_papers(matter, draft, sentence, text)
        yield from _of_sources(matter, draft, sentence, text)


def _of_papers(matter: Matter, draft: Draft, sentence: Sentence, text: str) -> Iterator[Finding]:
    """Papers that are said to show what only an answer tells."""
    shown = any(isinstance(one, ExhibitRef | AuthorityRef | FactRef) for one in sentence.support)
    if shown or not any(isinstance(one, AnswerRef) for one in sentence.support):
        return
    own = sentence_ground(matter, sentence).signs
    for watch in watches(matter.book, "paper_says"):
        hit = found(matter.book, watch.patterns, text)
        if hit and squeeze(hit.group()) not in own and squeeze(hit.group()) not in wording(matter.book).signs:
            message = watch.message.format(words=hit.group())
            yield about("paper_unnamed", watch.level, message, draft.id, watch.fix)


def _of_sources(matter: Matter, draft: Draft, sentence: Sentence, text: str) -> Iterator[Finding]:
    """A source made stronger than its words and than the letters' own wording of it."""
    if not any(isinstance(one, AuthorityRef) for one in sentence.support):
        return
    own, fixed = sentence_ground(matter, sentence).signs, wording(matter.book).signs
    for watch in watches(matter.book, "strength"):
        for hit in every(matter.book, watch.patterns, text):
            before, after = text[: hit.start()].split(), text[hit.end() :].split()
            pairs = [squeeze(" ".join([*before[-1:], hit.group()])), squeeze(" ".join([hit.group(), *after[:1]]))]
            if not any(pair in own or pair in fixed for pair in pairs):
                message = watch.message.format(words=hit.group())
                yield about("source_overstated", watch.level, message, draft.id, watch.fix)


def _quotes(sentence: Sentence) -> list[str]:
    """What papers say under this sentence; the insurer's own reasons are not what it claims."""
    refs = [one for one in sentence.support if isinstance(one, FactRef) and one.name != "objection"]
    told = [f"{ref.quote}\n{plain(ref.value)}\n{ref.name.replace('_', ' ')}" for ref in refs]
    answers = [one for one in sentence.support if isinstance(one, AnswerRef)]
    return [*told, *(one.question.replace("_", " ") for one in answers)]
