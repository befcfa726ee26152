"""The opening of a letter: what the denial gives as its reason, and the strongest answers in a sentence each."""

from collections.abc import Iterator

from claimback.draft.desk import Desk
from claimback.knowledge import Condition
from claimback.knowledge.letters import Part
from claimback.knowledge.sentences import form as sentence_form
from claimback.knowledge.templates import Say
from claimback.model import Block, Sentence

_PENDED = Condition.model_validate({"is": {"decision": "pended"}})
_DECIDED = Condition.model_validate({"not": _PENDED})


def following(desk: Desk) -> tuple[Say, ...]:
    """For a second sentence of the denial that gives the same reason."""
    return _says(desk, "also")


def _says(desk: Desk, name: str, when: Condition | None = None) -> tuple[Say, ...]:
    return (Say(text=sentence_form(desk.teller.book, f"letters.{name}"), when=when or Condition()),)


def reasons(desk: Desk, part: Part) -> Iterator[Block]:
    """What the letter gave as its reason: quoted when it is one, counted when they are several and quoted below."""
    kinds = desk.objections()
    form = desk.form(part.id)
    said: list[Sentence] = []
    to_insurer = desk.letter.id == "appeal_letter"
    if len(kinds) > 1 and to_insurer:
        said += desk.teller.tell(_says(desk, "several"), form)
    else:
        for at, objection in enumerate([one for _, stated in kinds for one in stated]):
            first = _first(desk) if to_insurer else _says(desk, "told")
            said += desk.teller.tell(first if at == 0 else following(desk), form, desk.scope(objection))
    said += desk.teller.tell(_says(desk, "none"), form) if to_insurer and not kinds else ()
    if to_insurer:
        said += _lead(desk)
        said += desk.teller.tell((*_says(desk, "decide", _PENDED), *_says(desk, "reverse", _DECIDED)), form)
    if said:
        yield Block(kind="paragraph", id=part.id, sentences=tuple(said))


def _first(desk: Desk) -> tuple[Say, ...]:
    denial = desk.analysis.denial
    if denial.decision == "pended":
        return _says(desk, "asked")
    return _says(desk, "told" if denial.level == "final_internal" else "first")


def _lead(desk: Desk) -> tuple[Sentence, ...]:
    """What the two strongest arguments say, in one sentence each."""
    said: list[Sentence] = []
    for argument in desk.arguments[:2]:
        record = desk.argument(argument)
        if record.lead:
            said += desk.teller.tell((record.lead,), f"argument.{record.id}.lead")
    return tuple(said)
