"""Which model is asked, where it runs, and how much may be asked of it: named by the operator in one small file."""

from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError

from claimback.knowledge.strict import parse
from claimback.llm.errors import ModelError
from claimback.model import BadKnowledge, Frozen


class ModelSettings(Frozen):
    """The file `model.yaml`. Without it there is no model."""

    base_url: str = Field(pattern=r"^https?://\S+$")
    """Such as `http://localhost:11434/v1`."""
    model: str = Field(min_length=1)
    """The model's name, as its server knows it."""
    key_env: str = ""
    """Name of the environment variable that holds the server's key, for a server that wants one."""
    timeout_s: float = Field(default=120, gt=0)
    """For one answer, from the question to its last word."""
    attempts: int = Field(default=3, ge=1, le=10)
    """For one question, where the server is busy or cannot be reached."""
    most_calls: int = Field(default=40, ge=1)
    """Questions in one run."""
    most_characters: int = Field(default=400_000, ge=1)
    """Signs that are sent and received in one run."""
    longest_reply: int = Field(default=40_000, ge=100)
    """Signs of one answer; a longer one is cut off and dropped."""


def read_settings(path: Path) -> ModelSettings:
    """The settings in a file. Raises `ModelError`: `off` where there is no file, `settings` where it is wrong."""
    try:
        data: Any = parse(path.read_text(encoding="utf-8"), str(path))
        return ModelSettings.model_validate(data)
    except FileNotFoundError as error:
        raise ModelError("off", f"No model is set up: there is no {path}. See docs/how-to/use-a-model.md.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise ModelError("settings", f"{path} cannot be read as text.") from error
    except BadKnowledge as error:
        raise ModelError("settings", error.message) from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "the file"
        raise ModelError("settings", f"{path}: {where} is wrong ({first['msg']}).") from error
