"""The knowledge in the language of the page."""

from django.utils.translation import get_language

from claimback.knowledge import Book, book


def spoken_book() -> Book:
    """The knowledge as this page tells it; what decides anything is the same in every language."""
    return book((get_language() or "").partition("-")[0])
