"""No treatment and no warning sign is claimed that no answer and no record shows."""

import re
from collections.abc import Iterator

from claimback.checks.ground import plain
from claimback.checks.matter import Matter, about, excerpt, spoken, written
from claimback.knowledge import Pattern
from claimback.knowledge.checks import Watch, every, found, watches
from claimback.model import AnswerSource, Derived, Fact, Finding, Span

_ORDERED = "certainty_completed"
"""The watch whose `unless` knows the words of an order or a plan."""

_DENIED = "_denied"
"""Facts of what a record says is not there."""
_REACH = 30
"""Signs that a negation reaches in a record."""
_NEAR = 15
"""And in a letter: `I have no trouble with my bladder` claims nothing."""


def check(matter: Matter) -> Iterator[Finding]:
    """A claim in the letter's own voice. What the insurer's letter says of it shows nothing."""
    shown = "\n".join(_told(matter))
    for draft, block, sentence in spoken(matter):
        text = _own_voice(matter, written(sentence))
        for watch in watches(matter.book, "claim") if block.kind in ("paragraph", "bullets", "table") else ():
            hit = next(_stated(matter, watch.patterns, text, _NEAR), None)
            if hit and not _is_shown(matter, watch, shown):
                message = f"{watch.message.format(words=hit.group())} In: “{excerpt(text)}”"
                yield about("claim_unsupported", watch.level, message, draft.id, watch.fix)


def _is_shown(matter: Matter, watch: Watch, shown: str) -> bool:
    """Whether a line says so that does not merely consider, order or plan it."""
    weak = next(one.unless for one in watches(matter.book, "certainty") if one.id == _ORDERED)
    lines = [line for line in shown.split("\n") if not found(matter.book, weak, line)]
    return any(watch.value in line.split() or _says(matter, watch, line) for line in lines)


def _says(matter: Matter, watch: Watch, line: str) -> bool:
    """Whether the line has it without a `no` before it: `no history of cancer` shows none."""
    return next(_stated(matter, watch.unless, line, _REACH), None) is not None


def _stated(matter: Matter, patterns: tuple[Pattern, ...], text: str, reach: int) -> Iterator[re.Match[str]]:
    """The places that no negation stands before, within so many signs."""
    for hit in every(matter.book, patterns, text):
        if not _negates(matter, text[max(0, hit.start() - reach) : hit.start()]):
            yield hit


def _negates(matter: Matter, before: str) -> bool:
    return any(found(matter.book, one.patterns, before) for one in watches(matter.book, "negation"))


def _own_voice(matter: Matter, text: str) -> str:
    """The sentence without what it quotes."""
    quoting = tuple(pattern for watch in watches(matter.book, "quotation") for pattern in watch.patterns)
    for hit in reversed(every(matter.book, quoting, text)):
        text = text[: hit.start()] + text[hit.end() :]
    return text


def _told(matter: Matter) -> Iterator[str]:
    """Answers, and what records other than the denial show."""
    facts = [*matter.known, *(fact for record in matter.evidence.records for fact in record.facts)]
    for fact in facts:
        if not fact.name.endswith(_DENIED) and (
            isinstance(fact.source, AnswerSource | Derived) or _from_record(matter, fact)
        ):
            yield plain(fact.value)
            yield fact.source.quote if isinstance(fact.source, Span) else ""


def _from_record(matter: Matter, fact: Fact) -> bool:
    return isinstance(fact.source, Span) and fact.source.document != matter.analysis.document.id
