"""The `questions.yaml` that the person fills in: each question with its reason, and the answers given so far."""

from collections.abc import Iterable, Sequence
from textwrap import wrap

from claimback.interview.ask import as_question
from claimback.interview.scalars import entry
from claimback.interview.suggest import SEVERAL
from claimback.interview.words import is_agreement
from claimback.knowledge import Book, book
from claimback.knowledge.interview import Flow, InterviewQuestion, flow, in_order
from claimback.model import Answer, AnswerSource, Fact, Known, Question, Span, Value

_WIDTH = 100


def to_yaml(
    questions: Sequence[Question], known: Known, answers: Sequence[Answer] = (), knowledge: Book | None = None
) -> str:
    """The file's text. Reading it back unchanged gives just the answers that were given before.

    Answers are taken from the facts of `known` that the person gave or agreed to. What was agreed to is written out, so
    that no later record slips into an old agreement. `answers`, read from the person's file, are kept as they stand.
    """
    shelf = knowledge or book()
    plan = flow(shelf)
    given = _given(known, answers, shelf)
    open_ = [question for question in questions if question.id not in given]
    parts = [_comment(plan.header.format(count=len(open_), agree=plan.agree).splitlines())]
    section = ""
    for number, question in enumerate(open_, 1):
        if question.section != section:
            section = question.section
            parts.append(f"# {'-' * 4} {section} {'-' * max(4, _WIDTH - 8 - len(section))}")
        parts.append(_open_question(question, number, plan))
    if given:
        parts.append("# ---- Your answers so far. Change them here if something is not right. ----")
        parts += [_answered(record, given[id_], plan) for id_, (record, _) in in_order(shelf).items() if id_ in given]
    return "\n\n".join(parts) + "\n"


def _given(known: Known, answers: Sequence[Answer], shelf: Book) -> dict[str, Value]:
    """Values by question id."""
    given: dict[str, Value] = {}
    for id_, (record, _) in in_order(shelf).items():
        said = [fact for fact in known.all(record.fact) if _is_answer(fact)]
        if record.type == "items" and said:
            given[id_] = [item for fact in said if isinstance(fact.value, list) for item in fact.value]
        elif said:
            given[id_] = said[0].value
    plan = flow(shelf)
    for answer in answers:
        if answer.question == plan.confirms_the_rest:
            continue
        if answer.question not in given or not _agrees(answer.value, plan):
            given[answer.question] = answer.value
    return given


def _agrees(value: Value, plan: Flow) -> bool:
    parts = value if isinstance(value, list) else [value]
    return any(isinstance(part, str) and is_agreement(part, plan) for part in parts)


def _is_answer(fact: Fact) -> bool:
    """Told by the person, or agreed to: only then is something from a paper confirmed."""
    return isinstance(fact.source, AnswerSource) or (isinstance(fact.source, Span) and fact.status == "confirmed")


def _open_question(question: Question, number: int, plan: Flow) -> str:
    lines = [f"{number}. {question.text}", f"Why: {question.why}"]
    if question.asks == "doctor":
        lines.append(
            "Best answered by your doctor or from the doctor's notes. You may leave it to the doctor's letter."
        )
    lines += [question.help] if question.help else []
    comment = [_comment(lines), *_how(question), *_suggested(question, plan)]
    return "\n".join([*comment, f"{question.id}:"])


def _how(question: Question) -> list[str]:
    if question.type == "items":
        return [_comment([_HOW["items"]]), *_item_form(question)]
    how = [_comment([_HOW[question.type]])] if question.type in _HOW else []
    how += [f"#   {choice.value} - {choice.label}" for choice in question.choices]
    return [*how, f"# Example: {_one_line(question.example)}"] if question.example else how


def _item_form(question: Question) -> list[str]:
    width = max(len(field.id) for field in question.fields) + 1
    lines: list[str] = []
    for at, field in enumerate(question.fields):
        says = " ".join([field.text, " | ".join(choice.value for choice in field.choices)]).strip()
        lines.append(f"#   {'  ' if at else '- '}{field.id + ':':<{width}}  ({says})")
    return [*lines, "# Example:", *(f"#   {line}" for line in question.example.splitlines())]


def _suggested(question: Question, plan: Flow) -> list[str]:
    if question.suggested is None:
        return []
    several = "\n" in question.suggested_from
    lines = ["# From your records:" if several else f"# From your records: {_shown(question.suggested)}"]
    lines += [f"#   {_one_line(line)}" for line in question.suggested_from.splitlines()]
    takes = "all of it" if question.type in SEVERAL else "the first" if several else "it"
    one = f", or “{plan.agree} 2” for only the second," if several else ""
    return [*lines, f"# Is that right? Write {plan.agree} to accept {takes}{one} or write your own answer."]


def _shown(value: Value) -> str:
    if isinstance(value, list):
        return "; ".join(_shown(one) for one in value)
    if isinstance(value, dict):
        return ", ".join(f"{name} {_one_line(str(one))}" for name, one in value.items())
    return _one_line(str(value))


def _answered(record: InterviewQuestion, value: Value, plan: Flow) -> str:
    question = as_question(record)
    return "\n".join([_comment([question.text]), entry(record.id, value, record.type, plan)])


def _comment(lines: Iterable[str]) -> str:
    filled = [wrap(_one_line(line), _WIDTH, break_long_words=False, break_on_hyphens=False) or [""] for line in lines]
    return "\n".join(f"# {line}".rstrip() for group in filled for line in group)


def _one_line(said: str) -> str:
    """Fit for a comment: no line break of any kind, nothing that cannot be printed."""
    return "".join(sign for sign in " ".join(said.split()) if sign.isprintable())


_HOW = {
    "date": "Write a date, such as 2026-03-04 or March 4, 2026.",
    "number": "Write a number.",
    "yes_no": "Write yes or no.",
    "phone": "Write a telephone number, such as 541-555-0100.",
    "choice": "Write one of these words:",
    "choices": "Write one or more of these words, with commas between them:",
    "items": "Write one entry for each, with a dash in front, like this (leave out what you do not know):",
}
