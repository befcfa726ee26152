"""Answers -> confirmed facts, and what follows from them."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from claimback.interview.derive import derived
from claimback.interview.read import is_agreement
from claimback.interview.suggest import LISTS, Suggestion, suggestions, together
from claimback.knowledge import Book
from claimback.knowledge.interview import Flow, InterviewQuestion, flow
from claimback.model import Answer, AnswerSource, BadAnswers, Evidence, Fact, Value


def facts(answers: Sequence[Answer], book: Book, today: date, evidence: Evidence | None = None) -> tuple[Fact, ...]:
    """The confirmed facts that the answers give, and those derived from them.

    An agreed suggestion keeps the record's own words as its source. A list that was agreed to comes first as a whole,
    in the person's name, then each agreed part with the words that show it. Raises `BadAnswers`.
    """
    records = book.records(InterviewQuestion)
    found: list[Fact] = []
    for answer in answers:
        if answer.question not in records:
            raise BadAnswers("unknown_question", f"There is no question “{answer.question}”.")
        found += _settled(records[answer.question], answer, flow(book), evidence)
    _refuse_future(records, found, today)
    return (*found, *derived(found, today, book))


def _settled(record: InterviewQuestion, answer: Answer, plan: Flow, evidence: Evidence | None) -> list[Fact]:
    whole = answer.value
    if isinstance(whole, str) and is_agreement(whole, plan):
        return _agreed(record, _chosen(record, whole, evidence))
    if record.type in LISTS and isinstance(whole, list):
        return _list(record, whole, plan, evidence)
    return [_said(record, whole)]


def _list(record: InterviewQuestion, parts: list[Any], plan: Flow, evidence: Evidence | None) -> list[Fact]:
    agreed: list[Suggestion] = []
    values: list[Any] = []
    for part in parts:
        if isinstance(part, str) and is_agreement(part, plan):
            chosen = [one for one in _chosen(record, part, evidence) if one not in agreed]
            agreed += chosen
            values += [one.value for one in chosen if one.value not in values]
        elif part not in values:
            values.append(part)
    return [_said(record, values), *(_shown(record, one) for one in agreed)]


def _agreed(record: InterviewQuestion, chosen: Sequence[Suggestion]) -> list[Fact]:
    if record.type in LISTS:
        return [_said(record, together(record, chosen)), *(_shown(record, one) for one in chosen)]
    return [_shown(record, chosen[0])]


def _chosen(record: InterviewQuestion, words: str, evidence: Evidence | None) -> tuple[Suggestion, ...]:
    """What `agree` (everything; for a single value the surest) or `agree 2` stands for."""
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
