"""What was read from a file: pages of text, where each word stands, and spans of words."""

from typing import Annotated, Any, NamedTuple, cast

from pydantic import BeforeValidator, Field, SkipValidation

from claimback.model.base import Frozen


class Word(NamedTuple):
    """One word: its place in the page's text, and its box as fractions (0 to 1) of the page, top left is 0, 0.

    The box is measured on the page as the person gave it, before any straightening.
    """

    start: int
    end: int
    x0: float
    y0: float
    x1: float
    y1: float


def _words(given: object) -> object:
    """Words as read are taken as they are; from JSON, where they are lists, they are made words again."""
    if isinstance(given, list):
        return tuple(Word(*word) for word in cast("list[list[Any]]", given))
    return given


class Page(Frozen):
    """One page. `text` keeps the layout: one line a visual line, a wide gap is three or more spaces."""

    number: int = Field(ge=1)
    text: str
    words: Annotated[tuple[Word, ...], SkipValidation, BeforeValidator(_words)] = ()
    width: float = 0.0
    """Width in points (1/72 inch); 0 where the format has no pages (TXT, HTML, EML)."""
    height: float = 0.0
    ocr: bool = False
    """True where the text was read from a picture."""
    picture: int = 0
    """In an archive of photos: which of its pictures this page is, by name and counted from 1; else 0."""


class Document(Frozen):
    """A file as read. `id` is the SHA-256 of its bytes, in hexadecimal."""

    id: str
    filename: str
    media_type: str
    pages: tuple[Page, ...]

    @property
    def ocr_pages(self) -> tuple[int, ...]:
        """Numbers of the pages that were read from a picture."""
        return tuple(page.number for page in self.pages if page.ocr)

    def page(self, number: int) -> Page:
        """The page of that number, counted from 1."""
        return self.pages[number - 1]

    def span(self, page: int, start: int, end: int) -> "Span":
        """A span of this document with its quotation."""
        return Span(document=self.id, page=page, start=start, end=end, quote=self.page(page).text[start:end])


class Span(Frozen):
    """Exact words of a document: `page.text[start:end] == quote` always."""

    document: str
    page: int = Field(ge=1)
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    quote: str
