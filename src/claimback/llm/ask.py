"""Ask a model one question: identifiers hidden, consent required, budget kept, the answer of a known shape or none."""

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from threading import Event

from pydantic import ValidationError

from claimback.llm.backend import Backend, Messages
from claimback.llm.disguise import Disguise
from claimback.llm.errors import ModelError
from claimback.llm.prompts import prompts
from claimback.llm.settings import ModelSettings
from claimback.model import Frozen

_FENCE = re.compile(r"^\s*```(?:json)?\s*|\s*```\s*$")
_TRIES = 2
"""Times a question is asked where the answer has not the shape."""


class Exchange(Frozen):
    """One question and its answer, as they went over the wire, for the case's log."""

    prompt: str
    version: int
    base_url: str
    model: str
    sent: tuple[Mapping[str, str], ...]
    reply: str
    outcome: str
    """`ok`, or the code of what went wrong."""


@dataclass(slots=True)
class Session:
    """One run for one case."""

    backend: Backend
    settings: ModelSettings
    disguise: Disguise
    agreed: frozenset[str]
    """Digests of the texts that the person saw and agreed to."""
    log: Callable[[Exchange], None]
    cancel: Event = field(default_factory=Event)
    calls: int = 0
    characters: int = 0


def sent(prompt_id: str, inputs: Mapping[str, str], disguise: Disguise) -> Messages:
    """Exactly what would be sent: the messages with identifiers hidden."""
    hidden = {name: disguise.hide(text) for name, text in inputs.items()}
    return prompts()[prompt_id].messages(hidden)


def digest(messages: Messages, settings: ModelSettings) -> str:
    """The mark of one text for one server and model: consent is to exactly this."""
    text = json.dumps([settings.base_url, settings.model, [dict(one) for one in messages]], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def ask(prompt_id: str, inputs: Mapping[str, str], session: Session) -> Frozen:
    """The answer in its shape, identifiers still hidden in it. Raises `ModelError`; every exchange is logged."""
    messages = sent(prompt_id, inputs, session.disguise)
    if digest(messages, session.settings) not in session.agreed:
        raise ModelError("no_consent", "You have not agreed to send this text. Look at it with --show, then --agree.")
    for left in reversed(range(_TRIES)):
        reply = _reply(prompt_id, messages, session)
        try:
            answer = prompts()[prompt_id].shape.model_validate_json(_FENCE.sub("", reply))
        except ValidationError as error:
            _log(session, prompt_id, messages, reply, "shape")
            if not left:
                raise ModelError(
                    "shape", "The model's answer was not of the form asked for, and was dropped."
                ) from error
        else:
            _log(session, prompt_id, messages, reply, "ok")
            return answer
    raise ModelError("shape", "The model gave no answer.")


def _reply(prompt_id: str, messages: Messages, session: Session) -> str:
    size = sum(len(one["content"]) for one in messages)
    if session.calls >= session.settings.most_calls or session.characters + size > session.settings.most_characters:
        raise ModelError("budget", "The budget for the model is used up; what it has given so far is kept.")
    if session.cancel.is_set():
        raise ModelError("cancelled", "Stopped. Nothing more was sent.")
    session.calls += 1
    session.characters += size
    try:
        reply = session.backend.complete(messages, session.cancel)
    except ModelError as error:
        _log(session, prompt_id, messages, "", error.code)
        raise
    session.characters += len(reply)
    return reply


def _log(session: Session, prompt_id: str, messages: Messages, reply: str, outcome: str) -> None:
    prompt, settings = prompts()[prompt_id], session.settings
    session.log(
        Exchange(
            prompt=prompt_id,
            version=prompt.version,
            base_url=settings.base_url,
            model=settings.model,
            sent=messages,
            reply=reply,
            outcome=outcome,
        )
    )
