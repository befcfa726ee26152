"""Whether the fast (expedited) way is the one to take, and by which number the letter takes such requests."""

from claimback.knowledge import holds
from claimback.knowledge.defects import StepRecord
from claimback.knowledge.phrases import compiled
from claimback.knowledge.rules import Signs
from claimback.model import Derived, Fact
from claimback.rights.situation import Situation

_ASKS = ("ask_expedited", "ask_expedited_other", "expedited_external")
"""The steps that ask for a fast decision: where one of them fits, the case is urgent."""
_CHANNELS = ("phone", "fax")


def fits(case: Situation, record: StepRecord) -> bool:
    """Whether a step is about this plan, stage, level and decision, and its condition on the facts holds."""
    denial = case.denial
    return (
        (not record.plans or denial.plan in record.plans)
        and (not record.stages or denial.stage in record.stages)
        and (not record.levels or denial.level in record.levels)
        and denial.decision in record.decisions
        and (record.when is None or holds(record.when, case.told) is not None)
    )


def urgent(case: Situation) -> bool:
    """Whether what the person told asks for the fast way, as the steps' own conditions say.

    Who says that it is not urgent is believed, except beside a sign that is an emergency.
    """
    records = case.book.records(StepRecord)
    return any(name in records and fits(case, records[name]) for name in _ASKS)


def channels(case: Situation) -> list[Fact]:
    """`speed` (`fast` or `standard`), and the letter's numbers for a fast request.

    `fast_phone` and `fast_fax` are numbers that the letter keeps for fast requests; `only_phone` and `only_fax` are
    its numbers for any appeal, where it has none for fast ones.
    """
    found = [_fact("speed", "fast" if urgent(case) else "standard")]
    for kind in _CHANNELS:
        own, usual = _number(case, f"fast_{kind}"), case.told.text(f"appeal_{kind}")
        if own:
            found.append(_fact(f"fast_{kind}", own))
        elif usual:
            found.append(_fact(f"only_{kind}", usual))
    return found


def _number(case: Situation, sign: str) -> str | None:
    """The number that the letter gives by one of the patterns of `rules/signs`, which name it `number`."""
    record = case.book.records(Signs).get(sign)
    for flat in case.flat:
        for pattern in record.any if record else ():
            if hit := compiled(case.book, pattern.match).search(flat.text):
                return hit["number"]
    return None


def _fact(name: str, value: str) -> Fact:
    return Fact(name=name, value=value, source=Derived(rule="urgency"), found_by="urgency", confidence=1.0)
