"""The answers to the letter's reasons: each under its own heading, in the letter's order."""

from collections.abc import Iterator

from claimback.draft.desk import Desk
from claimback.knowledge import Book
from claimback.knowledge.arguments import ArgumentRecord
from claimback.knowledge.letters import ObjectionWords, Part
from claimback.knowledge.templates import Say
from claimback.model import Argument, Block, Form, Objection, Run, Sentence

_FIRST = (Say(text="Your letter gives this reason: {quote|quoted}"),)
_TOLD = (Say(text="The denial gives this reason: {quote|quoted}"),)
_NEXT = (Say(text="It also says: {quote|quoted}"),)
_SEVERAL = (Say(text="Your letter gives {objection_count|count:reason}, and I answer each of them below."),)
_NONE = (Say(text="Please tell me the specific reason for the decision, and what would change it."),)
_REVERSE = (Say(text="I ask you to reverse the decision."),)

MOST = 3
"""Arguments under one objection: a reader remembers the strongest."""


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
            first = _FIRST if to_insurer and desk.analysis.denial.level != "final_internal" else _TOLD
            said += desk.teller.tell(first if at == 0 else _NEXT, form, desk.scope(objection))
    said += desk.teller.tell(_NONE, form) if to_insurer and not kinds else ()
    if to_insurer:
        said += _lead(desk)
        said += desk.teller.tell(_REVERSE, form)
    if said:
        yield Block(kind="paragraph", id=part.id, sentences=tuple(said))


def _lead(desk: Desk) -> tuple[Sentence, ...]:
    """What the two strongest arguments say, in one sentence each."""
    said: list[Sentence] = []
    for argument in desk.arguments[:2]:
        record = _record(desk, argument)
        if record.lead:
            said += desk.teller.tell((record.lead,), f"argument.{record.id}.lead")
    return tuple(said)


def appeal(desk: Desk, part: Part) -> Iterator[Block]:
    """For the appeal: the reason in its own words, the arguments that apply, else the honest answer."""
    kinds = desk.objections()
    used: set[str] = set()
    quoted: set[str] = set()
    for kind, stated in kinds:
        words = _words(desk.teller.book, kind)
        if words is None:
            continue
        alone = len(kinds) == 1
        intro = () if alone else _intro(desk, words, stated, quoted)
        best = _best(desk, kind, used)
        argued = [said for one in best if (said := _argued(desk, one))]
        honest = not argued or all(_record(desk, one).beside_fallback for one in best)
        rest = desk.teller.tell(words.fallback, f"{kind}.fallback", desk.scope(stated[0])) if honest else ()
        ask = desk.teller.tell(words.ask, f"{kind}.ask", desk.scope(stated[0])) if argued else ()
        groups = _joined(intro, argued, rest, ask)
        if groups:
            yield _heading(words.heading, kind)
            yield from (
                Block(kind="paragraph", id=f"answer.{kind}.{at}", sentences=group) for at, group in enumerate(groups, 1)
            )


def doctor(desk: Desk, part: Part) -> Iterator[Block]:
    """For the doctor's letter: what it should say on each reason, and notes on what to confirm."""
    for kind, stated in desk.objections():
        words = _words(desk.teller.book, kind)
        if words is None:
            continue
        scope = desk.scope(stated[0])
        said = desk.teller.tell(words.doctor, f"{kind}.doctor", scope)
        notes = desk.teller.tell(words.confirm, f"{kind}.confirm", scope)
        if said:
            yield _heading(words.heading, kind)
            yield Block(kind="paragraph", id=f"doctor.{kind}", sentences=said)
        if notes:
            yield Block(kind="note", id=f"confirm.{kind}", sentences=notes)


def checklist(desk: Desk, part: Part) -> Iterator[Block]:
    """For the note to the doctor: what the letter must answer, reason by reason."""
    kinds = desk.objections()
    for kind, stated in kinds:
        words = _words(desk.teller.book, kind)
        said = desk.teller.tell(words.checklist, f"{kind}.checklist", desk.scope(stated[0])) if words else ()
        if words and said:
            yield from [_heading(words.heading, kind)] if len(kinds) > 1 else []
            yield Block(kind="bullets", id=f"checklist.{kind}", sentences=said)


def _words(book: Book, kind: str) -> ObjectionWords | None:
    return book.records(ObjectionWords).get(kind)


def _heading(text: str, kind: str) -> Block:
    sentence = Sentence(runs=(Run(text=text),), support=(Form(id=f"{kind}.heading"),))
    return Block(kind="heading", id=f"answer.{kind}.heading", sentences=(sentence,))


def _intro(desk: Desk, words: ObjectionWords, stated: list[Objection], quoted: set[str]) -> tuple[Sentence, ...]:
    """The reason in its own words; a sentence that was quoted under an earlier reason is not quoted again."""
    said: list[Sentence] = []
    for objection in stated:
        says = words.intro if not said else _NEXT
        new = objection.stated.quote not in quoted
        quoted.add(objection.stated.quote)
        if new:
            said += desk.teller.tell(says, f"{words.id}.intro", desk.scope(objection))
    return tuple(said) or (_again(desk, words, stated[0]),)


def _again(desk: Desk, words: ObjectionWords, objection: Objection) -> Sentence:
    refs = desk.scope(objection).support["quote"]
    return Sentence(runs=(Run(text="The words quoted above raise this point as well."),), support=refs)


def _best(desk: Desk, kind: str, used: set[str]) -> list[Argument]:
    """The strongest arguments for the kind that no earlier reason has taken."""
    fit = [one for one in desk.arguments if kind in one.answers and one.id not in used][:MOST]
    used.update(one.id for one in fit)
    return fit


def _argued(desk: Desk, argument: Argument) -> tuple[Sentence, ...]:
    return desk.teller.tell(_record(desk, argument).say, f"argument.{argument.id}")


def _record(desk: Desk, argument: Argument) -> ArgumentRecord:
    return desk.teller.book.records(ArgumentRecord)[argument.id]


def _joined(
    intro: tuple[Sentence, ...],
    argued: list[tuple[Sentence, ...]],
    rest: tuple[Sentence, ...],
    ask: tuple[Sentence, ...],
) -> list[tuple[Sentence, ...]]:
    """Paragraphs: the reason with the first answer, each further argument, what is asked at the end."""
    main = [rest, *argued] if rest else argued or [rest]
    groups = [(*intro, *main[0]), *main[1:]]
    groups[-1] = (*groups[-1], *ask)
    return [group for group in groups if group]
