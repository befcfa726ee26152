"""From a case to its questions, evidence, arguments, letters and findings."""

from collections.abc import Callable
from datetime import date

from claimback.argue import argue
from claimback.checks import check
from claimback.draft import draft
from claimback.evidence import evidence, shown
from claimback.interview import facts, questions
from claimback.knowledge import Book, book
from claimback.model import Analysis, Appeal, Case, ClaimbackError, Draft, Evidence, Known
from claimback.rights import rights
from claimback.workflow.accepted import reworded, taken_up
from claimback.workflow.analysis import Progress, analyze
from claimback.workflow.choosing import notes
from claimback.workflow.corrections import corrected
from claimback.workflow.earlier import standing
from claimback.workflow.known import from_letter, objections, settled

Edit = Callable[[Draft], Draft]
"""A letter as the person wrote it over; the same letter where they did not."""
NOTHING_TO_APPEAL = {
    "not_a_decision": "This does not look like a decision about coverage. Give the letter that says the service was "
    "denied; if you have only a bill, ask the health plan for the denial letter.",
    "approved": "This letter says that the service is approved, so there is nothing to appeal in it.",
    "overturned": "This letter says that the denial was reversed, so there is nothing to appeal in it.",
}

MARKS_OF_A_LETTER = (
    "insurer", "member_id", "claim_number", "reference_number", "service", "notice_date", "appeal_window_days",
    "appeal_address", "provider",
)  # fmt: skip
FEWEST_MARKS = 3
"""With fewer marks than this, a paper that states no decision is no letter of a health plan; with none it never is."""


def build(
    case: Case,
    *,
    as_of: date | None = None,
    progress: Progress | None = None,
    knowledge: Book | None = None,
    edited: Edit | None = None,
) -> Appeal:
    """Everything that an appeal of this case needs, computed afresh from what the person gave.

    `edited` gives each letter as the person wrote it over; all that is made and checked is of the letters as edited.
    """
    today, known_by = as_of or date.today(), knowledge or book()
    say = progress or _silent
    read = taken_up(analyze(case.letter, as_of=today, knowledge=known_by), case.accepted, today, known_by)
    analysis = corrected(read, case.corrections, today, known_by)
    _appealable(analysis)
    say("Looking for what your records show")
    papers = shown(case, known_by)
    analysis, known = settle(case, analysis, papers, today, known_by)
    analysis = standing(case, analysis, papers, today, known_by)
    known = known.plus(one for one in objections(analysis.denial) if one not in known.all("objection"))
    found = evidence(case, analysis, known, known_by, papers.records)
    say("Writing the letters")
    arguments = argue(analysis.denial, known, found, today, known_by)
    plain = draft(analysis, known, found, arguments, today, known_by)
    drafted = reworded(plain, case.accepted.rewordings, known_by)
    drafts = tuple(map(edited, drafted)) if edited else drafted
    noted = (*case.unread, *case.accepted.findings, *notes(case, found))
    say("Checking every sentence")
    return Appeal(
        analysis=analysis,
        questions=questions(analysis.denial, known, found, known_by),
        evidence=found,
        arguments=arguments,
        drafts=drafts,
        edited=tuple(draft.id for draft, before in zip(drafts, drafted, strict=True) if draft != before),
        noted=noted,
        findings=(*noted, *check(drafts, analysis, known, found, today, known_by)),
        known=tuple(known),
    )


def _appealable(analysis: Analysis) -> None:
    """Raises `ClaimbackError` where there is nothing to appeal, with what to do instead."""
    decision = analysis.denial.decision
    marks = sum(fact.name in MARKS_OF_A_LETTER for fact in analysis.facts)
    if marks == 0 or (decision == "unknown" and marks < FEWEST_MARKS):
        decision = "not_a_decision"
    if decision in NOTHING_TO_APPEAL:
        raise ClaimbackError(decision, NOTHING_TO_APPEAL[decision])


def settle(case: Case, analysis: Analysis, papers: Evidence, today: date, known_by: Book) -> tuple[Analysis, Known]:
    """The analysis and the facts once the person's answers are taken in.

    Answers may settle the plan type, and with it every right; so rights are computed again.
    """
    letter = from_letter(analysis.reading, analysis.denial)
    answers = facts(case.answers, known_by, today, papers)
    denial = settled(analysis.denial, letter.plus(answers), known_by)
    known = from_letter(analysis.reading, denial).plus(answers)
    found = rights(analysis.document, analysis.reading, denial, today, known_by, known)
    return analysis.model_copy(update={"denial": denial, "rights": found}), known


def _silent(_message: str) -> None:
    pass
