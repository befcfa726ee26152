"""Ways that are quicker than an appeal, where what is known makes one of them fit: they come before the appeal."""

from collections.abc import Collection, Iterator

from claimback.knowledge import holds
from claimback.knowledge.objections import ObjectionRecord
from claimback.knowledge.sentences import say
from claimback.model import Known, Step
from claimback.rights.situation import Situation

_LEVELS = ("initial", "internal_appeal", "unknown")
_DECISIONS = ("denied", "partially_approved", "upheld", "unknown")


def cheaper(case: Situation, known: Known, shown: Collection[str]) -> tuple[Step, ...]:
    """One step for each way that fits. `shown` are the ids of steps that are told anyway."""
    if case.denial.decision not in _DECISIONS:
        return ()
    return tuple(_steps(case, known, shown))


def _steps(case: Situation, known: Known, shown: Collection[str]) -> Iterator[Step]:
    records = case.book.records(ObjectionRecord)
    clock = say(case.book, "rights.clock_runs")
    told: set[str] = set()
    for kind in dict.fromkeys(one.kind for one in case.denial.objections):
        for number, path in enumerate(records[kind].cheaper_path if kind in records else (), 1):
            fits = (path.any_level or case.denial.level in _LEVELS) and holds(path.when, known) is not None
            if fits and path.told_by not in shown and path.do not in told:
                told.add(path.do)
                yield Step(id=f"cheaper_{kind}_{number}", what=path.do, why=f"{path.why} {clock}")
