"""A letter in another language, for the person to read: the same draft of the same facts. Never what is sent."""

from datetime import date

from claimback.draft import draft
from claimback.knowledge import Book
from claimback.knowledge.retelling import retold
from claimback.knowledge.sentences import say
from claimback.model import Appeal, Block, Draft, Evidence, Form, Known, Run, Sentence

MARK = "reading_copy"
"""Id of the note at the head of every copy that says what it is."""


def reading_copies(made: Appeal, today: date, book: Book) -> tuple[Draft, ...]:
    """Every letter of the appeal in the language of the book; none where the book is in English."""
    if not book.language:
        return ()
    found = draft(made.analysis, Known(made.known), _titled(made.evidence, book), made.arguments, today, book)
    return tuple(_marked(one, one.id in made.edited, book) for one in found)


def _marked(one: Draft, edited: bool, book: Book) -> Draft:
    names = ("copies.note", "copies.edited") if edited else ("copies.note",)
    head = Block(kind="paragraph", id=MARK, sentences=tuple(_fixed(name, book) for name in names))
    return one.model_copy(update={"blocks": (head, *(_aside(block, book) for block in one.blocks))})


def _aside(block: Block, book: Book) -> Block:
    """A note to the writer as a paragraph that says so: files label notes in English, as things to take out."""
    if block.kind != "note":
        return block
    return block.model_copy(update={"kind": "paragraph", "sentences": (_fixed("copies.aside", book), *block.sentences)})


def _fixed(name: str, book: Book) -> Sentence:
    return Sentence(runs=(Run(text=say(book, name), bold=True),), support=(Form(id=MARK),))


def _titled(proof: Evidence, book: Book) -> Evidence:
    exhibits = tuple(one.model_copy(update={"title": retold(book, one.title)}) for one in proof.exhibits)
    return proof.model_copy(update={"exhibits": exhibits})
