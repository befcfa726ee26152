"""Strict YAML: a duplicate or unknown key is an error that names the file and the line."""

import re
from pathlib import Path
from typing import Any

import yaml

from claimback.model.errors import BadKnowledge

_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Base):
    """Refuses a key that stands twice in one mapping."""


def _mapping(loader: Any, node: Any) -> dict[Any, Any]:
    seen: dict[Any, Any] = {}
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node, deep=True)
        if key in seen:
            raise yaml.MarkedYAMLError(problem=f"the key “{key}” stands twice", problem_mark=key_node.start_mark)
        seen[key] = loader.construct_object(value_node, deep=True)
    return seen


_Loader.add_constructor("tag:yaml.org,2002:map", _mapping)
# Dates stay text and so do yes and no: a fact is a plain JSON value, and "no" is an answer. Only true and false are
# booleans.
_TEXT = {"tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool"}
_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag not in _TEXT]
    for first, resolvers in _Base.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


def parse(text: str, name: str) -> Any:
    """The data of a YAML text. Raises `BadKnowledge` with `name` and line when it is malformed."""
    try:
        return yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader with one more check
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise BadKnowledge("yaml", f"{name}, line {line}: {error.problem}.") from error
    except yaml.YAMLError as error:
        raise BadKnowledge("yaml", f"{name}: this is not readable YAML.") from error


def line_of(text: str, path: tuple[Any, ...]) -> int:
    """The line at which the value at `path` (keys and indexes) stands, counted from 1."""
    node = yaml.compose(text, Loader=_Loader)
    line = 1
    for step in path:
        node = _step(node, step)
        if node is None:
            break
        line = node.start_mark.line + 1
    return line


def _step(node: Any, step: Any) -> Any:
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == str(step)), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step]
    return None


def read(path: Path) -> tuple[str, Any]:
    """The text and the data of a YAML file."""
    text = path.read_text(encoding="utf-8")
    return text, parse(text, str(path))
