"""A letter is no surer than what it rests on."""

from collections.abc import Iterator

from claimback.checks.ground import plain
from claimback.checks.matter import Matter, about, excerpt, spoken, written
from claimback.knowledge.checks import every, found, watches
from claimback.model import FactRef, Finding, Sentence


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


def _quotes(sentence: Sentence) -> list[str]:
    """What papers say under this sentence; the insurer's own reasons are not what it claims."""
    refs = [one for one in sentence.support if isinstance(one, FactRef) and one.name != "objection"]
    return [f"{ref.quote}\n{plain(ref.value)}" for ref in refs]
