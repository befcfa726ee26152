"""The letter as sentences, each with the cues that fire in it and the role it plays."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from claimback.classify.lexicon import Hits
from claimback.classify.model import Model, model
from claimback.classify.rules import Fired, rules
from claimback.classify.tokens import Token, tokens
from claimback.classify.units import Unit, units
from claimback.knowledge import Book
from claimback.knowledge.cues_classify import ScopeCue
from claimback.model import Document, Span

_TURNS = frozenset({"but", "however", "although", "though", "yet", "nevertheless", "whereas", "instead"})
_LEAST_WORDS = 4
_LEAST_VALUE = 7
_MOST_WORDS = 150
_MOST_LABEL = 20
_FORM = {"heading": 0.5, "row": 0.5, "label": 0.6, "text": 1.0}


@dataclass(slots=True)
class Sentence:
    """One piece of the letter. `words` of a first or ticked piece begin with those of its label."""

    unit: Unit
    tokens: list[Token]
    fired: list[Fired] = field(default_factory=list[Fired])
    zone: str = "h_body"
    """The heading cue in whose reach it stands."""
    roles: tuple[str, ...] = ()
    """Its own scope cues."""
    lead: int = 0
    """How many of the tokens are the label's."""
    clauses: list[int] = field(default_factory=list[int])
    likely: dict[str, float] = field(default_factory=dict[str, float])
    """What the sentence model makes of it: kinds with their likelihood."""
    around: dict[str, float] = field(default_factory=dict[str, float])
    """The same of the sentences of its paragraph together; a reason can be told over several."""
    tells: dict[str, float] = field(default_factory=dict[str, float])
    """What else the model hears: the decision, level, stage and plan it tells, and its own role."""

    @property
    def words(self) -> list[str]:
        """The words as cues see them."""
        return [token.word for token in self.tokens]

    def of(self, folder: str) -> Iterator[Fired]:
        """The rules of that folder that fire here."""
        return (fired for fired in self.fired if fired.rule.folder == folder)

    def span(self, document: Document, longest: int = 400) -> Span:
        """The whole sentence; of a very long one, the words on which a reason stands."""
        text = document.page(self.unit.page).text
        start, end = self.unit.start, self.unit.end
        marks = [fired for fired in self.of("objections")]
        if end - start > longest and marks:
            start = max(start, self.tokens[min(fired.first for fired in marks)].start)
            end = min(end, self.tokens[max(fired.last for fired in marks) - 1].end)
        raw = text[start:end]
        start += len(raw) - len(raw.lstrip(" \t\n|_*•-"))
        return document.span(self.unit.page, start, max(start, end - (len(raw) - len(raw.rstrip(" \t\n|_")))))


def sentences(document: Document, book: Book) -> list[Sentence]:
    """Every piece of the letter with its cues and roles; items of check lists that are not ticked are left out."""
    ruleset, heads = rules(book), book.made(_headings)
    seen: list[Hits] = []
    found = [one for one in _cut(document, book) if one.unit.ticked is not False]
    for one in found:
        hits, fired = ruleset.heard(tuple(one.words))
        seen.append(hits)
        one.fired = [] if _address(document, one) else list(fired)
        one.clauses = _clauses(document, one)
        one.roles = tuple(dict.fromkeys(f.rule.cue for f in one.of("scope") if f.rule.cue not in heads))
    _zones(found, heads)
    linear = model(book)
    if linear is not None:
        _listen(linear, found, seen)
    return found


def _listen(linear: Model, found: list[Sentence], seen: list[Hits]) -> None:
    """What the model hears in each sentence, and in each run of sentences of one paragraph and one zone."""
    run: list[tuple[Sentence, Hits]] = []
    for one, hits in zip(found, seen, strict=True):
        if one.fired or _tells(one):
            heard = linear.score(one.words, hits)
            one.tells = {label: value for label, value in heard.items() if "/" in label}
            one.likely = {kind: value for kind, value in heard.items() if "/" not in kind} if _says(one) else {}
        if not _says(one):
            continue
        if run and not _together(run[0][0], one, run):
            _join(linear, run)
            run = []
        run.append((one, hits))
    _join(linear, run)


def _together(first: Sentence, one: Sentence, run: list[tuple[Sentence, Hits]]) -> bool:
    long = sum(len(before.tokens) for before, _ in run) + len(one.tokens) > _MOST_WORDS
    return first.unit.paragraph == one.unit.paragraph and first.zone == one.zone and not long


def _join(linear: Model, run: list[tuple[Sentence, Hits]]) -> None:
    if len(run) < 2:
        for one, _ in run:
            one.around = one.likely
        return
    names: Hits = {name: places for _, hits in run for name, places in hits.items()}
    words = [word for one, _ in run for word in one.words]
    around = {kind: value for kind, value in linear.score(words, names).items() if "/" not in kind}
    for one, _ in run:
        one.around = around


def _tells(one: Sentence) -> bool:
    return one.unit.kind != "row" and len(one.tokens) > 1


def _address(document: Document, one: Sentence) -> bool:
    """Whether a piece is an address of mail or of a page: `no-reply@letters.example` says nothing of a reply."""
    text = document.page(one.unit.page).text[one.unit.start : one.unit.end].strip()
    return len(one.tokens) > 2 and not any(char.isspace() for char in text) and any(mark in text for mark in "@/.")


def _says(one: Sentence) -> bool:
    """Whether a piece is words enough to say something; a short value of a label mostly is a name or a number."""
    own = sum(token.word.isalpha() for token in one.tokens[one.lead :])
    short = one.lead == 0 or one.zone == "h_rationale" or bool(one.unit.ticked)
    return one.unit.kind == "text" and own >= (_LEAST_WORDS if short else _LEAST_VALUE)


def _headings(book: Book) -> dict[str, ScopeCue]:
    return {id_: cue for id_, cue in book.records(ScopeCue).items() if cue.heading}


def _cut(document: Document, book: Book) -> Iterator[Sentence]:
    words = {page.number: tokens(page, book) for page in document.pages}
    starts = {number: [token.start for token in found] for number, found in words.items()}
    label: list[Token] = []
    paragraph = -1
    for unit in units(document):
        own = starts[unit.page]
        here = words[unit.page][bisect_left(own, unit.start) : bisect_left(own, unit.end)]
        if unit.paragraph != paragraph:
            label, paragraph = [], unit.paragraph
        for part in _parts(unit, here):
            yield Sentence(part[0], [*label, *part[1]], lead=len(label))
        if unit.kind == "label":
            label = here[:_MOST_LABEL]
        elif unit.ticked is None:
            label = []


def _parts(unit: Unit, words: list[Token]) -> Iterator[tuple[Unit, list[Token]]]:
    """A piece of endless length in stretches, so that a hostile page costs no more than its length."""
    if len(words) <= _MOST_WORDS:
        yield unit, words
        return
    for at in range(0, len(words), _MOST_WORDS):
        some = words[at : at + _MOST_WORDS]
        yield replace(unit, start=some[0].start, end=some[-1].end), some


def _clauses(document: Document, one: Sentence) -> list[int]:
    """For each word, the number of its clause: a semicolon or a word such as `but` begins a new one."""
    text = document.page(one.unit.page).text
    number, before, found = 0, 0, list[int]()
    for token in one.tokens:
        if token.word in _TURNS or (before and ";" in text[before : token.start]):
            number += 1
        found.append(number)
        before = token.end
    return found


def _zones(found: list[Sentence], heads: dict[str, ScopeCue]) -> None:
    zone, inner, paragraph = "h_body", "", -1
    for one in found:
        if one.unit.paragraph != paragraph:
            inner, paragraph = "", one.unit.paragraph
        if one.unit.kind in {"heading", "label"}:
            named = _named(one, heads)
            if one.unit.kind == "label":
                inner = named or inner
                zone = "h_body" if named == "h_body" else zone
            else:
                zone = named or (zone if zone in {"h_rights", "h_other"} else "h_body")
        elif "rights" in one.roles and not any(one.of("objections")):
            inner = inner or "h_rights"
        elif zone != "h_rationale" and one.lead == 0 and _salutes(one):
            zone = "h_body"
        one.zone = inner or zone


def _salutes(one: Sentence) -> bool:
    return any(fired.rule.cue == "h_body" and fired.first == 0 for fired in one.of("scope"))


def _named(one: Sentence, heads: dict[str, ScopeCue]) -> str:
    names = [fired.rule.cue for fired in one.of("scope") if fired.rule.cue in heads]
    return next((name for name in _ORDER if name in names), "")


_ORDER = ("h_other", "h_history", "h_rights", "h_rationale", "h_policy", "h_codes", "h_decision", "h_body")
"""Which heading cue wins where several fire."""


_CLAUSAL = frozenset({"set_aside", "history", "conditional"})
"""Roles that take out their own clause only."""


def weight_of(one: Sentence, fired: Fired | None, book: Book) -> float:
    """How much a reason counts at its place: the sentence's form, its zone, its own roles, and its clause.

    Without `fired` the reason is the whole sentence.
    """
    cues = book.records(ScopeCue)
    weight = _FORM[one.unit.kind] * (1.0 if one.unit.ticked else cues[one.zone].factor)
    if one.unit.ticked:
        return weight
    for role in one.roles:
        if role not in _CLAUSAL or _same_clause(one, fired, role):
            eased = 1.0 if role in {"set_aside", "history"} or one.zone != "h_rationale" else 2.5
            weight = min(weight, cues[role].factor * eased)
    return weight


def _same_clause(one: Sentence, fired: Fired | None, role: str) -> bool:
    if fired is None:
        return True
    clauses = {one.clauses[fired.first], one.clauses[fired.last - 1]}
    return any(clauses == {one.clauses[other.first]} for other in one.of("scope") if other.rule.cue == role)
