"""An optional model that may propose and reword, never assert. Nothing here is imported unless a model is asked."""

from claimback.llm.ask import Exchange, Session, ask, digest, sent
from claimback.llm.backend import Backend, Messages, Off
from claimback.llm.disguise import Disguise
from claimback.llm.errors import ModelError
from claimback.llm.prompts import Prompt, prompts
from claimback.llm.replies import CounterArguments, Proposals, Rewordings
from claimback.llm.settings import ModelSettings, read_settings

__all__ = [
    "Backend", "CounterArguments", "Disguise", "Exchange", "Messages", "ModelError", "ModelSettings", "Off", "Prompt",
    "Proposals", "Rewordings", "Session", "ask", "digest", "prompts", "read_settings", "sent",
]  # fmt: skip
