"""The whole explanation of a case as text."""

from collections.abc import Iterator
from datetime import date

from claimback.knowledge import Book, book
from claimback.knowledge.words import word
from claimback.model import Case
from claimback.workflow.analysis import Progress, analyze
from claimback.workflow.appeal import NOTHING_TO_APPEAL, build
from claimback.workflow.explain import law, reasons
from claimback.workflow.explain.criteria import criteria
from claimback.workflow.explain.lines import Told, because, heading, item, words


def explain(
    case: Case, *, as_of: date | None = None, progress: Progress | None = None, knowledge: Book | None = None
) -> str:
    """Why each date, right, reason, defect, argument and step of the case is there. Raises `ClaimbackError`."""
    known_by = knowledge or book()
    analysis = analyze(case.letter, as_of=as_of, knowledge=known_by)
    if analysis.denial.decision in NOTHING_TO_APPEAL:
        return _text(_kind(Told(analysis, None, known_by)))
    made = build(case, as_of=as_of, progress=progress, knowledge=known_by)
    return _text(_all(Told(made.analysis, made, known_by)))


def _all(told: Told) -> Iterator[str]:
    yield from _kind(told)
    yield from law.deadlines(told)
    yield from law.rights(told)
    yield from reasons.objections(told)
    yield from reasons.defects(told)
    yield from criteria(told)
    yield from reasons.arguments(told)
    yield from reasons.steps(told)


def _kind(told: Told) -> Iterator[str]:
    yield heading("What kind of case this is")
    for group in ("decision", "stage", "level", "plan"):
        value = getattr(told.denial, group)
        yield item(f"{group.capitalize()}: {word(told.book, group, value)}")
        shown = told.denial.evidence.get(group)
        yield from words(told, shown)
        if shown is None:
            yield because("Words", "none decide it alone; it follows from your answers or from the letter as a whole")
    if told.denial.decision in NOTHING_TO_APPEAL:
        yield item(NOTHING_TO_APPEAL[told.denial.decision])


def _text(lines: Iterator[str]) -> str:
    return "\n".join(lines).strip("\n") + "\n"
