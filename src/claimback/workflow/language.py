"""Letters that are not in English are said to be so, before anything is read into them."""

from claimback.knowledge import Book
from claimback.knowledge.languages import foreign
from claimback.model import Document, UnreadableFile


def require_english(document: Document, knowledge: Book) -> None:
    """Raises `UnreadableFile` for a letter that is clearly in another language, with what to do."""
    name = foreign(knowledge, "\n".join(page.text for page in document.pages))
    if name:
        raise UnreadableFile(
            "language",
            f"This letter seems to be in {name}, and only letters in English can be read. "
            "Ask the health plan for its letter in English; the dates in yours count all the same.",
        )
