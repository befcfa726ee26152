"""The doctor-to-doctor call that a letter offers. It is no appeal, and no law asks for it."""

from datetime import timedelta

from claimback.knowledge.sentences import length, say, spoken
from claimback.model import Deadline
from claimback.rights.counting import business_days
from claimback.rights.situation import Situation
from claimback.rights.words import following, number, span_of


def peer_to_peer(case: Situation) -> Deadline | None:
    """The last day for a doctor-to-doctor call, where the letter gives one."""
    fact = case.told.first("peer_to_peer_days")
    days = number(fact) if fact else None
    if fact is None or days is None or case.notice is None:
        return None
    business = case.says("in_business_days", following(case.document, fact))
    due = business_days(case.notice, days) if business else case.notice + timedelta(days=days)
    counted = length(case.book, days, "business days" if business else "days")
    note = say(case.book, "rights.call_weekends") if business else ""
    past = say(case.book, "rights.call_passed") if due < case.today else ""
    return Deadline(
        id="peer_to_peer",
        what=f"{say(case.book, 'rights.call_what')}{past}",
        due=due,
        days=(due - case.notice).days,
        counted_from="notice_date",
        source="letter",
        how=say(case.book, "rights.call_how", time=counted, start=spoken(case.book, case.notice)) + note,
        basis=span_of(fact),
    )
