"""Prompts are data: one YAML file each, with declared inputs, the shape of the answer, and a version."""

import json
import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path

from pydantic import ValidationError, field_validator

from claimback.knowledge.strict import parse
from claimback.llm.backend import Messages
from claimback.llm.replies import OUTPUTS
from claimback.model import BadKnowledge, Frozen

_FOLDER = Path(__file__).parent / "prompts"
_SLOT = re.compile(r"\{\{(\w+)\}\}")


class Prompt(Frozen):
    """What is said to the model for one use."""

    id: str
    version: int
    updated: date
    purpose: str
    """For the person, before they agree: what it is for."""
    inputs: dict[str, str]
    """Each input's name with what it holds."""
    output: str
    """Name of the answer's shape."""
    system: str
    user: str
    """With `{{input}}` where each input stands."""

    @field_validator("output")
    @classmethod
    def _known(cls, value: str) -> str:
        if value not in OUTPUTS:
            raise ValueError(f"there is no output {value}; there are {', '.join(OUTPUTS)}")
        return value

    @property
    def shape(self) -> type[Frozen]:
        """The type of the answer."""
        return OUTPUTS[self.output]

    def messages(self, inputs: Mapping[str, str]) -> Messages:
        """The messages for these inputs, which must be exactly the declared ones."""
        if set(inputs) != set(self.inputs):
            raise BadKnowledge(
                "prompt", f"{self.id} takes {', '.join(self.inputs)}, and was given {', '.join(inputs)}."
            )
        schema = json.dumps(self.shape.model_json_schema(), separators=(",", ":"))
        user = _SLOT.sub(lambda hit: inputs[hit.group(1)], self.user)
        return (
            {
                "role": "system",
                "content": f"{self.system.strip()}\nAnswer with one JSON object of this schema: {schema}",
            },
            {"role": "user", "content": user.strip()},
        )


@lru_cache(maxsize=1)
def prompts() -> Mapping[str, Prompt]:
    """All prompts by id. Raises `BadKnowledge` for one that is wrong, with its file."""
    return {prompt.id: prompt for prompt in map(_read, sorted(_FOLDER.glob("*.yaml")))}


def _read(path: Path) -> Prompt:
    try:
        prompt = Prompt.model_validate(parse(path.read_text(encoding="utf-8"), path.name))
    except ValidationError as error:
        raise BadKnowledge("prompt", f"{path.name}: {error.errors()[0]['msg']}.") from error
    slots = set(_SLOT.findall(prompt.user))
    if slots != set(prompt.inputs) or prompt.id != path.stem:
        raise BadKnowledge("prompt", f"{path.name}: the inputs declared, the slots used, and the id must agree.")
    return prompt
