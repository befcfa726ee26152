"""The last day to appeal is not past, and not so near that the mail may miss it."""

from collections.abc import Iterator

from claimback.checks.matter import Matter, about
from claimback.model import Finding

NEAR = 14
"""Days that mailing and proof of it may take."""
_THEIRS = ("sent",)
"""Counted from the day the appeal is sent: the insurer's clock."""


def check(matter: Matter) -> Iterator[Finding]:
    """Each deadline of the person's own."""
    for deadline in matter.analysis.rights.deadlines:
        if deadline.source == "practice" or deadline.counted_from in _THEIRS:
            continue
        left = (deadline.due - matter.today).days
        day = f"{deadline.due:%B} {deadline.due.day}, {deadline.due.year}"
        if left < 0:
            yield about(
                "deadline_passed", "error", f"This day has passed: {deadline.what}, {day}.", "deadlines",
                "Send the appeal at once and say why it is late; some plans accept good cause.",
            )  # fmt: skip
        elif left <= NEAR:
            yield about(
                "deadline_near", "warning", f"Only {left} days are left: {deadline.what}, {day}.", "deadlines",
                "Send it by fax or overnight mail and keep the proof.",
            )  # fmt: skip
