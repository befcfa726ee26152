"""A server by its `base_url` that speaks the OpenAI protocol: Ollama, llama.cpp, vLLM, or a hosted one."""

import time
from threading import Event
from typing import Any

from claimback.llm.backend import Messages
from claimback.llm.errors import ModelError
from claimback.llm.settings import ModelSettings

_WAIT, _LONGEST_WAIT = 0.2, 5.0
"""Seconds before a busy server is asked again, and the most of them."""


class OpenAICompatible:
    """Asks one server and no other: no redirect is followed, and no proxy of the environment is used."""

    def __init__(self, settings: ModelSettings, key: str = "", *, wait: float = _WAIT) -> None:
        try:
            import openai
            import stamina
        except ImportError as error:
            raise ModelError("no_extra", "The model needs two more packages: pip install 'claimback[llm]'.") from error
        self._settings, self._wait = settings, wait
        self._openai, self._stamina = openai, stamina
        self._client = openai.OpenAI(
            base_url=settings.base_url, api_key=key or "none", timeout=settings.timeout_s, max_retries=0,
            http_client=openai.DefaultHttpxClient(follow_redirects=False, trust_env=False),
        )  # fmt: skip

    def complete(self, messages: Messages, cancel: Event) -> str:
        """The answer's text, asked for again where the server is busy or away."""
        api = self._openai
        busy = (api.APIConnectionError, api.RateLimitError, api.InternalServerError)

        def _again(error: Exception) -> bool:
            return isinstance(error, busy) and not isinstance(error, api.APITimeoutError)

        ends = time.monotonic() + self._settings.timeout_s
        try:
            for attempt in self._stamina.retry_context(
                on=_again,
                attempts=self._settings.attempts, wait_initial=self._wait, wait_max=_LONGEST_WAIT,
                timeout=self._settings.timeout_s,
            ):  # fmt: skip
                with attempt:
                    return self._once(messages, cancel, ends)
        except api.APITimeoutError as error:
            raise _slow(self._settings) from error
        except api.RateLimitError as error:
            raise ModelError("busy", "The model's server is busy. Try again later.") from error
        except api.APIConnectionError as error:
            message = f"No model answers at {self._settings.base_url}. Is its server running?"
            raise ModelError("unreachable", message) from error
        except (api.APIError, ValueError) as error:  # a stream that is no JSON is none of the client's own errors
            raise ModelError("server", f"The model's server refused the request ({_status(error)}).") from error
        raise ModelError("unreachable", f"No model answers at {self._settings.base_url}.")

    def _once(self, messages: Messages, cancel: Event, ends: float) -> str:
        parts: list[str] = []
        request: dict[str, Any] = {
            "model": self._settings.model, "messages": [dict(one) for one in messages], "temperature": 0,
            "stream": True, "response_format": {"type": "json_object"},
        }  # fmt: skip
        with self._client.chat.completions.create(**request) as stream:
            for chunk in stream:
                self._go_on(cancel, ends, parts)
                if not chunk.choices:
                    continue
                choice = chunk.choices[0]
                if choice.delta.refusal or choice.finish_reason == "content_filter":
                    raise ModelError("refused", "The model declined to answer.")
                parts.append(choice.delta.content or "")
        return "".join(parts)

    def _go_on(self, cancel: Event, ends: float, parts: list[str]) -> None:
        if cancel.is_set():
            raise ModelError("cancelled", "Stopped. Nothing of the answer was kept.")
        if time.monotonic() > ends:
            raise _slow(self._settings)
        if sum(map(len, parts)) > self._settings.longest_reply:
            raise ModelError("too_long", "The model's answer had no end and was dropped.")


def _slow(settings: ModelSettings) -> ModelError:
    return ModelError("slow", f"The model took more than {settings.timeout_s:g} seconds and was stopped.")


def _status(error: Exception) -> str:
    return str(getattr(error, "status_code", None) or "a broken answer")
