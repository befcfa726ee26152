"""What answers a question: nobody, or a server that speaks the OpenAI protocol."""

from collections.abc import Mapping
from threading import Event
from typing import Protocol

from claimback.llm.errors import ModelError

Messages = tuple[Mapping[str, str], ...]
"""`role` and `content` of each message, as they are sent."""


class Backend(Protocol):
    """Takes messages and gives the whole text of the answer."""

    def complete(self, messages: Messages, cancel: Event) -> str:
        """The answer's text. Raises `ModelError`."""
        ...


class Off:
    """No model: the default."""

    def complete(self, messages: Messages, cancel: Event) -> str:
        """Raises `ModelError`, always."""
        raise ModelError("off", "No model is set up. Everything works without one.")
