"""Which questions to ask: only what is not known and what an objection or a letter needs, most valuable first."""

from collections.abc import Callable, Iterable

from claimback.interview.suggest import Suggestion, denied, suggestions, together
from claimback.knowledge import Book, Condition, compiled, holds
from claimback.knowledge.interview import Asked, Flow, InterviewQuestion, ItemField, flow, in_order
from claimback.knowledge.objections import asked_by, objection
from claimback.knowledge.sentences import say
from claimback.knowledge.telling import facts_of
from claimback.model import Choice, Denial, Derived, Evidence, Fact, Known, Question, Span

Place = tuple[InterviewQuestion, str]
"""A question and the title of its section."""
_FOR_CRITERIA = 2
"""The most that a question weighs that only a guideline asks for."""
_BY_THE_WAY = 3
"""From this priority on, what the records seem to say is confirmed together with the rest."""


def questions(denial: Denial, known: Known, evidence: Evidence | None, book: Book) -> tuple[Question, ...]:
    """The open questions in the order of the flow. None where the decision needs no appeal."""
    plan = flow(book)
    if denial.decision in plan.nothing_to_ask:
        return ()
    kinds = _kinds(denial, plan, book)
    case = known.plus(_about(denial, known, kinds))
    open_ = _open(case, evidence, kinds, book)
    asked, rest = _share(open_, _most(plan, evidence) - _answered(known, book), evidence, book)
    return tuple(
        _confirming(record, section, rest, evidence, book)
        if record.id == plan.confirms_the_rest
        else as_question(record, section).model_copy(update=_of_the_case(record, case, evidence, kinds, book))
        for record, section in asked
    )


def _kinds(denial: Denial, plan: Flow, book: Book) -> tuple[str, ...]:
    stated = tuple(dict.fromkeys(one.kind for one in denial.objections if objection(book, one.kind)))
    return stated or (plan.asked_when_no_reason,)


def _about(denial: Denial, known: Known, kinds: Iterable[str]) -> list[Fact]:
    """What kind of case it is, as facts that conditions can ask for, where the caller has not added them."""
    told = {name: [str(getattr(denial, name))] for name in ("plan", "stage", "level", "decision")}
    told["objection"] = list(kinds)
    return [
        Fact(name=name, value=value, source=Derived(rule="classify"), found_by="classify", confidence=1)
        for name, values in told.items()
        if name not in known
        for value in values
    ]


def _open(case: Known, evidence: Evidence | None, kinds: tuple[str, ...], book: Book) -> list[Place]:
    needed = asked_by(book)
    is_known = _knower(case, evidence, book)
    looked = _looked_at(evidence, kinds, book)
    found: list[Place] = []
    for record, section in in_order(book).values():
        asked = record.letter or bool(set(needed.get(record.id, ())).intersection(kinds))
        if (asked or record.fact in looked) and not is_known(record) and holds(record.when, case) is not None:
            found.append((record if asked else _less_needed(record), section))
    return found


def _less_needed(record: InterviewQuestion) -> InterviewQuestion:
    """Asked for a guideline only, it does not push out what the reason itself needs."""
    return record.model_copy(update={"priority": max(_FOR_CRITERIA, record.priority)})


def _looked_at(evidence: Evidence | None, kinds: tuple[str, ...], book: Book) -> frozenset[str]:
    """Facts that open criteria look at, for reasons that rest on medical judgment; only some questions ask so."""
    clinical = any(record.clinical for kind in kinds if (record := objection(book, kind)))
    open_ = [row.id for row in evidence.matrix if row.state == "undocumented"] if evidence and clinical else []
    names = frozenset[str]().union(*(facts_of(book, id_) for id_ in open_))
    return names & {record.fact for record, _ in in_order(book).values() if record.criteria}


def _knower(case: Known, evidence: Evidence | None, book: Book) -> Callable[[InterviewQuestion], bool]:
    papers = {record.document for record in evidence.records} if evidence else set[str]()

    def settled(fact: Fact) -> bool:
        proposed = fact.status == "proposed" and isinstance(fact.source, Span) and fact.source.document in papers
        return not proposed

    def is_known(record: InterviewQuestion) -> bool:
        if any(settled(fact) for fact in case.all(record.fact)):
            return True
        return any(
            settled(fact) and (other.like is None or compiled(book, other.like.match).search(str(fact.value)))
            for other in record.known_as
            for fact in case.all(other.fact)
        )

    return is_known


def _most(plan: Flow, evidence: Evidence | None) -> int:
    records = evidence.records if evidence else ()
    notes = sum(record.kind in plan.note_kinds and bool(record.facts) for record in records)
    fitting = [budget for budget in plan.budgets if budget.notes <= notes]
    return min(budget.most for budget in fitting)


def _answered(known: Known, book: Book) -> int:
    """How many questions have been answered, so that follow-ups stay within the same bound."""
    names = {record.fact for record, _ in in_order(book).values()}
    return len({fact.name for fact in known if fact.name in names and fact.status == "confirmed"})


def _share(open_: list[Place], most: int, evidence: Evidence | None, book: Book) -> tuple[list[Place], list[str]]:
    """The questions to ask one by one, and the ids of those that one question confirms together."""
    plan, order = flow(book), in_order(book)
    at_once = {choice.value for choice in order[plan.confirms_the_rest][0].choices}
    offered = [record.id for record, _ in open_ if record.id in at_once and suggestions(record, evidence)]
    rest = [id_ for id_ in offered if order[id_][0].priority >= _BY_THE_WAY]
    kept = _within([one for one in open_ if one[0].id not in rest], most - 1 if offered else most)
    asked = {record.id for record, _ in kept}
    rest = [id_ for id_ in offered if id_ not in asked]
    asked |= {plan.confirms_the_rest} if rest else set()
    return [place for id_, place in order.items() if id_ in asked], rest


def _within(open_: list[Place], most: int) -> list[Place]:
    """At most so many; the least needed are left out first, and what a letter cannot do without never is."""
    ranked = sorted(range(len(open_)), key=lambda at: (open_[at][0].priority, at))
    kept = {at for place, at in enumerate(ranked) if place < most or open_[at][0].priority == 1}
    return [one for at, one in enumerate(open_) if at in kept]


def _confirming(
    record: InterviewQuestion, section: str, rest: list[str], evidence: Evidence | None, book: Book
) -> Question:
    """One choice for each thing that the records seem to say, with the words that show it."""
    first = {id_: suggestions(in_order(book)[id_][0], evidence)[0] for id_ in rest}
    labels = {choice.value: choice.label for choice in record.choices}
    choices = tuple(Choice(value=id_, label=f"{labels[id_]}: {one.line}") for id_, one in first.items())
    return as_question(record, section).model_copy(update={"choices": choices})


def _of_the_case(
    record: InterviewQuestion, case: Known, evidence: Evidence | None, kinds: tuple[str, ...], book: Book
) -> dict[str, object]:
    """What a question carries in this case: the choices that fit it, and what the records seem to answer."""
    found = suggestions(record, evidence)
    return {
        "choices": _choices(record, case),
        "for_objections": tuple(kind for kind in kinds if kind in asked_by(book).get(record.id, ())),
        "suggested": together(record, found) if found else None,
        "suggested_from": _sources(found),
        "help": " ".join([record.help, *_denied(record, evidence, book)]).strip(),
    }


def _denied(record: InterviewQuestion, evidence: Evidence | None, book: Book) -> list[str]:
    labels = {choice.value: choice.label.split(" (")[0] for choice in record.choices}
    said = [labels.get(value, value.replace("_", " ")) for value in denied(record, evidence)]
    return [say(book, "evidence.denied", told="; ".join(said))] if said else []


def as_question(record: InterviewQuestion, section: str = "") -> Question:
    """The question as the model's type, with every choice and no suggestion."""
    return Question(
        id=record.id,
        fact=record.fact,
        text=record.text,
        why=record.why,
        type=record.type,
        choices=_choices(record, None),
        fields=tuple(map(_field, record.fields)),
        asks=record.asks,
        help=record.help,
        example=record.example,
        section=section,
    )


def _field(field: ItemField) -> Question:
    choices = _choices(field, None)
    return Question(id=field.id, fact=field.id, text=field.text, why="", type=field.type, choices=choices)


def _choices(asked: Asked, case: Known | None) -> tuple[Choice, ...]:
    def fits(when: Condition) -> bool:
        return case is None or holds(when, case) is not None

    return tuple(Choice(value=one.value, label=one.label) for one in asked.choices if fits(one.when))


def _sources(found: tuple[Suggestion, ...]) -> str:
    if len(found) == 1:
        return found[0].shown_by
    return "\n".join(f"{at}. {one.line}" for at, one in enumerate(found, 1))
