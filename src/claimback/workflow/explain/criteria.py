"""Every criterion that was compared: met or not, by which fact, and from which guideline; and what nothing meets."""

from collections.abc import Iterator
from itertools import groupby

from claimback.model import CriterionRow, Derived, Fact, Span
from claimback.workflow.explain.lines import Told, because, heading, item

_STATE = {"met": "met", "unmet": "not met", "undocumented": "nobody wrote it down yet"}


def criteria(told: Told) -> Iterator[str]:
    """Each route of each guideline that fits the study, with the state of every criterion."""
    rows = told.made.evidence.matrix if told.made else ()
    open_ = [row for row in rows if row.state != "not_applicable"]
    if not open_:
        return
    yield heading("Why each criterion")
    whole = False
    for (source, route), found in groupby(open_, key=lambda row: (row.source, row.route)):
        part = list(found)
        whole = whole or (_is_guideline(part) and all(row.state == "met" for row in part))
        yield item(f"{source or 'Treatment before the scan'}: {route}")
        yield from (because(_STATE[row.state].capitalize(), _row(told, row)) for row in part)
        yield because(
            "In a letter", "may be named" if part[0].in_letter else "never named: for you and your doctor only"
        )
    if not whole:
        yield item(
            "No route is met in full so far. What nobody wrote down may be true all the same: a note that says it, "
            "sent to the plan, is quicker than an appeal. What is not met is not argued."
        )


def _is_guideline(rows: list[CriterionRow]) -> bool:
    """The treatment clock stands beside the guidelines and is no route of its own."""
    return not rows[0].id.startswith("clock.")


def _row(told: Told, row: CriterionRow) -> str:
    shown = "; ".join(dict.fromkeys(_shown(told, fact) for fact in row.facts))
    return f"{row.criterion} ({shown})" if shown else row.criterion


def _shown(told: Told, fact: Fact) -> str:
    if isinstance(fact.source, Span):
        return f"“{' '.join(fact.source.quote.split())}”, {told.name_of(fact.source.document)}, page {fact.source.page}"
    if isinstance(fact.source, Derived):
        return f"{fact.name}, worked out from {', '.join(fact.source.using) or 'the dates'}"
    return f"{fact.name}, your answer"
