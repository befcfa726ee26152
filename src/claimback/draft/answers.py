"""The answers to the letter's reasons: each under its own heading, in the letter's order."""

from collections.abc import Iterator

from claimback.draft.desk import Desk
from claimback.draft.doctors import heading
from claimback.draft.reasons import following, told
from claimback.knowledge.letters import ObjectionWords, Part
from claimback.knowledge.sentences import say
from claimback.model import Argument, Block, Objection, Run, Sentence

MOST_SHORT = 2
"""Answers of one sentence that stand before the others."""
MOST = 3
"""Arguments under one objection: a reader remembers the strongest."""


def appeal(desk: Desk, part: Part) -> Iterator[Block]:
    """For the appeal: the reason in its own words, the arguments that apply, else the honest answer."""
    kinds = desk.objections()
    used: set[str] = set()
    quoted: set[str] = set()
    for kind, stated in kinds:
        words = desk.words(kind)
        alone = len(kinds) == 1
        intro = () if alone else _intro(desk, words, stated, quoted)
        best = _best(desk, kind, used)
        argued = [said for one in best if (said := _argued(desk, one))]
        honest = not argued or all(desk.argument(one).beside_fallback for one in best)
        rest = desk.teller.tell(words.fallback, f"{kind}.fallback", desk.scope(stated[0])) if honest else ()
        ask = desk.teller.tell(words.ask, f"{kind}.ask", desk.scope(stated[0])) if argued else ()
        groups = _joined(intro, argued, rest, ask)
        if groups:
            yield heading(words)
            yield from (
                Block(kind="paragraph", id=f"answer.{kind}.{at if argued else 'fallback'}", sentences=group)
                for at, group in enumerate(groups, 1)
            )


def _intro(desk: Desk, words: ObjectionWords, stated: list[Objection], quoted: set[str]) -> tuple[Sentence, ...]:
    """The reason in its own words; a sentence that was quoted under an earlier reason is not quoted again."""
    said: list[Sentence] = []
    for objection in stated:
        says = following(desk) if said else told(desk, objection)
        new = objection.stated.quote not in quoted
        quoted.add(objection.stated.quote)
        if new:
            said += desk.teller.tell(says, f"{words.id}.intro", desk.scope(objection))
    return tuple(said) or (_again(desk, words, stated[0]),)


def _again(desk: Desk, words: ObjectionWords, objection: Objection) -> Sentence:
    refs = desk.scope(objection).support["quote"]
    return Sentence(runs=(Run(text=say(desk.teller.book, "letters.again")),), support=refs)


def _best(desk: Desk, kind: str, used: set[str]) -> list[Argument]:
    """The strongest arguments for the kind that no earlier reason has taken."""
    fit = [one for one in desk.arguments if kind in one.answers and one.id not in used]
    short = [one for one in fit if desk.argument(one).one_sentence][:MOST_SHORT]
    fit = [*short, *[one for one in fit if not desk.argument(one).one_sentence][:MOST]]
    used.update(one.id for one in fit)
    return fit


def _argued(desk: Desk, argument: Argument) -> tuple[Sentence, ...]:
    return desk.teller.tell(desk.argument(argument).say, f"argument.{argument.id}")


def _joined(
    intro: tuple[Sentence, ...],
    argued: list[tuple[Sentence, ...]],
    rest: tuple[Sentence, ...],
    ask: tuple[Sentence, ...],
) -> list[tuple[Sentence, ...]]:
    """Paragraphs: the reason with its first answer; each further one, joined to a lone sentence; the request."""
    main = [rest, *argued] if rest else argued or [rest]
    groups: list[tuple[Sentence, ...]] = [(*intro, *main[0])]
    for group in main[1:]:
        if len(groups) > 1 and len(groups[-1]) == 1:
            groups[-1] = (*groups[-1], *group)
        else:
            groups.append(group)
    groups[-1] = (*groups[-1], *ask)
    return [group for group in groups if group]
