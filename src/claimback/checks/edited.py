"""A letter that the person wrote over: each sentence with what the drafted one like it rests on, or with nothing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from rapidfuzz import fuzz, process

from claimback.model import Block, Draft, Form, Run, Sentence

EDITED = "edited"
"""Id of the support of a sentence that is all the person's own."""
_ALIKE = 70.0
"""Likeness, of 100, from which on a sentence is a drafted one written over."""
_ENDS = re.compile(r"(?<=[.!?”])(?<!\bDr\.)(?<!\bMr\.)(?<!\bMs\.)(?<!\bMrs\.)(?<!\bSt\.)(?<!\bNo\.)\s+(?=[A-Z“(\[])")
_FOOT = re.compile(r"\s*Page \d+ of \d+\s*$")
_MARK = re.compile(r"^\s*(?:[-•*]|\d+[.)])\s+")
_GAP = r"[\s|•–-]*"
"""What may stand between the words and cells of a sentence once it is printed."""


@dataclass(frozen=True, slots=True)
class _Piece:
    block: int
    """Number of the drafted block that it belongs to; -1 for none."""
    sentence: Sentence


def edited(draft: Draft, text: str) -> Draft:
    """The draft with the text's own sentences in the text's order; notes to the writer are left as they were."""
    known = [(at, one) for at, block in enumerate(draft.blocks) if block.kind != "note" for one in block.sentences]
    pieces = list[_Piece]()
    for part in _parts(text):
        pieces += _pieces(part, known, max((one.block for one in pieces), default=0))
    blocks = [_block(draft, at, [one.sentence for one in group]) for at, group in groupby(pieces, _block_of)]
    return draft.model_copy(update={"blocks": tuple(blocks)})


def likeness(draft: Draft, text: str) -> int:
    """How many of the draft's sentences stand in the text as they are."""
    flat = " ".join(text.split())
    return sum(bool(_printed(one).search(flat)) for one in draft.sentences)


def _block_of(piece: _Piece) -> int:
    return piece.block


def _parts(text: str) -> Iterator[str]:
    """Paragraphs, whose lines belong together, each on one line."""
    for part in re.split(r"\n\s*\n", text):
        lines = [line for line in part.splitlines() if line.strip() and not _FOOT.match(line)]
        yield " ".join(_MARK.sub("", line).strip() for line in lines)


def _pieces(part: str, known: list[tuple[int, Sentence]], last: int) -> Iterator[_Piece]:
    """Drafted sentences where they stand as they are, and what is between them sentence by sentence.

    Of two that read alike, such as the sender's name and the signature, the one behind what was read last.
    """
    found = [(hit.start(), hit.end(), at, one) for at, one in known for hit in _printed(one).finditer(part)]
    end = 0
    for start, stop, at, one in sorted(found, key=lambda hit: (hit[0], -hit[1], hit[2] < last, hit[2])):
        if start >= end:
            yield from _own(part[end:start], known)
            yield _Piece(at, one)
            end = stop
    yield from _own(part[end:], known)


def _printed(sentence: Sentence) -> re.Pattern[str]:
    words = [word for run in sentence.runs for word in re.findall(r"[^\s|•]+", run.text)]
    return re.compile(rf"(?<!\w){_GAP.join(map(re.escape, words))}(?!\w)" if words else r"(?!)", re.IGNORECASE)


def _own(text: str, known: list[tuple[int, Sentence]]) -> Iterator[_Piece]:
    choices = {number: one.text for number, (_, one) in enumerate(known)}
    for words in _ENDS.split(text.strip(" |•–-")):
        if not re.search(r"\w", words):
            continue
        near = process.extractOne(words, choices, scorer=fuzz.ratio, score_cutoff=_ALIKE)
        at, like = known[near[2]] if near else (-1, None)
        support = like.support if like else (Form(id=EDITED),)
        yield _Piece(at, Sentence(runs=(Run(text=words.strip()),), support=support))


def _block(draft: Draft, at: int, sentences: list[Sentence]) -> Block:
    if at < 0:
        return Block(kind="paragraph", id=EDITED, sentences=tuple(sentences))
    return draft.blocks[at].model_copy(update={"sentences": tuple(sentences)})
