"""What a sentence rests on, as words, dates and numbers to compare its own words with."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from claimback.checks.days import days_in, spans
from claimback.checks.matter import Matter, clipped
from claimback.knowledge import AuthorityRecord, Book
from claimback.knowledge.arguments import ArgumentRecord
from claimback.knowledge.checks import PlainWords
from claimback.knowledge.letters import LetterRecord, ObjectionWords
from claimback.knowledge.templates.words import Words as LetterWords
from claimback.model import (
    AnswerRef,
    AuthorityRef,
    Derived,
    Draft,
    Fact,
    FactRef,
    Sentence,
    Span,
    Support,
    Value,
    flatten,
)

_LONG = 5
"""Signs from which on a code is found inside other signs too; shorter ones would be found everywhere."""
_SIGNS = re.compile(r"[\W_]+")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


@dataclass(frozen=True)
class Ground:
    """Words (lower case), the text itself, the days in it and the numbers that it gives or that follow from it."""

    text: str
    days: frozenset[date] = frozenset()
    spans: frozenset[tuple[str, float]] = frozenset()
    """Days, weeks, months and years between two of the days, each with its unit."""
    ago: frozenset[tuple[str, float]] = frozenset()
    """The same from each of the days to today."""
    lengths: frozenset[float] = frozenset()
    """How many items its lists have."""
    values: frozenset[str] = frozenset()
    """Values that are numbers and nothing else."""
    words: frozenset[str] = field(init=False)
    undated: str = ""
    """The text without its dates: the 11 of a date is not eleven visits."""
    squeezed: frozenset[str] = field(init=False)
    """Tokens without punctuation: `26-0418822` is `260418822`."""

    def __post_init__(self) -> None:
        lower = self.text.lower()
        object.__setattr__(self, "words", frozenset(_WORD.findall(lower)) | frozenset(re.findall(r"[^\W\d_]+", lower)))
        plain = self.undated.lower() or lower
        pieces = frozenset(map(squeeze, plain.split())) | frozenset(map(squeeze, lower.split()))
        years = frozenset(str(day.year) for day in self.days)
        object.__setattr__(self, "squeezed", pieces | frozenset(_digits(plain)) | years)

    @cached_property
    def signs(self) -> str:
        """The whole text without spaces and punctuation."""
        return squeeze(self.text)

    @cached_property
    def counts(self) -> frozenset[str]:
        """Numbers that are no part of a date."""
        return frozenset(_digits(self.undated.lower()))

    def between(self, unit: str, *, ago: bool) -> frozenset[float]:
        """How many of that unit of time lie between two of the days, or between one of them and today."""
        return frozenset(number for one, number in (self.ago if ago else self.spans) if unit.startswith(one))

    def has(self, token: str, follows: frozenset[float] = frozenset()) -> bool:
        """Whether the token stands in the text, in any punctuation, or is one of the numbers that follow from it."""
        plain = squeeze(token)
        if plain in self.squeezed or (len(plain) >= _LONG and plain in self.signs):
            return True
        groups = _digits(token)
        return bool(groups) and all(group in self.squeezed or float(group) in follows for group in groups)


def squeeze(text: str) -> str:
    """Letters and digits only, in lower case."""
    return _SIGNS.sub("", text.lower())


def _digits(text: str) -> list[str]:
    return re.findall(r"\d+(?:\.\d+)?", text.replace(",", ""))


def ground(matter: Matter, supports: Iterable[Support], more: str = "") -> Ground:
    """What these supports say, the law behind a cited authority included, and `more` text."""
    given = list(supports)
    text = "\n".join([*(piece for support in given for piece in _pieces(matter.book, support)), more])
    return _made(matter, text, [support.value for support in given if isinstance(support, FactRef | AnswerRef)])


def sentence_ground(matter: Matter, sentence: Sentence) -> Ground:
    """What one sentence rests on."""
    return matter.once(("sentence", id(sentence)), lambda: _sentence(matter, sentence))


def _sentence(matter: Matter, sentence: Sentence) -> Ground:
    """Its supports; with a reason of the insurer's comes the guideline that the reason leans on."""
    kinds = [one.value for one in sentence.support if isinstance(one, FactRef) and one.name == "objection"]
    leans = [one.criterion or "" for one in matter.analysis.denial.objections if one.kind in kinds]
    return ground(matter, sentence.support, "\n".join(leans))


def case_ground(matter: Matter) -> Ground:
    """Everything that is known of the case, the enclosures' titles and the letters' own supports included."""
    return matter.once("case", lambda: _case(matter))


def _case(matter: Matter) -> Ground:
    facts = list(matter.known)
    text = [piece for fact in facts for piece in _fact(fact)]
    text += [f"{one.title} {one.filename}" for one in matter.evidence.exhibits]
    supports = [support for draft in matter.drafts for support in _supports(draft)]
    text += [piece for support in supports for piece in _pieces(matter.book, support)]
    due = [deadline.due.isoformat() for deadline in matter.analysis.rights.deadlines]
    return _made(matter, "\n".join([*text, *due, matter.today.isoformat()]), [fact.value for fact in facts])


def _supports(draft: Draft) -> Iterator[Support]:
    for sentence in draft.sentences:
        yield from sentence.support


def derived(matter: Matter) -> Ground:
    """What rules computed from the facts, and the dates that every letter may name: today and the last days."""
    facts = [fact for fact in matter.known if isinstance(fact.source, Derived)]
    days = [matter.today, *(deadline.due for deadline in matter.analysis.rights.deadlines)]
    text = "\n".join([*(piece for fact in facts for piece in _fact(fact)), *(day.isoformat() for day in days)])
    return _made(matter, text, [fact.value for fact in facts])


def _made(matter: Matter, text: str, values: list[Value]) -> Ground:
    flat = clipped(flatten(text).text)
    dated = days_in(matter.book, flat)
    days = frozenset(day for _, day in dated)
    lengths = frozenset(float(len(value)) for value in values if isinstance(value, list))
    undated = flat
    for words, _ in dated:
        undated = undated.replace(words, " ")
    bare = frozenset(str(value) for value in values if str(value).replace(".", "", 1).isdecimal())
    since = frozenset(one for day in days for one in spans({day, matter.today}))
    return Ground(flat, days, spans(set(days)), since, lengths, bare, undated=undated)


def _pieces(book: Book, support: Support) -> Iterator[str]:
    if isinstance(support, FactRef):
        yield from (plain(support.value), support.quote)
    elif isinstance(support, AnswerRef):
        yield plain(support.value)
    elif isinstance(support, AuthorityRef):
        record = book.records(AuthorityRecord).get(support.id)
        yield support.citation
        yield from (record.title, record.citation, record.requirement, record.quote) if record else ()


def _fact(fact: Fact) -> tuple[str, ...]:
    return (plain(fact.value), fact.source.quote) if isinstance(fact.source, Span) else (plain(fact.value),)


def plain(value: Value) -> str:
    """A value as running text; names of choices become words."""
    if isinstance(value, list):
        return " \n ".join(plain(item) for item in value)
    if isinstance(value, dict):
        return " \n ".join(_item(name, item) for name, item in value.items() if item is not None)
    text = str(value)
    return f"{text} {text.replace('_', ' ')}" if "_" in text else text


def _item(name: str, value: Value) -> str:
    """A part of an answer; a number with what it counts, such as `11 visits`."""
    counted = isinstance(value, int | float) and not isinstance(value, bool)
    return f"{value} {name.replace('_', ' ')}" if counted else plain(value)


def wording(book: Book) -> Ground:
    """All fixed wording of letters and arguments: what stands in it is nobody's invention."""
    return book.made(_wording)


def _wording(book: Book) -> Ground:
    kinds = (LetterRecord, ObjectionWords, ArgumentRecord, LetterWords)
    records = [record for kind in kinds for record in book.records(kind).values()]
    said = [record.model_dump_json(exclude={"source", "updated", "limit"}) for record in records]
    plain_words = [word for record in book.records(PlainWords).values() for word in record.words]
    return Ground("\n".join([*said, *plain_words]).replace("\\n", " "))
