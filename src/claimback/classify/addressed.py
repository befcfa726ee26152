"""What in a letter talks to the program that reads it. It is told, and nothing of it is read as the letter's words."""

from collections.abc import Iterator, Sequence

from claimback.classify.objections import either
from claimback.classify.sentences import Sentence, sentences
from claimback.knowledge import Book
from claimback.knowledge.cues_classify import InjectionWords
from claimback.knowledge.phrases import compiled
from claimback.model import Document, Page, flatten

_ADDRESSED = 0.5

Place = tuple[int, int, int]
"""Page, start and end."""


def instructions(document: Document, book: Book, every: Sequence[Sentence] | None = None) -> tuple[Place, ...]:
    """Every such place, in order. `every` spares reading the sentences again."""
    found = every if every is not None else sentences(document, book)
    sure = {(one.unit.page, one.unit.paragraph) for one in found if _strength(one) >= _ADDRESSED}
    told = [one.unit for one in found if _strength(one) >= _ADDRESSED]
    told += [
        one.unit for one in found if 0 < _strength(one) < _ADDRESSED and (one.unit.page, one.unit.paragraph) in sure
    ]
    places = {(unit.page, unit.start, unit.end) for unit in told}
    return tuple(sorted(places.union(*(_words(page, book) for page in document.pages))))


def within(one: Sentence, places: Sequence[Place]) -> bool:
    """Whether a piece of the letter lies in one of the places."""
    unit = one.unit
    return any(page == unit.page and start < unit.end and unit.start < end for page, start, end in places)


def without(document: Document, places: Sequence[Place]) -> Document:
    """The document with these places blank; every other word stands where it stood."""
    pages = [page.model_copy(update={"text": _blanked(page, places)}) for page in document.pages]
    return document.model_copy(update={"pages": tuple(pages)})


def heard(document: Document, book: Book) -> Document:
    """The document as it is read: without what in it talks to a program."""
    places = instructions(document, book)
    return without(document, places) if places else document


def _strength(one: Sentence) -> float:
    return either(fired.weight for fired in one.of("injection"))


def _words(page: Page, book: Book) -> Iterator[Place]:
    flat = flatten(page.text)
    for record in book.records(InjectionWords).values():
        for pattern in record.patterns:
            for found in compiled(book, pattern.match).finditer(flat.text):
                yield (page.number, *flat.back(*found.span()))


def _blanked(page: Page, places: Sequence[Place]) -> str:
    text = page.text
    for number, start, end in places:
        if number == page.number:
            text = text[:start] + "".join(char if char in "\r\n\t" else " " for char in text[start:end]) + text[end:]
    return text
