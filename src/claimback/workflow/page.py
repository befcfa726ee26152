"""The person's page in plain text: what was decided and why, numbers, dates, what the notice lacks, what to do."""

import textwrap
from collections.abc import Iterable, Iterator
from datetime import date

from claimback.knowledge import Book
from claimback.knowledge.objections import ObjectionRecord
from claimback.knowledge.words import word
from claimback.model import Analysis, Appeal, Fact, Finding, Known, Objection, Rights
from claimback.workflow.plan_tree import TITLE, which_plan
from claimback.workflow.standing import standing

WIDTH = 78
NUMBERS = (
    "insurer", "reviewer", "member_name", "member_id", "group_number", "claim_number", "reference_number",
    "notice_date", "service_date", "service", "procedure_code", "diagnosis_code", "carc", "rarc", "provider",
    "criteria", "amount",
)  # fmt: skip
PLACES = ("appeal_address", "appeal_fax", "appeal_phone", "peer_to_peer_phone")
CARE = "seek_care_now"
"""The step that comes before all others, and before the page itself."""
SURE = 0.75
"""A value below this confidence is shown with a request to check it against the letter."""

DISCLAIMER = "This is information, not legal or medical advice. Check every value against your letter."


def page(analysis: Analysis, knowledge: Book) -> str:
    """The page for one analysed letter."""
    return _join([*_first(analysis.rights), *_page(analysis, knowledge)])


def start_here(made: Appeal, knowledge: Book, packets: Iterable[str] = ()) -> str:
    """The first file to open in an appeal's folder: what is in it, what is still open, and the page.

    `packets` are lines about other forms of the packet.
    """
    parts = (_folder(packets), _open_points(made.findings), _standing(made, knowledge), _page(made.analysis, knowledge))
    return _join([*_first(made.analysis.rights), *(line for part in parts for line in part)])


def _first(rights: Rights) -> Iterator[str]:
    """Care comes before any paper, also on the page."""
    for step in rights.steps:
        if step.id == CARE:
            yield _heading("Before anything else")
            yield _wrap(step.what, "")
            yield _wrap(step.why, "")


def _standing(made: Appeal, knowledge: Book) -> Iterator[str]:
    told = list(standing(made.evidence.matrix, knowledge))
    if told:
        yield _heading("How your case stands against published criteria")
    yield from (_wrap(line, "- ") for line in told)


def _page(analysis: Analysis, knowledge: Book) -> Iterator[str]:
    yield from _decision(analysis, knowledge)
    if not _appealable(analysis):
        yield from _numbers(analysis.facts, knowledge)
        yield from _findings("Good to know", analysis.findings)
        yield DISCLAIMER
        return
    yield from _why(analysis, knowledge)
    yield from _dates(analysis.rights)
    yield from _plan(analysis, knowledge)
    yield from _numbers(analysis.facts, knowledge)
    yield from _findings("What this notice lacks or gets wrong", analysis.rights.defects)
    yield from _findings("Good to know", _other(analysis))
    yield from _steps(analysis.rights)
    yield DISCLAIMER


def _appealable(analysis: Analysis) -> bool:
    return analysis.denial.decision in ("denied", "partially_approved", "upheld", "unknown", "pended")


def _decision(analysis: Analysis, knowledge: Book) -> Iterator[str]:
    denial = analysis.denial
    yield _heading("What the letter says")
    yield _wrap(word(knowledge, "decision", denial.decision), "")
    if denial.decision == "not_a_decision":
        return
    for group in ("stage", "level"):
        yield _wrap(word(knowledge, group, getattr(denial, group)), "")
    yield _wrap(f"Kind of plan: {word(knowledge, 'plan', denial.plan)}.", "")


def _plan(analysis: Analysis, knowledge: Book) -> Iterator[str]:
    """The way to the kind of plan, where the letter does not show it."""
    told = list(which_plan(analysis.denial, knowledge))
    if told:
        yield _heading(TITLE)
    yield from (_wrap(line, "", "   " if line[0].isdigit() else "") for line in told)


def _why(analysis: Analysis, knowledge: Book) -> Iterator[str]:
    yield _heading("Why, in their words")
    found, records = analysis.denial.objections, knowledge.records(ObjectionRecord)
    if not found:
        yield _wrap("The letter gives no reason that this program can recognize. Ask the plan for the reason.", "- ")
    for objection in found:
        yield _wrap(records[objection.kind].plain, "- ")
        yield _wrap(f"“{' '.join(objection.stated.quote.split())}” {_where(objection, analysis)}", "  ")


def _where(objection: Objection, analysis: Analysis) -> str:
    if analysis.states(objection):
        return f"(page {objection.stated.page})"
    return "(the letter before; this one upholds it and gives no reason of its own)"


def _dates(rights: Rights) -> Iterator[str]:
    yield _heading("By when")
    for deadline in sorted(rights.deadlines, key=lambda deadline: deadline.due):
        yield _wrap(f"{_day(deadline.due)}: {deadline.what}", "- ")
        yield _wrap(f"{deadline.how}", "  ")
    forwarded = [one.message for one in rights.findings if one.id == "forwarded"]
    yield from (_wrap(message, "- ") for message in forwarded)
    if not rights.deadlines and not forwarded:
        yield _wrap("No date could be counted from this letter. Call the plan today and ask for the last day.", "- ")


def _numbers(facts: Iterable[Fact], knowledge: Book) -> Iterator[str]:
    known = Known(facts)
    yield _heading("Numbers to have at hand")
    yield from _rows(known, NUMBERS, knowledge)
    if any(name in known for name in PLACES):
        yield _heading("Where to appeal")
        yield from _rows(known, PLACES, knowledge)


def _rows(known: Known, names: Iterable[str], knowledge: Book) -> Iterator[str]:
    for name in names:
        for fact in known.all(name):
            unsure = "  (please check this against your letter)" if fact.confidence < SURE else ""
            label = f"{word(knowledge, 'fact', name)}:"
            yield _wrap(f"{_value(fact)}{unsure}", f"  {label:24} ", " " * 27)


def _value(fact: Fact) -> str:
    if fact.name in ("notice_date", "service_date"):
        return _day(date.fromisoformat(str(fact.value)))
    return " ".join(str(fact.value).split())


def _other(analysis: Analysis) -> list[Finding]:
    found = [*analysis.reading.findings, *analysis.denial.findings, *analysis.rights.findings]
    return [one for one in found if one.id != "forwarded"]  # it stands among the dates


def _findings(title: str, findings: Iterable[Finding]) -> Iterator[str]:
    found = list(findings)
    if found:
        yield _heading(title)
    for finding in found:
        yield _wrap(" ".join(part for part in (finding.message, finding.fix) if part), "- ")


def _steps(rights: Rights) -> Iterator[str]:
    if rights.steps:
        yield _heading("What to do next")
    for number, step in enumerate(rights.steps, start=1):
        when = f" (by {_day(step.when)})" if step.when else ""
        yield _wrap(f"{step.what}{when}", f"{number}. ")
        yield _wrap(step.why, "   ")


FOLDER = (
    "questions.yaml: what is still needed. Fill in what you know, save it, and run the same command again with it "
    "(ANSWERS=... for make, --answers for claimback); the letters fill themselves.",
    "doctor-request.docx and doctor-letter.docx: send both to your doctor. The letter is a draft for the doctor to "
    "correct and sign. Put the signed letter with your records and run the command again.",
    "evidence.txt: what your papers prove, what is still missing and why, and a note to copy to each who has it.",
    "criteria-request.docx: ask the plan for the rule it used and for your file. Sign it and send it today.",
    "appeal-letter.docx (to edit) and appeal-letter.pdf (to print): your appeal. Read it, correct it, sign it.",
    "letters/: every letter of the case as Word, PDF and plain text. Beside those above: a page for the doctor's call, "
    "requests for records and for a second opinion, where and how to send it, a reminder and a complaint for later.",
    "packet.pdf: cover, appeal and enclosures in one file, to mail or fax. It is made from your answers; what you "
    "change in the DOCX is not in it, so then print the DOCX and put it in place of the letter.",
    "deadlines.ics: open it to put the dates into your calendar.",
    "ledger.json and analysis.json: where every sentence and every value came from.",
)
_PACKET = 7
"""Lines of it up to the one of the packet, after which its other forms are told."""


def _folder(packets: Iterable[str]) -> Iterator[str]:
    yield _heading("What is in this folder")
    for number, line in enumerate((*FOLDER[:_PACKET], *packets, *FOLDER[_PACKET:]), start=1):
        yield _wrap(line, f"{number}. ")


def _open_points(findings: Iterable[Finding]) -> Iterator[str]:
    order = {"error": 0, "warning": 1, "info": 2}
    ranked = sorted(findings, key=lambda finding: order[finding.level])
    yield from _findings("Before you send", ranked)


def _day(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"


def _heading(title: str) -> str:
    return f"\n{title.upper()}"


def _wrap(text: str, first: str, rest: str | None = None) -> str:
    indent = " " * len(first) if rest is None else rest
    return textwrap.fill(" ".join(text.split()), WIDTH, initial_indent=first, subsequent_indent=indent)


def _join(lines: Iterable[str]) -> str:
    return "\n".join(lines).strip("\n") + "\n"
