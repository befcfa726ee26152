"""Turns the parts of a letter into blocks."""

from collections.abc import Callable, Iterator

from claimback.draft import answers, doctors, listings, reasons
from claimback.draft.desk import Desk
from claimback.knowledge import holds
from claimback.knowledge.letters import Part
from claimback.model import Block, Form, Run, Sentence

MAKERS: dict[str, Callable[[Desk, Part], Iterator[Block]]] = {
    "address": listings.address,
    "reasons": reasons.reasons,
    "answers": answers.appeal,
    "doctor_answers": doctors.doctor,
    "checklist": doctors.checklist,
    "defects": listings.defects,
    "enclosures": listings.enclosures,
    "contents": listings.contents,
}


def blocks(desk: Desk) -> Iterator[Block]:
    """The blocks of the letter in order; a part with nothing to say is left out with its heading."""
    for part in desk.letter.parts:
        if holds(part.when, desk.teller.known) is not None:
            made = list(_content(desk, part))
            heading = _heading(desk, part) if made else None
            yield from ([heading] if heading else [])
            yield from made


def _content(desk: Desk, part: Part) -> Iterator[Block]:
    said = desk.teller.tell(part.say, desk.form(part.id))
    made = list(MAKERS[part.make](desk, part)) if part.make else []
    if said and made and made[0].kind == part.kind:
        said, made = (*said, *made[0].sentences), made[1:]
    if said:
        lead = desk.teller.tell(part.lead, desk.form(part.id))
        if lead:
            yield Block(kind="paragraph", id=f"{part.id}.lead", sentences=lead)
        yield Block(kind=part.kind, id=part.id, sentences=(*_header(desk, part), *said))
    yield from made


def _header(desk: Desk, part: Part) -> tuple[Sentence, ...]:
    if not part.header:
        return ()
    last = len(part.header) - 1
    cells = tuple(Run(text=text + ("" if at == last else " "), bold=True) for at, text in enumerate(part.header))
    return (Sentence(runs=cells, support=(Form(id=desk.form(part.id)),)),)


def _heading(desk: Desk, part: Part) -> Block | None:
    said = desk.teller.say(part.heading, desk.form(part.id)) if part.heading else None
    return Block(kind="heading", id=f"{part.id}.heading", sentences=(said,)) if said else None
