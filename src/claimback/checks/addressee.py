"""An appeal goes to the insurer, who must decide it, and not to the company that reviewed the request for it."""

from collections.abc import Iterator

from claimback.checks.ground import squeeze
from claimback.checks.matter import Matter, about
from claimback.model import Finding


def check(matter: Matter) -> Iterator[Finding]:
    """The address block against the letter's insurer, reviewer, and address for appeals."""
    letter, reviewer, insurer = matter.draft(), matter.known.text("reviewer"), matter.known.text("insurer")
    if letter is None:
        return
    address = squeeze(
        " ".join(line.text for block in letter.blocks if block.kind == "address" for line in block.sentences)
    )
    where = squeeze(matter.known.text("appeal_address") or "")
    own_rule = bool(reviewer) and squeeze(reviewer or "") in where
    if reviewer and not own_rule and squeeze(reviewer) in address and squeeze(insurer or "?") not in address:
        message = f"The letter is addressed to {reviewer}, who only reviewed the request; the insurer must decide."
        yield about(
            "addressed_to_reviewer", "warning", message, letter.id,
            "Address it to the insurer at the address that the denial gives for appeals.",
        )  # fmt: skip
