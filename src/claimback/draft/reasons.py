"""The opening of a letter: what the denial gives as its reason, and the strongest answers in a sentence each."""

from collections.abc import Iterator

from claimback.draft.desk import Desk
from claimback.knowledge import Condition
from claimback.knowledge.letters import Part
from claimback.knowledge.templates import Say
from claimback.model import Block, Sentence

_FIRST = (Say(text="Your letter gives this reason: {quote|quoted}"),)
_ASKED = (Say(text="You write: {quote|quoted}"),)
_TOLD = (Say(text="The denial gives this reason: {quote|quoted}"),)
NEXT = (Say(text="It also says: {quote|quoted}"),)
"""For a second sentence of the denial that gives the same reason."""
_SEVERAL = (Say(text="Your letter gives {objection_count|count:reason}, and I answer each of them below."),)
_NONE = (Say(text="Please tell me the specific reason for the decision, and what would change it."),)
_PENDED = Condition.model_validate({"is": {"decision": "pended"}})
_REVERSE = (
    Say(text="With this letter you have what I can give, and I ask for a decision.", when=_PENDED),
    Say(text="I ask you to reverse the decision.", when=Condition.model_validate({"not": _PENDED})),
)


def reasons(desk: Desk, part: Part) -> Iterator[Block]:
    """What the letter gave as its reason: quoted when it is one, counted when they are several and quoted below."""
    kinds = desk.objections()
    form = desk.form(part.id)
    said: list[Sentence] = []
    to_insurer = desk.letter.id == "appeal_letter"
    if len(kinds) > 1 and to_insurer:
        said += desk.teller.tell(_SEVERAL, form)
    else:
        for at, objection in enumerate([one for _, stated in kinds for one in stated]):
            first = _first(desk) if to_insurer else _TOLD
            said += desk.teller.tell(first if at == 0 else NEXT, form, desk.scope(objection))
    said += desk.teller.tell(_NONE, form) if to_insurer and not kinds else ()
    if to_insurer:
        said += _lead(desk)
        said += desk.teller.tell(_REVERSE, form)
    if said:
        yield Block(kind="paragraph", id=part.id, sentences=tuple(said))


def _first(desk: Desk) -> tuple[Say, ...]:
    denial = desk.analysis.denial
    if denial.decision == "pended":
        return _ASKED
    return _TOLD if denial.level == "final_internal" else _FIRST


def _lead(desk: Desk) -> tuple[Sentence, ...]:
    """What the two strongest arguments say, in one sentence each."""
    said: list[Sentence] = []
    for argument in desk.arguments[:2]:
        record = desk.argument(argument)
        if record.lead:
            said += desk.teller.tell((record.lead,), f"argument.{record.id}.lead")
    return tuple(said)
