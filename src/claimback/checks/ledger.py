"""What every sentence of every letter rests on, as plain data."""

from collections.abc import Iterable
from typing import Any

from claimback.model import Draft

SCHEMA = "claimback.ledger/1"
_FILES = {"cover": "packet.pdf"}
"""Letters that are no file of their own."""


def ledger(drafts: Iterable[Draft]) -> dict[str, Any]:
    """The object of `ledger.json`: letters, their sentences, and the support of each."""
    return {"schema": SCHEMA, "letters": [_letter(draft) for draft in drafts]}


def _letter(draft: Draft) -> dict[str, Any]:
    sentences = [
        {"text": sentence.text, "support": [support.model_dump(mode="json") for support in sentence.support]}
        for sentence in draft.sentences
    ]
    return {"id": draft.id, "file": _FILES.get(draft.id, f"{draft.id}.docx"), "sentences": sentences}
