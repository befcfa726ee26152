"""What is wrong with the letters as they are now, and with one as it is being typed."""

from datetime import date

from django.utils.translation import gettext as _
from pydantic import TypeAdapter

from claimback.checks import check
from claimback.knowledge import book
from claimback.model import Appeal, Draft, Finding, Known
from claimback.web.cases import inputs
from claimback.web.cases.letter_edits import drafts_of, homeless
from claimback.web.cases.store import Opened

_FINDINGS = TypeAdapter(tuple[Finding, ...])


def findings_of(case: Opened, made: Appeal, today: date) -> tuple[Finding, ...]:
    """Of all letters with the person's last words."""
    lost = [_lost(drafted.id) for drafted in made.drafts if homeless(drafted, case.state)]
    return (*_found(case, made, today), *lost)


def _lost(letter: str) -> Finding:
    message = _("This letter was drafted anew, and words of yours have no place in it any more. Open it to see them.")
    return Finding(id="words_without_place", level="warning", message=message, where=letter)


def _found(case: Opened, made: Appeal, today: date) -> tuple[Finding, ...]:
    """What the checks say: kept until something changes, since this takes half a second."""
    drafts = drafts_of(made, case.state)
    if all(drafts[drafted.id] is drafted for drafted in made.drafts):
        return made.findings  # nothing was edited, so nothing else can be wrong
    wanted = inputs.of_folder(case, today)
    kept = case.result("checks", wanted)
    if kept is not None:
        return _FINDINGS.validate_json(kept)
    found = (*made.noted, *_checked(made, tuple(drafts.values()), today))
    case.keep_result("checks", wanted, _FINDINGS.dump_json(found))
    return found


def findings_for(made: Appeal, draft: Draft, today: date) -> tuple[Finding, ...]:
    """Of one letter, whether it is kept or only typed."""
    return tuple(one for one in _checked(made, (draft,), today) if one.where == draft.id)


def _checked(made: Appeal, drafts: tuple[Draft, ...], today: date) -> tuple[Finding, ...]:
    return check(drafts, made.analysis, Known(made.known), made.evidence, today, book())
