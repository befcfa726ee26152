"""That an appeal was sent: on which day, how, and what proves it."""

from datetime import date

from django.utils.translation import gettext as _

from claimback.web.cases.state import Sent
from claimback.web.cases.store import Opened


def mark(case: Opened, on: str, how: str, proof: str, *, today: date, version: int | None) -> str:
    """Keep it. Returns what is wrong with it, or nothing. Raises `Stale`."""
    try:
        day = date.fromisoformat(on)
    except ValueError:
        return _("Give the day on which you sent it.")
    if day > today:
        return _("This day has not come yet. Give the day on which you sent it.")
    if not how.strip():
        return _("Choose how you sent it.")
    sent = Sent(on=day, how=how[:40], proof=proof.strip()[:300])
    case.keep(case.state.model_copy(update={"sent": sent}), version)
    return ""
