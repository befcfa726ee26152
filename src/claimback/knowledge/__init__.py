"""Domain knowledge as data: dated, sourced YAML files and the small machine that reads them."""

from claimback.knowledge.authorities import AuthorityRecord, authority
from claimback.knowledge.book import Book, book
from claimback.knowledge.conditions import Condition, holds
from claimback.knowledge.phrases import Pattern, compiled
from claimback.knowledge.record import Record, Verified

__all__ = [
    "AuthorityRecord", "Book", "Condition", "Pattern", "Record", "Verified", "authority", "book", "compiled", "holds",
]  # fmt: skip
