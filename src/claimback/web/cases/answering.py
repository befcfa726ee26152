"""Taking an answer of the interview: what is said, not known, or left for later."""

from collections.abc import Mapping

from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from claimback.interview import as_question, facts
from claimback.interview.words import is_agreement
from claimback.knowledge import book
from claimback.knowledge.interview import InterviewQuestion, flow
from claimback.knowledge.retelling import retold
from claimback.model import Answer, BadAnswers, Question
from claimback.web.cases.state import State
from claimback.web.cases.store import Opened
from claimback.web.cases.tongue import spoken_book
from claimback.workflow.asking import understood

MOST_ITEMS = 12
Said = str | list[Mapping[str, str]]


def known(name: str) -> Question:
    """The question of that name. Raises `Http404`."""
    records = spoken_book().records(InterviewQuestion)
    if name not in records:
        raise Http404
    return as_question(records[name])


def skip(case: Opened, one: Question, version: int | None) -> None:
    """Leave a question for later; what was answered stays. Raises `Stale`."""
    skipped = tuple(name for name in case.state.skipped if name != one.id)
    case.keep(case.state.model_copy(update={"skipped": (*skipped, one.id)}), version)


def unknown(case: Opened, one: Question, version: int | None) -> None:
    """The person has no answer to it. Raises `Stale`."""
    case.keep(_settled(case.state, one, None), version)


def say(case: Opened, one: Question, said: Said, version: int | None) -> str:
    """Keep an answer. Returns what is wrong with it, or nothing. Raises `Stale`."""
    if not said:
        return _("Write an answer, or choose “I don't know” or “Skip for now”.")
    try:
        answer = understood(one, said, book())
        if answer and not _agreed(answer):
            facts((answer,), book(), timezone.localdate())
    except BadAnswers as error:
        return retold(spoken_book(), error.message)
    case.keep(_settled(case.state, one, answer), version)
    return ""


def _agreed(answer: Answer) -> bool:
    """Whether it takes over what the records say, so that it cannot be looked at without them."""
    parts = answer.value if isinstance(answer.value, list) else [answer.value]
    plan = flow(book())
    return answer.question == plan.confirms_the_rest or any(
        isinstance(part, str) and is_agreement(part, plan) for part in parts
    )


def _settled(state: State, one: Question, answer: Answer | None) -> State:
    answers = tuple(kept for kept in state.answers if kept.question != one.id)
    idle = tuple(name for name in state.unknown if name != one.id)
    skipped = tuple(name for name in state.skipped if name != one.id)
    more = {"answers": (*answers, answer)} if answer else {"answers": answers, "unknown": (*idle, one.id)}
    return state.model_copy(update={"unknown": idle, "skipped": skipped, **more})
