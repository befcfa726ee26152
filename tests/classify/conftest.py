"""Letters as documents, for the tests of the classify stage."""

import pytest

from claimback.classify import classify
from claimback.knowledge import book
from claimback.model import Denial, Document, Page, Reading


def document(text: str) -> Document:
    """A text as a document; a form feed parts pages."""
    pages = tuple(Page(number=number, text=part) for number, part in enumerate(text.split("\f"), start=1))
    return Document(id="0" * 64, filename="letter.txt", media_type="text/plain", pages=pages)


def read(text: str) -> Denial:
    """The denial that a text states."""
    return classify(document(text), Reading(), book())


@pytest.fixture
def classified():
    """`classified(text)` is the denial of that text."""
    return read
