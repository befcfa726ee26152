"""Every reason that the insurer gave is answered."""

from collections.abc import Iterator

from claimback.checks.ground import squeeze
from claimback.checks.matter import Matter, about
from claimback.model import Block, FactRef, Finding


def check(matter: Matter) -> Iterator[Finding]:
    """A reason without a paragraph of the appeal that takes it up is a finding."""
    letter = matter.draft()
    if letter is None:
        return
    blocks = [block for block in letter.blocks if block.kind in ("paragraph", "bullets", "table")]
    for kind in dict.fromkeys(objection.kind for objection in matter.analysis.denial.objections):
        if not any(_answers(block, kind, first=block is blocks[0]) for block in blocks):
            said = next(one.stated.quote for one in matter.analysis.denial.objections if one.kind == kind)
            yield about(
                "objection_unanswered", "error", f"The letter does not answer this reason: “{' '.join(said.split())}”",
                letter.id, "Answer it, or say plainly why the study is needed all the same.",
            )  # fmt: skip


def _answers(block: Block, kind: str, *, first: bool) -> bool:
    """By its name, or because it takes up the insurer's own words and says more; the opening only announces."""
    if kind in block.id.split("."):
        return True
    refs = [
        support.quote
        for sentence in block.sentences
        for support in sentence.support
        if isinstance(support, FactRef) and support.name == "objection" and support.value == kind
    ]
    said = squeeze(" ".join(sentence.text for sentence in block.sentences))
    return not first and len(block.sentences) > 1 and any(squeeze(quote) in said for quote in refs)
