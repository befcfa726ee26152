"""Every name in a letter is one that the case knows."""

import re
from collections.abc import Iterator

from claimback.checks.ground import case_ground, wording
from claimback.checks.matter import Matter, about, excerpt, spoken, written
from claimback.model import Finding

_CAPITAL = re.compile(r"(?<![\w’'-])[A-Z][\w’'-]*")
_STOPS = '.!?:“"([\n•'
_TITLES = ("Dr.", "Mr.", "Mrs.", "Ms.", "Prof.", "St.")
_LISTS = ("sender", "address", "reference", "signature", "enclosures", "table")
"""Blocks whose lines hold names, so that a first word is no ordinary one."""


def check(matter: Matter) -> Iterator[Finding]:
    """A capitalized word inside a sentence that no fact, answer or wording of the case has."""
    known = case_ground(matter).words | wording(matter.book).words
    titles = {word.lower() for draft in matter.drafts for word in draft.title.split()}
    for draft, block, sentence in spoken(matter):
        text = written(sentence)
        strange = [name for name in _names(text, whole=block.kind in _LISTS) if not _plain(name, known | titles)]
        if strange:
            yield about(
                "name_unknown", "error",
                f"“{' '.join(strange)}” is in no paper and no answer of this case: “{excerpt(text)}”",
                draft.id, "Check whose name it is and correct it.",
            )  # fmt: skip


def _names(text: str, *, whole: bool) -> Iterator[str]:
    for hit in _CAPITAL.finditer(text):
        before = text[: hit.start()].rstrip(" ")
        first = not before or (before[-1] in _STOPS and not before.endswith(_TITLES))
        beside = text[hit.end() : hit.end() + 2]
        if whole or not first or (len(beside) == 2 and beside[0] == " " and beside[1].isupper()):
            yield hit.group()


def _plain(name: str, known: frozenset[str] | set[str]) -> bool:
    """Known as it stands, without a possessive, or as parts between hyphens."""
    word = name.lower().replace("’", "'").strip("'-")
    bare = word.removesuffix("'s").removesuffix("s'")
    return len(bare) < 2 or word in known or bare in known or all(part in known for part in bare.split("-"))
