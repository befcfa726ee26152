"""The letter's times held against the law's, and against each other."""

from claimback.knowledge import Book
from claimback.knowledge.sentences import length, say, spoken
from claimback.model import Finding
from claimback.rights.floors import Floor
from claimback.rights.letter import Given

_MAIL = 5
"""A printed date this many days after the counted one leaves room for the mail and is no contradiction."""


def kept(letter: tuple[Given, ...]) -> tuple[Given, ...]:
    """A printed date stands for the counted one where both say the same, mail time apart."""
    if len(letter) == 2 and 0 <= (letter[0].deadline.due - letter[1].deadline.due).days <= _MAIL:
        return letter[:1]
    return letter


def shorter(letter: tuple[Given, ...], laws: tuple[Floor, ...], book: Book) -> tuple[Finding, ...]:
    """The letter gives less than the law. Lengths are compared with a month as 30 days, so 120 days are four months."""
    firm = [floor for floor in laws if not floor.window.caution]
    counted = [one for one in letter if one.deadline.counted_from != "stated"] or list(letter)
    if not firm or not counted:
        return ()
    floor, one = firm[0], counted[0]
    least = floor.window.nominal_days
    least += floor.window.presumed_receipt_days if one.anchor == "notice_date" else 0
    if one.nominal <= 0 or one.nominal >= least:
        return ()
    law = length(book, floor.window.amount, floor.window.unit)
    message = say(book, "rights.window_shorter", given=length(book, one.nominal, "days"), law=law)
    cited = floor.authority.id if floor.authority else None
    return (
        Finding(
            id="window_shorter_than_law", level="warning", message=message, quote=one.deadline.basis, authority=cited
        ),
    )


def counted_early(letter: tuple[Given, ...], laws: tuple[Floor, ...], book: Book) -> tuple[Finding, ...]:
    """The letter counts the law's time from its own date, where the law counts from receipt."""
    firm = [floor for floor in laws if not floor.window.caution and floor.window.counted_from == "receipt"]
    if not firm or firm[0].window.presumed_receipt_days:
        return ()
    for one in letter:
        stated = one.deadline.counted_from == "stated"
        if not stated and one.anchor == "notice_date" and one.nominal == firm[0].window.nominal_days:
            message, fix = say(book, "rights.counted_early"), say(book, "rights.counted_early_fix")
            return (
                Finding(id="window_counted_early", level="info", message=message, fix=fix, quote=one.deadline.basis),
            )
    return ()


def disagreeing(letter: tuple[Given, ...], book: Book) -> tuple[Finding, ...]:
    """The printed date and the counted one are apart."""
    if len(kept(letter)) < 2:
        return ()
    stated, counted = letter[0].deadline, letter[1].deadline
    days = {"stated": spoken(book, stated.due), "counted": spoken(book, counted.due)}
    message, fix = say(book, "rights.dates_disagree", **days), say(book, "rights.dates_disagree_fix")
    return (Finding(id="letter_dates_disagree", level="warning", message=message, fix=fix, quote=stated.basis),)
