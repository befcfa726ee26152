"""Knowledge told in another language: texts laid over the records' own, each valid only for the English it translates.

A translation is data (`spanish/*.yaml`). It names the folder whose records it tells, the fields that people are shown,
and for each record the texts with a digest of their English. Where the English has changed since, the digest no longer
fits: then the English is shown, and `claimback knowledge check` names the text as stale.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from typing import Any, ClassVar, NamedTuple, Protocol, cast

from pydantic import Field

from claimback.knowledge.record import Record

FOLDERS: dict[str, str] = {"es": "spanish"}
"""Languages beside English, and the folder of each."""
_NAMED_BY = ("id", "value")
"""Keys by which an item of a list is named, so that its place in the list does not matter."""


class Translation(Record):
    """`spanish/*.yaml`: the texts of one folder of knowledge in Spanish."""

    folder: ClassVar[str] = "spanish"

    of: str
    """The folder whose records are told, such as `interview/questions`."""
    fields: tuple[str, ...] = Field(min_length=1)
    """Where the texts that people are shown stand in a record: `text`, `choices.*.label`."""
    texts: dict[str, dict[str, tuple[str, str]]]
    """By record and place: the digest of the English text, and the text."""


class Texts(Protocol):
    """The knowledge as far as it is needed here (`claimback.knowledge.Book`)."""

    language: str

    def records(self, model: type[Translation]) -> Mapping[str, Translation]:
        """Every translation by id."""
        ...

    def made(self, make: Callable[[Any], dict[str, str]]) -> dict[str, str]:
        """`make(self)`, computed once."""
        ...


class Text(NamedTuple):
    """A text of a record, where it stands, and what holds it."""

    path: str
    text: str
    holder: Any
    key: Any

    @property
    def digest(self) -> str:
        """By which a translation knows the English text that it was made of."""
        return digest(self.text)


def digest(text: str) -> str:
    """The short digest of an English text."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def in_other_words(book: Texts, text: str) -> str:
    """A text of the knowledge, as it stands in English, in the language of the book; any other text as it is."""
    return book.made(_by_digest).get(digest(text), text) if book.language and text else text


def _by_digest(book: Texts) -> dict[str, str]:
    told = [texts for record in book.records(Translation).values() for texts in record.texts.values()]
    return {key: text for texts in told for key, text in texts.values()}


def texts(data: object, fields: tuple[str, ...]) -> Iterator[Text]:
    """Every text of a record's data at those places, in the order of the places."""
    for field in fields:
        yield from _at(data, field.split("."), ())


def laid_over(data: Any, fields: tuple[str, ...], told: Mapping[str, tuple[str, str]]) -> Any:  # noqa: ANN401 - plain data of a file
    """The data with its texts in the other language, those whose English is still the one that was translated."""
    for one in list(texts(data, fields)):
        made_of, text = told.get(one.path, ("", ""))
        if made_of == one.digest:
            one.holder[one.key] = text
    return data


def _at(data: object, steps: list[str], before: tuple[str, ...]) -> Iterator[Text]:
    first, *rest = steps
    for name, key in _keys(data, first):
        holder = cast("Any", data)
        value, path = holder[key], (*before, name)
        if rest:
            yield from _at(value, rest, path)
        elif isinstance(value, str) and value.strip():
            yield Text(".".join(path), value, holder, key)


def _keys(data: object, step: str) -> Iterator[tuple[str, Any]]:
    """The keys that a step of a place means, each with its name."""
    if isinstance(data, dict):
        known = cast("dict[str, Any]", data)
        yield from ((key, key) for key in known if step in ("*", key))
    elif isinstance(data, list):
        for at, item in enumerate(cast("list[Any]", data)):
            name = _name(item) or str(at)
            if step in ("*", name):
                yield name, at


def _name(item: object) -> str:
    if not isinstance(item, dict):
        return ""
    known = cast("dict[str, Any]", item)
    return next((str(known[key]) for key in _NAMED_BY if isinstance(known.get(key), str)), "")
