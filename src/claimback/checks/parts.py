"""The appeal has the parts that an insurer's mail room and reviewer look for."""

from collections.abc import Iterator

from claimback.checks.matter import Matter, about
from claimback.model import BlockKind, Finding

_NEEDED: tuple[tuple[BlockKind, str], ...] = (
    ("date", "the date"),
    ("address", "the address"),
    ("reference", "the numbers of the case"),
    ("paragraph", "any text"),
    ("closing", "the closing"),
    ("signature", "the name to sign over"),
)


def check(matter: Matter) -> Iterator[Finding]:
    """A part that is missing or empty."""
    letter = matter.draft()
    if letter is None:
        yield about("letter_missing", "error", "There is no appeal letter.", "appeal-letter")
        return
    for kind, name in _NEEDED:
        if not any(block.kind == kind and block.sentences for block in letter.blocks):
            yield about("part_missing", "warning", f"The letter lacks {name}.", letter.id, "Add it.")
