"""Fills one template: slots become words, and what was used is written down beside them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from claimback.knowledge.templates.filters import FILTERS, listed, plain
from claimback.knowledge.templates.syntax import Address, Choice, Optional, Part, Slot
from claimback.knowledge.templates.syntax import Words as Wording
from claimback.knowledge.templates.words import Words
from claimback.model.draft import Run, Support
from claimback.model.errors import BadKnowledge
from claimback.model.fact import Fact, Known


@dataclass(frozen=True, slots=True)
class Scope:
    """What a sentence is about besides the case: an item of a list, or one objection with its words."""

    item: dict[str, Any] = field(default_factory=dict)
    facts: tuple[Fact, ...] = ()
    """The facts that the item comes from."""
    values: dict[str, str] = field(default_factory=dict)
    """Further slots, such as `quote`."""
    support: dict[str, tuple[Support, ...]] = field(default_factory=dict)
    """What each further slot stands on."""


@dataclass(slots=True)
class Filled:
    """A template as filled so far."""

    pieces: list[tuple[str, bool]] = field(default_factory=list)
    """Words, and whether they are a visible blank."""
    facts: list[Fact] = field(default_factory=list)
    support: list[Support] = field(default_factory=list)
    blanks: list[str] = field(default_factory=list)

    def add(self, other: "Filled") -> None:
        """Take over another filled template."""
        self.pieces += other.pieces
        self.facts += other.facts
        self.support += other.support
        self.blanks += other.blanks


_I = frozenset({"i", "my", "me", "mine", "i'm", "i’m", "i've", "i’ve"})
"""In a letter about somebody else, words that say “I” are that person's and stand in quotation marks."""


@dataclass(frozen=True, slots=True)
class Filler:
    """Fills templates from one store of facts."""

    known: Known
    words: Words
    specials: Callable[[str], tuple[str, tuple[Fact, ...]] | None]
    """Slots that are no facts, such as `today`: words, and the facts that they use."""
    first_person: bool
    outside: bool = False
    """Whether the letter goes to somebody who judges what the plan decided."""

    def fill(self, parts: tuple[Part, ...], scope: Scope, blank: bool) -> Filled | None:
        """The template with its slots filled, or None when one is unknown and no blank is wanted."""
        done = Filled()
        for part in parts:
            if isinstance(part, Optional):
                inner = self.fill(part.parts, scope, blank=False)
                if inner is not None:
                    done.add(inner)
            elif isinstance(part, Slot):
                got = self._slot(part, scope)
                if got is None and not blank:
                    return None
                done.add(got or self._blank(part.name))
            else:
                done.pieces.append((self._wording(part), False))
        return done

    def _wording(self, part: Wording) -> str:
        if isinstance(part, Choice):
            return part.first if self.first_person else part.third
        if isinstance(part, Address):
            return part.outside if self.outside else part.plan
        return part

    def _blank(self, name: str) -> Filled:
        asks = self.words.blanks.get(name) or name.replace("item.", "").replace("_", " ")
        return Filled(pieces=[(f"[{asks}]", True)], blanks=[name])

    def _slot(self, slot: Slot, scope: Scope) -> Filled | None:
        value, facts = self._value(slot, scope)
        for name, argument in slot.filters:
            if name not in FILTERS:
                raise BadKnowledge("template", f"A template asks for an unknown filter “{name}”.")
            value = None if value is None else FILTERS[name](value, argument, self.words)
        text = listed(value, self.words) if isinstance(value, list) else plain(value)
        if text is None:
            return None
        if ("words", "") in slot.filters and not self.first_person and not _I.isdisjoint(voices(text)):
            text = f"“{text}”"
        return Filled(pieces=[(text, False)], facts=list(facts), support=list(scope.support.get(slot.name, ())))

    def _value(self, slot: Slot, scope: Scope) -> tuple[Any, tuple[Fact, ...]]:
        if slot.name.startswith("item."):
            return self._field(slot.name.removeprefix("item."), scope), scope.facts
        if slot.name in scope.values:
            return scope.values[slot.name], ()
        special = self.specials(slot.name)
        if special is not None:
            return special
        facts = self.known.all(slot.name)
        if not facts:
            return None, ()
        if slot.every:
            values = [item for fact in facts for item in (fact.value if isinstance(fact.value, list) else [fact.value])]
            return list(dict.fromkeys(map(str, values))), facts
        return facts[0].value, facts[:1]

    def _field(self, name: str, scope: Scope) -> object:
        """A field of the item; one that only repeats what kind of item it is says nothing."""
        value, kind = scope.item.get(name), str(scope.item.get("kind"))
        named = self.words.labels.get("treatment", {}).get(kind, "")
        return None if name == "what" and str(value).strip(" .").lower() == named.lower() else value


def voices(text: str) -> frozenset[str]:
    """The single words of a text in small letters, without the marks around them."""
    return frozenset(word.strip('.,;:!?()"“”').lower() for word in text.split())


def runs(pieces: list[tuple[str, bool]], cap: bool = True) -> tuple[Run, ...]:
    """The pieces as runs: neighbors joined, no doubled full stop, a capital at the start."""
    joined: list[tuple[str, bool]] = []
    for text, blank in pieces:
        before = joined[-1][0] if joined else ""
        shown = _seam(before, text)
        if joined and not blank and not joined[-1][1]:
            joined[-1] = (joined[-1][0] + shown, False)
        elif shown:
            joined.append((shown, blank))
    if joined and cap and not joined[0][1] and "@" not in joined[0][0].split(" ", 1)[0]:
        joined[0] = (joined[0][0][:1].upper() + joined[0][0][1:], False)
    return tuple(Run(text=text, blank=blank) for text, blank in joined)


def ended(found: tuple[Run, ...]) -> tuple[Run, ...]:
    """A sentence that ends with a quotation without a full stop gets one, inside the marks."""
    last = found[-1] if found else None
    if last is None or last.blank or not last.text.endswith("”") or last.text[-2:-1] in ".!?":
        return found
    return (*found[:-1], last.model_copy(update={"text": last.text[:-1] + ".”"}))


def _seam(before: str, text: str) -> str:
    """A full stop is dropped after words that end their sentence themselves, also within quotation marks."""
    ended = before.rstrip("”").endswith((".", "!", "?"))
    return text[1:] if text.startswith(".") and ended else text
