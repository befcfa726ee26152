"""How a value is written into the answers file, so that it is read back to the letter."""

import yaml

from claimback.interview.words import is_agreement, is_open
from claimback.knowledge.interview import Flow
from claimback.model import AnswerType, Value

_PLAIN = ("date", "number", "choice", "choices", "yes_no", "phone", "items")


def entry(name: str, value: Value, type_: AnswerType, plan: Flow) -> str:
    """The lines `name: value` of one answered question."""
    if value == [] and type_ == "items":
        return f"{name}: {plan.nothing[0]}"
    if isinstance(value, list):
        return f"{name}:\n" + "\n".join(f"  - {_part(one, plan)}" for one in value)
    if type_ in _PLAIN:
        return f"{name}: {value}"
    said = str(value)
    if is_agreement(said, plan):
        return f"{name}: {said}"
    return f"{name}: {text(said, type_ == 'long_text' and not is_open(said, plan))}"


def text(said: str, block: bool) -> str:
    """A free text: as a block where every sign is an ordinary one, else in quotation marks with escapes."""
    if block and said == said.strip() and all(line.isprintable() for line in said.split("\n")):
        return "|\n" + "\n".join(f"  {line}" if line else "" for line in said.split("\n"))
    return quoted(said)


def quoted(said: str) -> str:
    """The text in double quotation marks, on one line."""
    return yaml.safe_dump(said, default_style='"', allow_unicode=True, width=float("inf")).rstrip("\n")


def _part(one: object, plan: Flow) -> str:
    if not isinstance(one, dict):
        return str(one)
    return "\n    ".join(f"{name}: {_inner(value, plan)}" for name, value in one.items()) or "{}"


def _inner(value: object, plan: Flow) -> str:
    return quoted(value) if isinstance(value, str) and not _simple(value, plan) else str(value)


def _simple(value: str, plan: Flow) -> bool:
    """Dates, numbers and names of choices need no quotation marks."""
    word = value.isascii() and value.replace("_", "").replace("-", "").isalnum()
    return word and not is_open(value, plan)
