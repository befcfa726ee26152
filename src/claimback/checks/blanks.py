"""Nothing is sent with a blank in it."""

from collections.abc import Iterator

from claimback.checks.matter import TO_FILL, Matter, about, sent
from claimback.model import Draft, Finding


def check(matter: Matter) -> Iterator[Finding]:
    """One finding for each different blank of a letter; in a letter that someone else completes, for all together."""
    for draft in matter.drafts:
        blanks = _blanks(draft)
        if blanks and draft.id in TO_FILL:
            yield about(
                "blank_for_doctor",
                "info",
                f"The doctor has {len(blanks)} blanks to fill in: {', '.join(blanks)}.",
                draft.id,
            )
        elif draft.id != "cover":
            yield from (_finding(draft, blank) for blank in blanks)


def _finding(draft: Draft, blank: str) -> Finding:
    return about(
        "blank_left", "warning", f"A blank is still open: {blank}.", draft.id, "Fill it in, or take its sentence out."
    )


def _blanks(draft: Draft) -> list[str]:
    return list(
        dict.fromkeys(run.text.strip("[] ") for _, sentence in sent(draft) for run in sentence.runs if run.blank)
    )
