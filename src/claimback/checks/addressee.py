"""An appeal goes to the insurer, who must decide it, and not to the company that reviewed the request for it."""

from collections.abc import Iterator

from claimback.checks.ground import squeeze
from claimback.checks.matter import Matter, about
from claimback.knowledge.checks import found
from claimback.knowledge.rules import Signs
from claimback.model import Draft, Finding, flatten


def check(matter: Matter) -> Iterator[Finding]:
    """The address block against the letter's insurer, reviewer, and address for appeals."""
    letter, reviewer, insurer = matter.draft(), matter.known.text("reviewer"), matter.known.text("insurer")
    if letter is None:
        return
    yield from _fast(matter, letter)
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


def _fast(matter: Matter, letter: Draft) -> Iterator[Finding]:
    """An urgent appeal that names the fax for standard ones, where the denial keeps another for fast ones."""
    record = matter.book.records(Signs).get("fast_fax")
    urgent = any(step.id.startswith("ask_expedited") for step in matter.analysis.rights.steps)
    if record is None or not urgent:
        return
    flat = [flatten(page.text).text for page in matter.analysis.document.pages]
    hit = next((hit for text in flat if (hit := found(matter.book, record.any, text))), None)
    usual = squeeze(matter.known.text("appeal_fax") or "")
    shown = squeeze(
        " ".join(line.text for block in letter.blocks if block.kind == "address" for line in block.sentences)
    )
    if hit and usual and usual in shown and usual != squeeze(hit["number"]):
        yield about(
            "standard_fax_on_fast_appeal", "warning", "The letter names the fax for standard appeals, and yours is "
            f"urgent: the denial gives {hit['number']} for fast ones.",
            letter.id, f"Write {hit['number']} in its place, and fax it there.",
        )  # fmt: skip
