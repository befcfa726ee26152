"""What is named is enclosed, and what is enclosed is named."""

from collections.abc import Iterator

from claimback.checks.ground import sentence_ground, squeeze, wording
from claimback.checks.matter import MAIN, Matter, about, excerpt, sent, spoken, written
from claimback.knowledge import Book
from claimback.knowledge.checks import every, watches
from claimback.model import Block, Draft, ExhibitRef, Finding, Sentence

_AROUND = 12
"""Signs beside the words, which tell fixed wording from a claim."""


def check(matter: Matter) -> Iterator[Finding]:
    """Labels and pages named in a letter against the enclosures, and the enclosures against the letter's list."""
    for draft, block, sentence in spoken(matter):
        yield from _named(matter, draft, block, sentence)
        yield from _unlabeled(matter, draft, sentence)
    letter = matter.draft()
    if letter is not None:
        yield from _unnamed(matter, letter)


def mentions(book: Book, text: str) -> Iterator[tuple[str, int | None]]:
    """Labels that a text names, each with its page where it names one."""
    patterns = tuple(pattern for watch in watches(book, "exhibit") for pattern in watch.patterns)
    for hit in every(book, patterns, text):
        labels = [part for part in hit.group(1).replace(",", " ").split() if part != "and"]
        yield from ((label, int(hit.group(2)) if hit.group(2) else None) for label in labels)


def _named(matter: Matter, draft: Draft, block: Block, sentence: Sentence) -> Iterator[Finding]:
    exhibits = {exhibit.label: exhibit for exhibit in matter.evidence.exhibits}
    refs = [support for support in sentence.support if isinstance(support, ExhibitRef)]
    for label, page in mentions(matter.book, written(sentence)):
        exhibit = exhibits.get(label)
        shown = f"Exhibit {label}" + (f", page {page}" if page else "")
        if exhibit is None:
            yield _finding("enclosure_missing", draft, f"{shown} is named but not enclosed", sentence)
        elif page is not None and page not in exhibit.pages:
            yield _finding("enclosure_page", draft, f"{shown} is named, but that page is not enclosed", sentence)
        elif refs and label not in {ref.label for ref in refs}:
            yield _finding("enclosure_differs", draft, f"{shown} is not the enclosure that shows this", sentence)
        elif page is not None and refs and page not in {ref.page for ref in refs if ref.label == label}:
            yield _finding("enclosure_page", draft, f"{shown} is not the page that shows this", sentence)
        elif block.kind == "enclosures" and exhibit.title not in sentence.text:
            yield _finding("enclosure_differs", draft, f"{shown} is “{exhibit.title}”", sentence)


def _unlabeled(matter: Matter, draft: Draft, sentence: Sentence) -> Iterator[Finding]:
    """Something said to be enclosed, with no exhibit named; the letters' own wording of it is known."""
    text = written(sentence)
    if any(isinstance(one, ExhibitRef) for one in sentence.support) or next(mentions(matter.book, text), None):
        return
    for watch in watches(matter.book, "enclosed"):
        for hit in every(matter.book, watch.patterns, text):
            near = squeeze(text[max(0, hit.start() - _AROUND) : hit.end() + _AROUND])
            if near not in wording(matter.book).signs and near not in sentence_ground(matter, sentence).signs:
                message = f"{watch.message.format(words=hit.group())} In: “{excerpt(text)}”"
                yield about("enclosure_unlabeled", watch.level, message, draft.id, watch.fix)


def _unnamed(matter: Matter, letter: Draft) -> Iterator[Finding]:
    listed = [sentence for block, sentence in sent(letter) if block.kind == "enclosures"]
    labels = {label for sentence in listed for label, _ in mentions(matter.book, sentence.text)}
    for exhibit in matter.evidence.exhibits:
        if exhibit.label not in labels:
            yield about(
                "enclosure_unnamed", "warning",
                f"Exhibit {exhibit.label} ({exhibit.title}) is not in the list of enclosures.", MAIN,
                "Add it to the list, or leave it out of the packet.",
            )  # fmt: skip


def _finding(id_: str, draft: Draft, what: str, sentence: Sentence) -> Finding:
    return about(
        id_, "error", f"{what}: “{excerpt(sentence.text)}”", draft.id, "Correct the label, or enclose the paper."
    )
