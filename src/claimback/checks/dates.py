"""Every date in a letter is one that its sentence rests on."""

from collections.abc import Iterator

from claimback.checks.ground import case_ground, days_in, derived, sentence_ground, wording
from claimback.checks.matter import Matter, about, excerpt, spoken, written
from claimback.model import AuthorityRef, Blank, ExhibitRef, Finding, Form, Sentence


def check(matter: Matter) -> Iterator[Finding]:
    """A date from nowhere is an error; one that is known, but not from what the sentence rests on, a warning."""
    case, always = case_ground(matter), derived(matter).days | wording(matter.book).days
    titles = "\n".join(exhibit.title for exhibit in matter.evidence.exhibits)
    enclosed = {day for _, day in days_in(matter.book, titles)}
    for draft, _, sentence in spoken(matter):
        own = sentence_ground(matter, sentence).days | always
        own |= enclosed if any(isinstance(support, ExhibitRef) for support in sentence.support) else set()
        for words, day in days_in(matter.book, written(sentence)):
            known = day in case.days or day in enclosed
            if day in own or (known and _fixed(sentence)):
                continue
            yield about(
                "date_unsupported", "warning" if known else "error",
                f"The date {words} is not in what this sentence rests on: “{excerpt(sentence.text)}”",
                draft.id, "Compare it with the papers and correct it.",
            )  # fmt: skip


def _fixed(sentence: Sentence) -> bool:
    """Whether the sentence rests on no fact of its own, so that any known date may stand in it."""
    return all(isinstance(support, Form | Blank | AuthorityRef) for support in sentence.support)
