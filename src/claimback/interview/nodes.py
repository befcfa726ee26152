"""An answers file as YAML nodes: every scalar stays the text that was typed, every node knows its line."""

from typing import NoReturn

import yaml

from claimback.interview.words import EMPTY
from claimback.model import BadAnswers

Node = yaml.nodes.Node
LONGEST = 1_000_000
"""Characters. More than this is some other file."""

_HINTS = {
    "mapping values are not allowed": "there is a colon inside the text. {block}",
    "found character '\\t'": "there is a tab. Use spaces at the start of a line.",
    "could not find expected ':'": "this line is neither a question with its colon nor the text of an answer. {block}",
    "found unexpected end of stream": "a quotation mark is opened and never closed.",
    "expected a comment or a line break": "text stands on the same line as the | sign. {block}",
    "special characters are not allowed": "there is a sign that cannot be read. Save the file as plain UTF-8 text.",
}
_BLOCK = "For text with special signs, put | after the question's name and write the text below, two spaces in."


def fail(line: int, message: str, code: str = "answer") -> NoReturn:
    """Raise `BadAnswers` that names the line, counted from 1."""
    raise BadAnswers(code, f"Line {line}: {message}")


def compose(text: str) -> Node | None:
    """The root node of the file, or None when nothing is filled in. Raises `BadAnswers` with the line."""
    if len(text) > LONGEST:
        raise BadAnswers(
            "too_long", "This file is far too long to be a file of answers. Check that it is the right one."
        )
    try:
        return yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = _place(error)
        fail(mark.line + 1 if mark else 1, _explain(str(error.problem)), "yaml")
    except yaml.reader.ReaderError as error:
        fail(text.count("\n", 0, error.position) + 1, _explain(error.reason), "yaml")
    except RecursionError:
        raise BadAnswers("yaml", "This file cannot be read as answers: too many brackets inside each other.") from None


def line_of(node: Node) -> int:
    """The line on which a node starts, counted from 1."""
    return node.start_mark.line + 1


def is_empty(node: Node) -> bool:
    """Whether nothing was written: an empty value, `~`, or only spaces."""
    if isinstance(node, yaml.ScalarNode):
        return not node.value.strip() or (node.style is None and node.value in EMPTY)
    return not node.value


def typed(node: yaml.ScalarNode, text: str) -> str:
    """The words as typed: text blocks without the final line break, plain text with its line breaks."""
    if node.style in ("|", ">"):
        return str(node.value).rstrip("\n")
    if node.style is not None:
        return str(node.value)
    _refuse_lost_words(node, text)
    raw = text[node.start_mark.index : node.end_mark.index].splitlines()
    return "\n".join(line.strip() for line in raw)


def _refuse_lost_words(node: yaml.ScalarNode, text: str) -> None:
    """YAML takes what follows ` #` for a remark; the person may have meant it as part of the answer."""
    rest = text[node.end_mark.index :].split("\n", 1)[0].strip()
    if rest.startswith("#"):
        fail(node.end_mark.line + 1, f"what follows the sign # would be lost. {_BLOCK}", "yaml")


def _place(error: yaml.MarkedYAMLError) -> "yaml.Mark | None":
    about_start = ("simple key", "quoted scalar")
    if error.context_mark and any(words in str(error.context) for words in about_start):
        return error.context_mark
    return error.problem_mark or error.context_mark


def _explain(problem: str) -> str:
    for words, hint in _HINTS.items():
        if words in problem:
            return hint.format(block=_BLOCK)
    return f"this cannot be read as an answer. {_BLOCK}"
