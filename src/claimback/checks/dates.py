"""Every date in a letter is one that its sentence rests on."""

from collections.abc import Iterator
from datetime import date

from claimback.checks.days import days_in, impossible, yearless
from claimback.checks.ground import case_ground, derived, sentence_ground, squeeze, wording
from claimback.checks.matter import Matter, about, excerpt, spoken, written
from claimback.model import AnswerRef, AuthorityRef, Blank, Block, ExhibitRef, FactRef, Finding, Form, Sentence


def check(matter: Matter) -> Iterator[Finding]:
    """A date from nowhere is an error; one that is known, but not from what the sentence rests on, a warning."""
    case, always = case_ground(matter), derived(matter).days | wording(matter.book).days
    enclosed = {one.label: {day for _, day in days_in(matter.book, one.title)} for one in matter.evidence.exhibits}
    for draft, block, sentence in spoken(matter):
        own = sentence_ground(matter, sentence).days | always
        own -= {matter.today} if _told(block, sentence) and not _last_day(matter) else set()
        own |= _titles(sentence, enclosed)
        for words, day in days_in(matter.book, written(sentence)):
            known = day in case.days
            if day in own or (known and _fixed(sentence)):
                continue
            yield about(
                "date_unsupported", "warning" if known else "error",
                f"The date {words} is not in what this sentence rests on: “{excerpt(sentence.text)}”",
                draft.id, "Compare it with the papers and correct it.",
            )  # fmt: skip
        for words in impossible(matter.book, written(sentence)):
            if squeeze(words) not in sentence_ground(matter, sentence).signs:
                yield about(
                    "date_unsupported", "error",
                    f"“{words}” is no day of the calendar: “{excerpt(sentence.text)}”",
                    draft.id, "Compare it with the papers and correct it.",
                )  # fmt: skip
        calendar = {(day.month, day.day) for day in own | case.days}
        for words, day in yearless(matter.book, written(sentence)):
            if (day.month, day.day) not in calendar:
                yield about(
                    "date_unsupported", "error",
                    f"The date {words} is in no paper and no answer of this case: “{excerpt(sentence.text)}”",
                    draft.id, "Compare it with the papers and correct it.",
                )  # fmt: skip


def _last_day(matter: Matter) -> bool:
    """Whether a day to act by is today, so that today may well be named."""
    return any(one.due == matter.today for one in matter.analysis.rights.deadlines)


def _told(block: Block, sentence: Sentence) -> bool:
    """Whether the sentence tells something that happened: the day of writing is no part of that."""
    own = {str(one.value) for one in sentence.support if isinstance(one, FactRef | AnswerRef)}
    return block.kind in ("paragraph", "bullets", "table") and bool(own)


def _titles(sentence: Sentence, enclosed: dict[str, set[date]]) -> set[date]:
    """The dates in the titles of the enclosures that the sentence points to."""
    labels = [support.label for support in sentence.support if isinstance(support, ExhibitRef)]
    return {day for label in labels for day in enclosed.get(label, ())}


def _fixed(sentence: Sentence) -> bool:
    """Whether the sentence rests on no fact of its own, so that any known date may stand in it."""
    return all(isinstance(support, Form | Blank | AuthorityRef) for support in sentence.support)
