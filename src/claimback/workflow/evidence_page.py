"""What the records prove and what is still missing, on a page: exhibits, the clock, the criteria, needs and notes."""

import textwrap
from collections.abc import Iterator
from datetime import date

from claimback.knowledge import Book
from claimback.knowledge.requests import RequestNote
from claimback.knowledge.sentences import spoken
from claimback.model import Appeal, CriterionRow, Known, Need, Rights

WIDTH = 96
STATES = {"met": "[x]", "unmet": "[no]", "undocumented": "[ ]", "not_applicable": "[-]"}
_HOLDERS = ("you", "doctor", "therapist", "imaging_center", "insurer", "employer")
UNKNOWN = "__________"


def evidence_page(made: Appeal, knowledge: Book) -> str:
    """The page as plain text."""
    return "\n".join([*_papers(made), *_clock(made), *_criteria(made), *_needs(made), *_notes(made, knowledge)]) + "\n"


def _wrap(text: str, first: str = "", rest: str = "") -> str:
    return textwrap.fill(
        " ".join(text.split()), WIDTH, initial_indent=first, subsequent_indent=rest or " " * len(first)
    )


def _papers(made: Appeal) -> Iterator[str]:
    yield "YOUR PAPERS, AS THEY ARE ENCLOSED"
    for exhibit in made.evidence.exhibits:
        shows = ", ".join(name.replace("_", " ") for name in exhibit.proves)
        told = f": shows {shows}" if shows else ""
        yield _wrap(
            f"Exhibit {exhibit.label}, {exhibit.title} ({exhibit.filename}, {len(exhibit.pages)} page(s)){told}", "- "
        )


def _clock(made: Appeal) -> Iterator[str]:
    yield "\nTREATMENT THAT A PROVIDER DIRECTED"
    yield _wrap(made.evidence.care or "Nothing that you have confirmed can be counted yet.")
    proposed = next((fact for fact in made.evidence.derived if fact.name == "care_summary"), None)
    if proposed is not None and not made.evidence.care:
        yield _wrap(f"Your records say: {proposed.value}. It counts once you agree to it in questions.yaml.")


def _criteria(made: Appeal) -> Iterator[str]:
    rows = [row for row in made.evidence.matrix if row.state != "not_applicable"]
    if not rows:
        return
    yield "\nWHAT GUIDELINES ASK FOR, AND WHAT YOUR CASE SHOWS ([x] shown, [no] not so, [ ] not documented)"
    before = ("", "")
    for row in rows:
        if (row.source, row.route) != before:
            yield _wrap(f"{row.route} - {row.source}")
        before = (row.source, row.route)
        yield _wrap(f"{row.criterion}{_rests(row)}", f"  {STATES[row.state]:5}")


def _rests(row: CriterionRow) -> str:
    """Whether a row rests only on what nobody has confirmed yet."""
    waiting = row.state == "met" and row.facts and all(fact.status != "confirmed" for fact in row.facts)
    return " (by your records; please confirm it)" if waiting else ""


def _needs(made: Appeal) -> Iterator[str]:
    if made.evidence.needs:
        yield "\nWHAT IS STILL MISSING, AND WHY IT MATTERS"
    for need in made.evidence.needs:
        yield _wrap(f"{need.what}. {need.why}", "- ")


def request_notes(made: Appeal, knowledge: Book) -> Iterator[str]:
    """One ready note for each who has something that is missing; its first line is its heading."""
    notes = knowledge.records(RequestNote)
    for holder in _HOLDERS:
        needs = [need for need in made.evidence.needs if need.who == holder]
        if needs and holder in notes:
            yield "\n".join(_note(notes[holder], needs, made, knowledge)).lstrip("\n")


def _notes(made: Appeal, knowledge: Book) -> Iterator[str]:
    for note in request_notes(made, knowledge):
        yield f"\n{note}"


def _note(note: RequestNote, needs: list[Need], made: Appeal, knowledge: Book) -> Iterator[str]:
    values = _values(made, knowledge)
    yield f"\n{note.title.upper()}: A NOTE TO COPY" if note.id != "you" else f"\n{note.title.upper()}"
    yield _wrap(note.opening.format(**values))
    yield from (_wrap(need.what, "- ") for need in needs)
    yield _wrap(note.closing.format(**values))


def _values(made: Appeal, knowledge: Book) -> dict[str, str]:
    known = Known(made.known)
    names = {
        "patient": ("patient_name", "member_name"), "born": ("date_of_birth",), "service": ("service",),
        "insurer": ("insurer",), "notice": ("notice_date",), "reference": ("reference_number", "claim_number"),
    }  # fmt: skip
    told = {
        slot: next((text for name in wanted if (text := known.text(name))), UNKNOWN) for slot, wanted in names.items()
    }
    told |= {slot: _long(told[slot], knowledge) for slot in ("born", "notice")}
    return told | {"by": _by(made.analysis.rights, knowledge)}


def _by(rights: Rights, knowledge: Book) -> str:
    dates = [deadline.due for deadline in rights.deadlines if deadline.id.startswith("send")]
    return _long(min(dates).isoformat(), knowledge) if dates else UNKNOWN


def _long(text: str, knowledge: Book) -> str:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return text
    return spoken(knowledge, day)
