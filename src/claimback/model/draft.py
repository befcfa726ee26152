"""Letters as sentences, each with what it stands on."""

from typing import Annotated, Literal

from pydantic import Field

from claimback.model.base import Frozen
from claimback.model.fact import Value


class FactRef(Frozen):
    """A fact from the letter or a record, with the words that show it."""

    type: Literal["fact"] = "fact"
    name: str
    value: Value
    quote: str
    document: str
    page: int


class AnswerRef(Frozen):
    """The person's own answer."""

    type: Literal["answer"] = "answer"
    question: str
    value: Value


class ExhibitRef(Frozen):
    """An enclosure."""

    type: Literal["exhibit"] = "exhibit"
    label: str
    document: str
    page: int


class AuthorityRef(Frozen):
    """A citable authority of the knowledge base."""

    type: Literal["authority"] = "authority"
    id: str
    citation: str


class Form(Frozen):
    """Fixed wording of a letter, which states no fact of the case."""

    type: Literal["form"] = "form"
    id: str


class Blank(Frozen):
    """Something unknown that is left visibly open."""

    type: Literal["blank"] = "blank"
    name: str


Support = Annotated[FactRef | AnswerRef | ExhibitRef | AuthorityRef | Form | Blank, Field(discriminator="type")]


class Run(Frozen):
    """A stretch of a sentence; a blank is shown highlighted."""

    text: str
    blank: bool = False
    bold: bool = False


class Sentence(Frozen):
    """One sentence of a letter, a line of an address, or a row of the re-block."""

    runs: tuple[Run, ...]
    support: tuple[Support, ...] = Field(min_length=1)

    @property
    def text(self) -> str:
        """The sentence as it will be read."""
        return "".join(run.text for run in self.runs)


BlockKind = Literal[
    "sender", "date", "address", "reference", "salutation", "heading", "paragraph", "bullets", "table",
    "note", "closing", "signature", "enclosures",
]  # fmt: skip


class Block(Frozen):
    """A part of a letter.

    `reference` and `table` hold rows (each a Sentence whose runs are its cells); `bullets`, `sender`, `address`,
    `signature` and `enclosures` hold one line a sentence; `paragraph` holds running sentences; `note` is an aside to
    the person who will edit it, printed apart.
    """

    kind: BlockKind
    sentences: tuple[Sentence, ...]
    id: str = ""


class Draft(Frozen):
    """One letter."""

    id: str
    """Such as `appeal-letter`; also the stem of its files."""
    title: str
    blocks: tuple[Block, ...]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence in order."""
        return tuple(sentence for block in self.blocks for sentence in block.sentences)


class Argument(Frozen):
    """A reasoned answer to objections, and what it rests on."""

    id: str
    answers: tuple[str, ...]
    """Kinds of the objections that it answers."""
    claim: str
    """In a few words, for the person: what this argument says."""
    strength: float = 0.5
    rests_on: tuple[Support, ...] = ()
    """Facts, exhibits and authorities that made it apply; never `form` or `blank`."""
