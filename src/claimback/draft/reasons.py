"""The opening of a letter: what the denial gives as its reason, and the strongest answers in a sentence each."""

from collections.abc import Iterator

from claimback.draft.desk import Desk
from claimback.knowledge import Condition
from claimback.knowledge.letters import Part
from claimback.knowledge.sentences import form as sentence_form
from claimback.knowledge.templates import Say
from claimback.model import Block, Objection, Sentence

_PENDED = Condition.model_validate({"is": {"decision": "pended"}})
_DECIDED = Condition.model_validate({"not": _PENDED})


def following(desk: Desk) -> tuple[Say, ...]:
    """For a second sentence of the denial that gives the same reason."""
    return _says(desk, "also")


def told(desk: Desk, objection: Objection) -> tuple[Say, ...]:
    """A reason in its own words, where it is answered."""
    return _says(desk, "writes", "says", "puts") if desk.analysis.states(objection) else _says(desk, "before_says")


def _says(desk: Desk, name: str, *ways: str, when: Condition | None = None, other: str = "") -> tuple[Say, ...]:
    words = [sentence_form(desk.teller.book, f"letters.{one}") for one in (name, *ways)]
    instead = _says(desk, other) if other else ()
    return (Say.model_validate({"text": words[0], "ways": words[1:], "when": when or Condition(), "or": instead}),)


def reasons(desk: Desk, part: Part) -> Iterator[Block]:
    """What the letter gave as its reason: quoted when it is one, counted when they are several and quoted below."""
    kinds = desk.objections()
    form = desk.form(part.id)
    said: list[Sentence] = []
    to_insurer = desk.letter.id == "appeal_letter"
    own = all(desk.analysis.states(one) for _, stated in kinds for one in stated)
    if len(kinds) > 1 and to_insurer:
        said += desk.teller.tell(_says(desk, "several" if own else "before_several"), form)
    else:
        for at, objection in enumerate([one for _, stated in kinds for one in stated]):
            first = _first(desk, own=own) if to_insurer else _says(desk, "told")
            said += desk.teller.tell(first if at == 0 else following(desk), form, desk.scope(objection))
    said += desk.teller.tell(_says(desk, "none"), form) if to_insurer and not kinds else ()
    if to_insurer:
        said += _lead(desk)
        asked = (*_says(desk, "decide", when=_PENDED), *_says(desk, "reverse", when=_DECIDED))
        said += desk.teller.tell(asked, form)
    if said:
        yield Block(kind="paragraph", id=part.id, sentences=tuple(said))


def _first(desk: Desk, *, own: bool) -> tuple[Say, ...]:
    if not own:
        return _says(desk, "before", other="before_undated")
    return _says(desk, "asked" if desk.analysis.denial.decision == "pended" else "first")


def _lead(desk: Desk) -> tuple[Sentence, ...]:
    """What the two strongest arguments say, in one sentence each."""
    said: list[Sentence] = []
    for argument in desk.arguments[:2]:
        record = desk.argument(argument)
        if record.lead:
            said += desk.teller.tell((record.lead,), f"argument.{record.id}.lead")
    return tuple(said)
