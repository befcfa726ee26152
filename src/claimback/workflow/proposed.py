"""What is left of a model's answers once they are held to the case: every item with its words in the letter."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from claimback.checks import check, refusals
from claimback.checks.ground import squeeze
from claimback.knowledge import Book
from claimback.knowledge.objections import ObjectionRecord
from claimback.llm import CounterArguments, Disguise, Proposals, Rewordings
from claimback.model import Appeal, Block, Document, Draft, Known, RewordedSentence, Sentence
from claimback.workflow.accepted import reworded, span_of

LETTER = "appeal-letter"
"""The letter that a model may reword."""
NAMES = (
    "insurer", "reviewer", "member_id", "group_number", "claim_number", "reference_number", "notice_date",
    "service_date", "service", "procedure_code", "diagnosis_code", "provider", "criteria", "appeal_window_days",
    "appeal_deadline", "appeal_address", "appeal_fax", "appeal_phone", "peer_to_peer_phone", "peer_to_peer_days",
    "amount",
)  # fmt: skip
"""Facts of a letter that may be proposed, whose value stands in the letter's own words."""
_Items = list[dict[str, str]]


@dataclass(slots=True)
class Proposed:
    """What may be shown to the person, and why the rest was dropped."""

    facts: _Items = field(default_factory=_Items)
    objections: _Items = field(default_factory=_Items)
    rewordings: _Items = field(default_factory=_Items)
    counter: _Items = field(default_factory=_Items)
    dropped: list[str] = field(default_factory=list[str])


@dataclass(frozen=True, slots=True)
class Held:
    """The case that answers are held to."""

    letter: Document
    """The letter without what in it talks to a program."""
    made: Appeal
    hidden: Disguise
    known_by: Book
    today: date


def take(answer: object, block: Block | None, held: Held, found: Proposed) -> None:
    """Keep of a model's answer what the case bears out, and say why the rest was dropped."""
    if isinstance(answer, Proposals):
        _facts(answer, held, found)
        _objections(answer, held, found)
    elif isinstance(answer, Rewordings) and block is not None:
        _rewordings(answer, block, held, found)
    elif isinstance(answer, CounterArguments):
        _counter(answer, held, found)


def _facts(answer: Proposals, held: Held, found: Proposed) -> None:
    """A known name, words that stand in the letter, and a value that stands in these words; nothing that is known."""
    told = {(fact.name, squeeze(str(fact.value))) for fact in held.made.known}
    for item in answer.facts:
        quote, value = held.hidden.restore(item.quote), held.hidden.restore(item.value)
        span = span_of(held.letter, quote) if quote else None
        if item.name not in NAMES or span is None or not value or not _within(value, span.quote):
            found.dropped.append(f"fact {item.name}: its words or its value are not in the letter")
        elif (item.name, squeeze(value)) not in told:
            found.facts.append({"name": item.name, "value": value.strip(), "quote": span.quote})


def _within(value: str, quote: str) -> bool:
    """Whole words of the quotation, in their order."""
    wanted, have = re.findall(r"[^\W_]+", value.lower()), re.findall(r"[^\W_]+", quote.lower())
    return bool(wanted) and any(have[at : at + len(wanted)] == wanted for at in range(len(have) - len(wanted) + 1))


def _objections(answer: Proposals, held: Held, found: Proposed) -> None:
    told = {one.kind for one in held.made.analysis.denial.objections}
    for item in answer.objections:
        quote = held.hidden.restore(item.quote)
        span = span_of(held.letter, quote) if quote else None
        if span is None or item.kind not in held.known_by.records(ObjectionRecord):
            found.dropped.append(f"reason {item.kind}: its words are not in the letter")
        elif item.kind not in told:
            found.objections.append({"kind": item.kind, "quote": span.quote})


def _rewordings(answer: Rewordings, block: Block, held: Held, found: Proposed) -> None:
    """Each sentence by itself: nothing new, nothing lost, and no finding that the plain one does not have."""
    sentences = whole(block)
    for item in answer.sentences:
        text = held.hidden.restore(item.text)
        plain = sentences[item.number - 1].text if item.number <= len(sentences) else None
        if plain is None or text is None or text.strip() == plain:
            continue
        new = RewordedSentence(letter=LETTER, plain=plain, text=" ".join(text.split()))
        why = refusals(plain, text, held.known_by) or _worse(new, held)
        if why:
            found.dropped.append(f"sentence {item.number}: {'; '.join(why)}")
        else:
            found.rewordings.append({"letter": LETTER, "plain": plain, "text": new.text})


def _worse(new: RewordedSentence, held: Held) -> tuple[str, ...]:
    """What the checks say of the letters with the new sentence in them, and did not say before."""
    made, known = held.made, Known(held.made.known)
    before = {(one.id, one.message, one.where) for one in made.findings}
    drafts = reworded(made.drafts, (new,), held.known_by)
    after = check(drafts, made.analysis, known, made.evidence, held.today, held.known_by)
    return tuple(one.message for one in after if one.level != "info" and (one.id, one.message, one.where) not in before)


def _counter(answer: CounterArguments, held: Held, found: Proposed) -> None:
    """A passage of the letter and a need that is known; the model's own sentence is shown to the person only."""
    needs = {need.id: need for need in held.made.evidence.needs}
    letter = squeeze(body(next(draft for draft in held.made.drafts if draft.id == LETTER)))
    for item in answer.points:
        quote, point = held.hidden.restore(item.quote), held.hidden.restore(item.point)
        if item.need not in needs or not quote or squeeze(quote) not in letter or not point:
            found.dropped.append(f"point {item.need}: no passage of the letter, or no need of the case")
        else:
            found.counter.append({"passage": quote, "need": needs[item.need].what, "the model says": point})


def whole(block: Block) -> list[Sentence]:
    """The sentences without a blank: an open one is for the person."""
    return [sentence for sentence in block.sentences if not any(run.blank for run in sentence.runs)]


def body(draft: Draft) -> str:
    """The letter's own text, without addresses and numbers of the case."""
    kinds = ("paragraph", "heading", "bullets", "table")
    return "\n\n".join(
        " ".join(sentence.text for sentence in block.sentences) for block in draft.blocks if block.kind in kinds
    )


def written(found: Proposed) -> str:
    """The text of `proposals.yaml`: every item with an empty place for the person's yes."""
    lines = [
        "# What a model proposed. Nothing here is used in a letter unless you write  yes  after accept.",
        "# Compare the words with your letter first. Facts and reasons are quoted from it, letter for letter.",
    ]
    offered = (("facts", found.facts), ("objections", found.objections), ("rewordings", found.rewordings))
    for name, items in offered:
        lines.append(f"{name}:" + ("" if items else " []"))
        lines += [line for item in items for line in _item({**item, "accept": ""})]
    lines.append("# What a reviewer may hold against the letter, in the model's words; for you only.")
    lines.append("counter:" + ("" if found.counter else " []"))
    lines += [line for item in found.counter for line in _item(item)]
    return "\n".join(lines) + "\n"


def _item(item: Mapping[str, str]) -> list[str]:
    pairs = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in item.items()]
    return [f"  - {pairs[0]}", *(f"    {pair}" for pair in pairs[1:])]
