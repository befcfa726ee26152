"""Letters as documents, and values compared as the contract compares them."""

import json
import re
from pathlib import Path

from claimback.extract import extract
from claimback.knowledge import book
from claimback.model import Document, Page, Reading

LETTERS = Path(__file__).parent / "letters"
FREE = {"insurer", "reviewer", "member_name", "service", "provider", "criteria", "appeal_address"}


def document(text: str) -> Document:
    pages = tuple(Page(number=n + 1, text=part) for n, part in enumerate(text.split("\f")))
    return Document(id="0" * 64, filename="letter.txt", media_type="text/plain", pages=pages)


def read(text: str) -> Reading:
    return extract(document(text), book())


def values(text: str, name: str) -> list[object]:
    return [fact.value for fact in read(text).facts if fact.name == name]


def gold(stem: str) -> dict[str, dict[str, list[object]]]:
    return json.loads((LETTERS / f"{stem}.json").read_text(encoding="utf-8"))


def plain(value: object) -> str:
    return re.sub(r"[^a-z0-9]+", " ", str(value).casefold()).strip()


def same(name: str, one: object, other: object) -> bool:
    a, b = set(plain(one).split()), set(plain(other).split())
    if plain(one) == plain(other):
        return True
    shared = len(a & b)
    return name in FREE and (2 * shared >= 0.75 * (len(a) + len(b)) or (shared == min(len(a), len(b)) >= 2))
