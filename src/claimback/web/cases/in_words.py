"""The things of a case that can be changed, in words: what each is called, what it says, and where it stands."""

import re
from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from claimback.interview.words import is_agreement
from claimback.knowledge.interview import InterviewQuestion, flow
from claimback.knowledge.letters import LetterRecord
from claimback.knowledge.objections import ObjectionRecord
from claimback.knowledge.words import word
from claimback.model import ExhibitChoices, Value
from claimback.web.cases.exhibits_shown import blacked
from claimback.web.cases.shown import class_labels, label, written
from claimback.web.cases.state import State
from claimback.web.cases.tongue import spoken_book
from claimback.workflow.corrections import CLASSES, NOT_A_REASON
from claimback.workflow.exhibits_file import ranges

_DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")


def said(question: str, value: Value) -> list[str]:
    """An answer, line by line: choices by their labels, days as people write them."""
    if isinstance(value, bool):
        return [_("Yes") if value else _("No")]
    labels = _labels(question)
    if isinstance(value, list):
        lines = [one.values() if isinstance(one, dict) else (one,) for one in value]
        return [", ".join(_plain(str(part), labels) for part in line) for line in lines] or [_("None")]
    return [_plain(str(value), labels)]


def names(keys: Iterable[str]) -> list[str]:
    """What things are called, each once."""
    return list(dict.fromkeys(_part(key) if key.startswith("versions/") else name(key) for key in sorted(keys)))


def name(key: str) -> str:
    """What a thing is called."""
    part, _slash, rest = key.partition("/")
    if part == "answers":
        record = spoken_book().records(InterviewQuestion).get(rest)
        return record.text if record else _("An answer")
    if part == "corrections":
        return _corrected(rest)
    if part == "versions":
        return _("%(letter)s, passage %(number)s") % {"letter": _part(key), "number": _number(rest)}
    return _("That it was sent") if part == "sent" else _("What is enclosed")


def value(state: State, key: str) -> str:
    """What a thing says in a state."""
    part, _slash, rest = key.partition("/")
    if part == "answers":
        return _answered(state, rest)
    if part == "corrections" and not rest.startswith(NOT_A_REASON):
        return _put_right(state, rest)
    if part == "corrections":
        told = state.corrections.get(NOT_A_REASON)
        dropped = isinstance(told, list) and rest.rpartition("/")[2] in told
        return _("Your letter does not give this reason.") if dropped else _("Your letter gives this reason.")
    if part == "versions":
        letter, _slash, number = rest.rpartition("/")
        return state.written(letter).get(int(number), _("As it was drafted"))
    return _chosen(state.choices, rest) if part == "choices" else _sent(state)


def place(token: str, key: str) -> str:
    """The address of the page where a thing stands."""
    part, _slash, rest = key.partition("/")
    if part == "versions":
        return reverse("cases:one_letter", args=[token, rest.rpartition("/")[0]])
    pages = {"answers": "answers", "corrections": "letter", "sent": "send", "choices": "exhibits"}
    return reverse(f"cases:{pages.get(part, 'home')}", args=[token])


def _labels(question: str) -> dict[str, str]:
    record = spoken_book().records(InterviewQuestion).get(question)
    every = (record.choices, *(field.choices for field in record.fields)) if record else ()
    return {one.value: one.label.split(" (")[0] for choices in every for one in choices}


def _plain(text: str, labels: dict[str, str]) -> str:
    if is_agreement(text, flow(spoken_book())):
        return _("What my records say is right.")
    if _DAY.fullmatch(text):
        return date_format(date.fromisoformat(text), "DATE_FORMAT")
    return labels.get(text, text)


def _corrected(rest: str) -> str:
    fact, _slash, kind = rest.partition("/")
    if fact == NOT_A_REASON:
        record = spoken_book().records(ObjectionRecord).get(kind)
        return record.plain if record else _("A reason")
    return class_labels().get(fact) or label(fact)


def _part(key: str) -> str:
    record = spoken_book().records(LetterRecord).get(key.split("/")[1].replace("-", "_"))
    return record.title if record else _("A letter")


def _number(rest: str) -> int:
    return int(rest.rpartition("/")[2]) + 1


def _answered(state: State, question: str) -> str:
    for one in state.answers:
        if one.question == question:
            return "\n".join(said(question, one.value))
    return _("Not known") if question in state.unknown else _("Skipped") if question in state.skipped else ""


def _chosen(choices: ExhibitChoices, rest: str) -> str:
    what, _slash, paper = rest.partition("/")
    if what == "drop":
        return _("Not enclosed") if paper in choices.drop else _("Enclosed")
    if what == "order":
        return _("An order of your own") if choices.order else _("As claimback chooses")
    if what == "pages":
        return ranges(choices.pages[paper]) if paper in choices.pages else _("As claimback chooses")
    return ", ".join(map(blacked, choices.redact.get(paper, ()))) or _("Nothing yet")


def _put_right(state: State, fact: str) -> str:
    told = state.corrections.get(fact)
    if told is None:
        return _("As it was read")
    return word(spoken_book(), fact, str(told)) if fact in CLASSES else written(fact, told) if told != "" else ""


def _sent(state: State) -> str:
    if state.sent is None:
        return _("Nothing yet")
    return f"{date_format(state.sent.on, 'DATE_FORMAT')} · {_(state.sent.how)} · {state.sent.proof}".rstrip(" ·")
