"""What a person puts right in the reading of the letter: what is a value, and how it is kept."""

from datetime import date

from django.utils.translation import gettext as _

from claimback.knowledge.words import Words
from claimback.model import Value
from claimback.web.cases.shown import DATES, DAYS
from claimback.web.cases.store import Opened
from claimback.web.cases.tongue import spoken_book
from claimback.workflow.corrections import CLASSES, NOT_A_REASON

MOST_KINDS = 24
_LONGEST = 400
_MOST_DAYS = 1_000


def correct(case: Opened, name: str, value: Value, version: int | None) -> None:
    """Keep a value in place of what was read. Raises `Stale`."""
    corrections = {**case.state.corrections, name: value}
    case.keep(case.state.model_copy(update={"corrections": corrections}), version)


def take_back(case: Opened, name: str, version: int | None) -> None:
    """What was read stands again. Raises `Stale`."""
    corrections = {kept: value for kept, value in case.state.corrections.items() if kept != name}
    case.keep(case.state.model_copy(update={"corrections": corrections}), version)


def not_reasons(case: Opened) -> list[str]:
    """Kinds of reasons that the person says the letter does not give."""
    told = case.state.corrections.get(NOT_A_REASON, [])
    return [str(one) for one in told] if isinstance(told, list) else []


def read(name: str, typed: str) -> tuple[Value, str]:
    """A value as typed, or what is wrong with it."""
    text = " ".join(typed.split())
    if name in CLASSES:
        return text, "" if text in dict(choices(name)) else _("Choose one of the answers.")
    if not text:
        return "", ""
    if name in DATES:
        try:
            return date.fromisoformat(text).isoformat(), ""
        except ValueError:
            return "", _("Give the date as year, month and day.")
    if name in DAYS:
        whole = text.isdecimal() and 0 < int(text) <= _MOST_DAYS
        return (int(text), "") if whole else ("", _("Give a number of days, such as 180."))
    return (text, "") if len(text) <= _LONGEST else ("", _("This is too long. Give the value alone."))


def choices(name: str) -> list[tuple[str, str]]:
    """The values of a class of case and their words; none for a fact."""
    record = spoken_book().records(Words).get(name) if name in CLASSES else None
    return list(record.words.items()) if record else []
