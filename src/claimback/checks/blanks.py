"""Nothing is sent with a blank in it."""

from collections.abc import Iterator

from claimback.checks.matter import TO_FILL, Matter, about, sent
from claimback.knowledge.letters import LetterRecord
from claimback.model import Draft, Finding


def check(matter: Matter) -> Iterator[Finding]:
    """One finding a letter, with all its different blanks; a letter for a later day may have them."""
    later = {id_.replace("_", "-") for id_, record in matter.book.records(LetterRecord).items() if record.later}
    for draft in matter.drafts:
        blanks = [] if draft.id in later else _blanks(draft)
        if blanks and draft.id in TO_FILL:
            yield about(
                "blank_for_doctor",
                "info",
                f"The doctor has {len(blanks)} blanks to fill in: {', '.join(blanks)}.",
                draft.id,
            )
        elif blanks and draft.id != "cover":
            yield _finding(draft, blanks)


def _finding(draft: Draft, blanks: list[str]) -> Finding:
    one, it, its = ("A blank", "it", "its sentence") if len(blanks) == 1 else ("Blanks", "them", "their sentences")
    stays = "is" if len(blanks) == 1 else "are"
    message = f"{one} in the {draft.id.replace('-', ' ')} {stays} still open: {'; '.join(blanks)}."
    return about("blank_left", "warning", message, draft.id, f"Fill {it} in, or take {its} out.")


def _blanks(draft: Draft) -> list[str]:
    return list(
        dict.fromkeys(run.text.strip("[] ") for _, sentence in sent(draft) for run in sentence.runs if run.blank)
    )
