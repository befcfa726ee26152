"""What both letter formats share: how blanks, notes and running heads read."""

import re
from collections.abc import Iterator
from itertools import zip_longest

from claimback.model import Block, Draft, Run, Sentence

ENDING = ("closing", "signature")
"""Blocks that stay together on one page."""
_NUMBERS = ("reference_number", "claim_number", "member_id")
_NOTES = {"doctor-letter": "Note to the doctor: delete before sending", "cover": ""}
"""The doctor edits the draft of that letter; what stands apart on the cover is for whoever opens the packet."""
_ENDLESS = re.compile(r"\S{45,}")
"""Longer than any word, address or number that a letter holds."""
_PIECE = re.compile(r".{1,15}")
_BREAK = "\u200b"
_NARROW, _PADDING, _WIDE = 6, 4, 40
_LABEL, _HALF = 22, 27
"""Signs of a label and of a value that share a line of the re-block with another."""
_NOTE = "Note to you: delete before sending"


def shown(run: Run) -> str:
    """The run as printed: a blank always stands in square brackets."""
    if not run.blank or run.text.startswith("["):
        return run.text
    return f"[{run.text}]"


def flowing(block: Block) -> tuple[Run, ...]:
    """The runs of running sentences, with a space between sentences."""
    runs: list[Run] = []
    for sentence in block.sentences:
        runs += [Run(text=" "), *sentence.runs] if runs else sentence.runs
    return tuple(runs)


def breakable(text: str) -> str:
    """The text with places to break in words that are longer than a line may hold."""
    return _ENDLESS.sub(lambda hit: _BREAK.join(_PIECE.findall(hit.group())), text)


def columns(sentence: Sentence) -> tuple[tuple[Run, ...], ...]:
    """The two cells of a row of the re-block: its first run is the label, the rest the value."""
    return (sentence.runs[:1], sentence.runs[1:]) if len(sentence.runs) > 1 else (sentence.runs,)


def pairs(block: Block) -> tuple[tuple[Sentence, ...], ...]:
    """The rows of the re-block: under the subject, two short ones that follow each other share a line."""
    made: list[tuple[Sentence, ...]] = []
    for sentence in block.sentences:
        if len(made) > 1 and len(made[-1]) == 1 and _fits(made[-1][0]) and _fits(sentence):
            made[-1] += (sentence,)
        else:
            made.append((sentence,))
    return tuple(made)


def _fits(sentence: Sentence) -> bool:
    """Whether label and value fill no more than half a line."""
    label, *value = sentence.runs
    return bool(value) and len(label.text) <= _LABEL and sum(len(run.text) for run in value) <= _HALF


def widths(block: Block) -> tuple[int, ...]:
    """Relative widths of a table's columns, by their longest cells; long ones wrap."""
    rows = [[len(run.text) for run in sentence.runs] for sentence in block.sentences]
    longest = [max(cells) for cells in zip_longest(*rows, fillvalue=0)]
    return tuple(min(max(length, _NARROW) + _PADDING, _WIDE) for length in longest)


def headed(block: Block) -> bool:
    """Whether the first row of a table is its header: every cell of it is bold."""
    return len(block.sentences) > 1 and all(run.bold for run in block.sentences[0].runs)


def note_label(draft: Draft) -> str:
    """What stands above an aside, so that nobody sends it by mistake."""
    return _NOTES.get(draft.id, _NOTE)


def running_head(draft: Draft) -> tuple[str, str]:
    """For continuation pages: the sender's name, and the number by which the insurer knows the case."""
    senders = [block.sentences[0] for block in draft.blocks if block.kind == "sender"]
    return (_plain(senders[0]) if senders else "", next(_numbers(draft), ""))


def author(draft: Draft) -> str:
    """The sender's name, or nothing where it is still blank."""
    return running_head(draft)[0]


def _plain(sentence: Sentence) -> str:
    return "" if any(run.blank for run in sentence.runs) else sentence.text


def _numbers(draft: Draft) -> Iterator[str]:
    rows = [row for block in draft.blocks if block.kind == "reference" for row in block.sentences]
    for name in _NUMBERS:
        for row in rows:
            if any(getattr(support, "name", "") == name and support.type == "fact" for support in row.support):
                yield " ".join(run.text.strip() for run in row.runs)
