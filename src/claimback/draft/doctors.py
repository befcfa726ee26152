"""The doctor's part, reason by reason: what the letter should say, what to confirm, and the checklist for it."""

from collections.abc import Iterator

from claimback.draft.desk import Desk
from claimback.knowledge.letters import ObjectionWords, Part
from claimback.model import Block, Form, Run, Sentence


def doctor(desk: Desk, part: Part) -> Iterator[Block]:
    """For the doctor's letter: what it should say on each reason, and notes on what to confirm."""
    for kind, stated in desk.objections():
        words, scope = desk.words(kind), desk.scope(stated[0])
        said = desk.teller.tell(words.doctor, f"{kind}.doctor", scope)
        notes = desk.teller.tell(words.confirm, f"{kind}.confirm", scope)
        if said:
            yield heading(words)
            yield Block(kind="paragraph", id=f"doctor.{kind}", sentences=said)
        if notes:
            yield Block(kind="note", id=f"confirm.{kind}", sentences=notes)


def checklist(desk: Desk, part: Part) -> Iterator[Block]:
    """For the note to the doctor: what the letter must answer, under headings where there are several reasons."""
    kinds = desk.objections()
    for kind, stated in kinds:
        words = desk.words(kind)
        said = desk.teller.tell(words.checklist, f"{kind}.checklist", desk.scope(stated[0]))
        if said:
            yield from [heading(words)] if len(kinds) > 1 else []
            yield Block(kind="bullets", id=f"checklist.{kind}", sentences=said)


def heading(words: ObjectionWords) -> Block:
    """The heading of one kind of reason."""
    sentence = Sentence(runs=(Run(text=words.heading),), support=(Form(id=f"{words.id}.heading"),))
    return Block(kind="heading", id=f"answer.{words.id}.heading", sentences=(sentence,))
