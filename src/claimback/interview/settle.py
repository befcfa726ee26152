"""Answers -> confirmed facts, and what follows from them."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from claimback.interview.derive import derived
from claimback.interview.suggest import LISTS, SEVERAL, Suggestion, suggestions, together
from claimback.interview.words import is_agreement
from claimback.knowledge import Book
from claimback.knowledge.interview import Flow, InterviewQuestion, flow
from claimback.model import Answer, AnswerSource, BadAnswers, Evidence, Fact, Value


def facts(answers: Sequence[Answer], book: Book, today: date, evidence: Evidence | None = None) -> tuple[Fact, ...]:
    """The confirmed facts that the answers give, and those derived from them.

    An agreed suggestion keeps the record's own words as its source. Of lists of items (treatments), each agreed item is
    a fact of its own. Of several choices or texts that were agreed to, the first fact has them all, as the person's
    answer, and each follows with the words that show it. Raises `BadAnswers`.
    """
    records = book.records(InterviewQuestion)
    found: list[Fact] = []
    answered = {answer.question for answer in answers}
    for answer in _spread(answers, answered, flow(book)):
        if answer.question not in records:
            raise BadAnswers("unknown_question", f"There is no question “{answer.question}”.")
        found += _settled(records[answer.question], answer, flow(book), evidence)
    _refuse_future(records, found, today)
    return (*found, *derived(found, today, book))


def _spread(answers: Sequence[Answer], answered: set[str], plan: Flow) -> list[Answer]:
    """The answers, with what was confirmed in one go as an agreement to each; an answer of its own stands before it."""
    spread: list[Answer] = []
    for answer in answers:
        if answer.question != plan.confirms_the_rest:
            spread.append(answer)
        elif isinstance(answer.value, list):
            spread += [Answer(question=id_, value=plan.agree) for id_ in answer.value if id_ not in answered]
    return spread


def _settled(record: InterviewQuestion, answer: Answer, plan: Flow, evidence: Evidence | None) -> list[Fact]:
    parts = answer.value if record.type in LISTS and isinstance(answer.value, list) else [answer.value]
    own = [part for part in parts if not (isinstance(part, str) and is_agreement(part, plan))]
    agreed: list[Suggestion] = []
    for part in parts:
        if part not in own:
            agreed += [one for one in _chosen(record, str(part), evidence) if one not in agreed]
    agreed += [one for one in _confirmed(record, own, evidence) if one not in agreed]
    if not agreed:
        return [_said(record, answer.value)]
    own = [] if record.type not in LISTS else own
    return _items(record, own, agreed) if record.type == "items" else _values(record, own, agreed)


def _confirmed(record: InterviewQuestion, own: list[Any], evidence: Evidence | None) -> list[Suggestion]:
    """Suggestions that the person's own answer repeats to the letter, as an answer kept from an earlier round does."""
    offered = suggestions(record, evidence)
    if record.type == "long_text":
        held = [one for one in offered if any(str(one.value) in str(part) for part in own)]
        return held if held and together(record, held) in own else []
    return [one for one in offered if one.value in own]


def _items(record: InterviewQuestion, own: list[Any], agreed: list[Suggestion]) -> list[Fact]:
    """Each agreed item is a fact of its own, with its own words; the person's items are one more."""
    told = [part for part in own if all(part != one.value for one in agreed)]
    return [*(_shown(record, one) for one in agreed), *([_said(record, told)] if told else [])]


def _values(record: InterviewQuestion, own: list[Any], agreed: list[Suggestion]) -> list[Fact]:
    """One value: the record's. Several: first all of them together, then each with its words."""
    if record.type not in SEVERAL:
        return [_shown(record, agreed[0])]
    each = [_shown(record, one) for one in agreed]
    whole = together(record, agreed)
    if isinstance(whole, list):
        whole = [*whole, *(part for part in own if part not in whole)]
    return each if len(each) == 1 and each[0].value == whole else [_said(record, whole), *each]


def _chosen(record: InterviewQuestion, words: str, evidence: Evidence | None) -> tuple[Suggestion, ...]:
    """What `agree` (everything) or `agree 2` stands for."""
    offered = suggestions(record, evidence)
    number = int(words.split()[1]) if " " in words.strip() else None
    if not offered:
        raise BadAnswers(
            "nothing_to_agree",
            f"The answer to “{record.id}” is “{words}”, but no record was given that answers it. "
            "Give the records again, or write the answer itself.",
        )
    if number is None:
        return offered
    if not 1 <= number <= len(offered):
        raise BadAnswers(
            "nothing_to_agree",
            f"The answer to “{record.id}” is “{words}”, but the records say {len(offered)} thing(s) about it.",
        )
    return offered[number - 1 : number]


def _said(record: InterviewQuestion, value: Value) -> Fact:
    source = AnswerSource(question=record.id)
    return Fact(name=record.fact, value=value, source=source, found_by="interview", confidence=1, status="confirmed")


def _shown(record: InterviewQuestion, one: Suggestion) -> Fact:
    value = [one.value] if record.type in LISTS else one.value
    return one.fact.model_copy(update={"value": value, "confidence": 1, "status": "confirmed"})


def _refuse_future(records: Mapping[str, InterviewQuestion], found: Sequence[Fact], today: date) -> None:
    by_fact = {record.fact: record for record in records.values()}
    for fact in found:
        record = by_fact[fact.name]
        dates = [(fact.value, record.past)] if record.type == "date" else []
        if record.type == "items" and isinstance(fact.value, list):
            dates += [(item.get(field.id), field.past) for item in fact.value for field in record.fields]
        for value, past in dates:
            if past and value and str(value) > today.isoformat():
                raise BadAnswers("future", f"The answer to “{record.id}”: {value} is still to come. Check the year.")
