"""The letter as plain text: to paste into a portal's form or an e-mail, and for those who read with a machine."""

import textwrap
from collections.abc import Iterator

from claimback.export.letter import flowing, note_label, shown
from claimback.model import Block, Draft, Run, Sentence

WIDTH = 80
_LINES = ("sender", "address", "signature", "enclosures")


def text_of(draft: Draft) -> str:
    """The whole letter; blank lines part its blocks."""
    return "\n\n".join("\n".join(_lines(block, draft)) for block in draft.blocks) + "\n"


def _lines(block: Block, draft: Draft) -> Iterator[str]:
    if block.kind == "reference":
        yield from (_wrapped(_said(sentence.runs), "  ") for sentence in block.sentences)
    elif block.kind == "table":
        yield from (" | ".join(shown(run).strip() for run in sentence.runs) for sentence in block.sentences)
    elif block.kind == "bullets":
        yield from (_wrapped(f"- {_one(sentence)}", "  ") for sentence in block.sentences)
    elif block.kind in _LINES:
        yield from map(_one, block.sentences)
    elif block.kind == "heading":
        yield _said(flowing(block)).upper()
    else:
        label = f"[{note_label(draft)}] " if block.kind == "note" and note_label(draft) else ""
        yield _wrapped(f"{label}{_said(flowing(block))}")


def _one(sentence: Sentence) -> str:
    return _said(sentence.runs)


def _said(runs: tuple[Run, ...]) -> str:
    return " ".join("".join(shown(run) for run in runs).split())


def _wrapped(text: str, rest: str = "") -> str:
    return textwrap.fill(text, WIDTH, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False)
