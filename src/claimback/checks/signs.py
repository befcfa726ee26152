"""Signs that no letter font prints, and signs that are not seen but turn the text around."""

from collections.abc import Iterator

from claimback.checks.matter import Matter, about, sent
from claimback.knowledge.printable import turning, unprintable
from claimback.model import Draft, Finding

_SHOWN = 8


def check(matter: Matter) -> Iterator[Finding]:
    """One finding a letter for each of the two."""
    for draft in matter.drafts:
        text = _text(draft)
        if bad := "".join(dict.fromkeys(unprintable(text))):
            yield about(
                "sign_not_printable", "warning",
                f"The letter holds signs that cannot be printed and were left out or shown as “?”: {bad[:_SHOWN]}",
                draft.id, "Write it in plain letters.",
            )  # fmt: skip
        if turning(text):
            yield about(
                "hidden_sign", "warning",
                "The letter holds signs that are not seen and can turn the text around; they were taken out.",
                draft.id, "Type that answer again by hand.",
            )  # fmt: skip


def _text(draft: Draft) -> str:
    return "\n".join(run.text for _, sentence in sent(draft) for run in sentence.runs)
