"""The last day to appeal is not past, and not so near that the mail may miss it."""

from collections.abc import Iterator

from claimback.checks.matter import Matter, about
from claimback.model import Deadline, Finding

NEAR = 14
"""Days that mailing and proof of it may take."""
_THEIRS = ("sent",)
"""Counted from the day the appeal is sent: the insurer's clock."""
_TALK = "peer_to_peer"


def check(matter: Matter) -> Iterator[Finding]:
    """The person's own last days; where readings differ, it is late only when the latest has passed.

    What the analysis of the letter has already said is not said again.
    """
    own = sorted(filter(_own, matter.analysis.rights.deadlines), key=lambda deadline: deadline.due)
    finding = _finding(matter, own) if own else None
    if finding and finding.id not in {told.id for told in matter.analysis.findings}:
        yield finding


def _own(deadline: Deadline) -> bool:
    return deadline.source != "practice" and deadline.counted_from not in _THEIRS and not deadline.id.startswith(_TALK)


def _finding(matter: Matter, own: list[Deadline]) -> Finding | None:
    first, last = own[0], own[-1]
    if last.due < matter.today:
        return about(
            "deadline_passed", "error", f"This day has passed: {last.what}, {_day(last)}.", "deadlines",
            "Send the appeal at once and say why it is late; some plans accept good cause.",
        )  # fmt: skip
    left = (first.due - matter.today).days
    if left > NEAR:
        return None
    message = (
        f"Only {left} days are left: {first.what}, {_day(first)}." if left > 0 else f"{first.what}: {_day(first)}."
    )
    return about(
        "deadline_near", "warning", message, "deadlines", "Send it by fax or overnight mail and keep the proof."
    )


def _day(deadline: Deadline) -> str:
    return f"{deadline.due:%B} {deadline.due.day}, {deadline.due.year}"
