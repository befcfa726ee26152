"""Is a translation sound? Every text against the English that it tells, and how much of a folder is told."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from claimback.knowledge import strict
from claimback.knowledge.book import Book
from claimback.knowledge.crosscheck import Problem
from claimback.knowledge.translation import Text, Translation, texts

_SLOT = re.compile(r"\{([^{}]*)\}")
_PERSON = {"I", "my", "me"}
"""Slots that say who writes; another language says it in the verb."""
_NUMBER = re.compile(r"\d+")
_MARK = re.compile(r"https?://\S+|[<>`]|\*\*")


class Told(NamedTuple):
    """How much of a folder is told in the other language."""

    folder: str
    told: int
    stale: int
    all: int
    words: int


def problems(book: Book) -> Iterator[Problem]:
    """What is wrong with the translations."""
    for record in book.records(Translation).values():
        english = _english(book, record)
        if not english:
            yield Problem(f"{record.folder}/{record.id}", f"there is no folder “{record.of}”")
            continue
        for id_, told in record.texts.items():
            if id_ not in english:
                yield Problem(f"{record.folder}/{record.id}", f"there is no record “{record.of}/{id_}”")
                continue
            for path, (made_of, text) in told.items():
                for message in _wrong(english[id_].get(path), made_of, text):
                    yield Problem(f"{record.folder}/{record.id}", f"{id_}.{path}: {message}")


def coverage(book: Book) -> Iterator[Told]:
    """Every translated folder: texts that are told, told of an older English text, and all."""
    for record in book.records(Translation).values():
        every = [(id_, one) for id_, found in _english(book, record).items() for one in found.values()]
        made_of = [record.texts.get(id_, {}).get(one.path, ("", ""))[0] for id_, one in every]
        told = sum(one.digest == digest for (_, one), digest in zip(every, made_of, strict=True))
        words = sum(len(text.split()) for found in record.texts.values() for _, text in found.values())
        yield Told(record.of, told, sum(map(bool, made_of)) - told, len(every), words)


def table(book: Book) -> str:
    """The coverage as a table."""
    rows = [
        f"{one.folder:22} {one.told:5} of {one.all:5}  {one.stale:5} stale  {one.words:6} words"
        for one in coverage(book)
    ]
    return "\n".join(["", "Told in Spanish", *rows])


def english_texts(book: Book, folder: str) -> list[str]:
    """Every English text of a folder that people are shown."""
    records = [record for record in book.records(Translation).values() if record.of == folder]
    return [one.text for record in records for found in _english(book, record).values() for one in found.values()]


def _english(book: Book, record: Translation) -> dict[str, dict[str, Text]]:
    """The English texts of a folder by record and place."""
    found: dict[str, dict[str, Text]] = {}
    for root in book.roots:
        for path in sorted((root / record.of).rglob("*.yaml")):
            found[path.stem] = {one.path: one for one in texts(strict.read(path)[1], record.fields)}
    return found


def _wrong(english: Text | None, made_of: str, text: str) -> Iterator[str]:
    if english is None:
        yield "there is no such text"
        return
    if english.digest != made_of:
        yield f"stale: the English is now “{english.text}” ({english.digest}); it is shown in English until told anew"
        return
    for what, look in (("slots", _slots), ("numbers", _numbers), ("marks", _marks)):
        if (one := look(english.text)) != (two := look(text)):
            yield f"the {what} differ: {sorted(one ^ two)}"


def _slots(text: str) -> set[str]:
    found = {slot.split("|")[0].rstrip("*") for slot in _SLOT.findall(text) if not set("/>") & set(slot.split("|")[0])}
    return found - _PERSON


def _numbers(text: str) -> set[str]:
    return set(_NUMBER.findall(_SLOT.sub("", text)))


def _marks(text: str) -> set[str]:
    return set(_MARK.findall(_SLOT.sub("", text)))
