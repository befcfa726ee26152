"""How a treatment went, and what was not found, are told as the papers and answers tell them."""

import re
from collections.abc import Iterator

from claimback.checks.ground import Ground, case_ground, plain, sentence_ground
from claimback.checks.matter import Matter, about, excerpt, spoken, written
from claimback.knowledge.checks import every, found, watches
from claimback.model import AnswerRef, FactRef, Finding, Sentence, flatten

_NEAR = 3
"""Words that a negation reaches: `no new fracture`, `cannot stand`."""
_SHORTEST = 5
"""Letters from which on a word carries a finding."""
_TOKEN = re.compile(r"[^\W\d_]+(?:'[a-z]+)?|[.;,:(]")
_STOPS = frozenset(".;,:(")


def check(matter: Matter) -> Iterator[Finding]:
    """Better and worse that nothing says; and a `no` that was lost on the way."""
    for draft, block, sentence in spoken(matter):
        told = _told(sentence)
        if not told or block.kind not in ("paragraph", "bullets", "table"):
            continue
        text, own = _plain(written(sentence)), sentence_ground(matter, sentence)
        for watch in watches(matter.book, "outcome"):
            hit = found(matter.book, watch.patterns, text)
            ground = own if _tells(matter, own) else case_ground(matter)
            said = any(getattr(one, "value", None) == watch.value for one in sentence.support)
            if hit and not said and not found(matter.book, watch.patterns, ground.text):
                message = f"{watch.message.format(words=hit.group())} In: “{excerpt(sentence.text)}”"
                yield about("outcome_differs", watch.level, message, draft.id, watch.fix)
        if lost := sorted(_always(matter, told) & _words(text) - _negated(matter, text)):
            yield about(
                "negation_lost", "error", f"What it rests on says no to “{lost[0]}”: “{excerpt(sentence.text)}”",
                draft.id, "Compare it with the papers and correct it.",
            )  # fmt: skip


def _tells(matter: Matter, own: Ground) -> bool:
    """Whether what the sentence rests on says how something went; any other may say what the case says."""
    return any(found(matter.book, watch.patterns, own.text) for watch in watches(matter.book, "outcome"))


def _plain(text: str) -> str:
    return flatten(text).text.lower()


def _told(sentence: Sentence) -> str:
    """What facts and answers say under this sentence; the insurer's own reasons are not what it claims."""
    refs = [
        one
        for one in sentence.support
        if isinstance(one, AnswerRef) or (isinstance(one, FactRef) and one.name != "objection")
    ]
    quotes = [one.quote for one in refs if isinstance(one, FactRef)]
    return _plain(" . ".join([*(plain(one.value) for one in refs), *quotes]).replace("\n", " . "))


def _always(matter: Matter, text: str) -> set[str]:
    """Words that stand under a negation wherever they stand."""
    bare = _words(" . ".join(_pieces(matter, text, negated=False)))
    return _negated(matter, text) - bare


def _negated(matter: Matter, text: str) -> set[str]:
    return _words(" . ".join(_pieces(matter, text, negated=True)))


def _pieces(matter: Matter, text: str, *, negated: bool) -> Iterator[str]:
    """The stretches of a text that a negation reaches, or those between them."""
    patterns = tuple(pattern for watch in watches(matter.book, "negation") for pattern in watch.patterns)
    at = 0
    for hit in every(matter.book, patterns, text):
        end = _reach(text, hit.end())
        yield from [text[hit.end() : end]] if negated else [text[at : hit.start()]]
        at = max(at, end)
    if not negated:
        yield text[at:]


def _reach(text: str, start: int) -> int:
    end, count = start, 0
    for token in _TOKEN.finditer(text, start):
        if token.group() in _STOPS or count == _NEAR:
            break
        end, count = token.end(), count + 1
    return end


def _words(text: str) -> set[str]:
    return {word for word in re.findall(r"[^\W\d_]+", text) if len(word) >= _SHORTEST}
