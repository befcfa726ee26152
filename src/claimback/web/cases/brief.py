"""What a list of cases shows of a letter: kept when the letter is read, so that a list computes nothing."""

from datetime import date, timedelta

from claimback.model import Analysis, Frozen

APPEALABLE = ("denied", "partially_approved", "upheld", "unknown", "pended")
"""Decisions that there is something to say against."""


class Due(Frozen):
    """One date."""

    what: str
    due: date
    days: int
    counted_from: str


class Brief(Frozen):
    """A letter in a line."""

    appealable: bool
    dates: tuple[Due, ...] = ()

    def following(self, today: date, sent: date | None) -> Due | None:
        """The next date that binds, or the last that has passed; once the appeal is sent, the day to ask after it."""
        if sent:
            waits = (one for one in self.dates if one.counted_from == "sent")
            return next((one.model_copy(update={"due": sent + timedelta(days=one.days)}) for one in waits), None)
        binding = sorted((one for one in self.dates if one.counted_from not in ("sent", "today")), key=_due)
        return next((one for one in binding if one.due >= today), binding[-1] if binding else None)


def brief_of(analysis: Analysis) -> Brief:
    """The line of an analysis."""
    dates = (
        Due(what=one.what, due=one.due, days=one.days, counted_from=one.counted_from)
        for one in analysis.rights.deadlines
    )
    return Brief(appealable=analysis.denial.decision in APPEALABLE, dates=tuple(dates))


def _due(one: Due) -> date:
    return one.due
