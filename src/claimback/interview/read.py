"""A filled-in `questions.yaml` -> answers. What does not fit is an error that names the line."""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

import yaml

from claimback.interview.nodes import Node, compose, fail, is_empty, line_of, typed
from claimback.interview.plain import quote_free_text
from claimback.interview.values import UnfitError, scalar
from claimback.interview.words import bare, is_agreement, is_open
from claimback.knowledge import Book
from claimback.knowledge.interview import Asked, Flow, InterviewQuestion, ItemField, flow
from claimback.model import Answer, Value

FREE = ("text", "long_text")


def from_yaml(text: str, book: Book) -> tuple[Answer, ...]:
    """The answers that were given, in the file's order; an empty one is no answer.

    Free text is kept to the letter, dates become ISO text. `agree` stays as it is, for `facts` to settle.
    Raises `BadAnswers`.
    """
    records = book.records(InterviewQuestion)
    text = text.replace("\r\n", "\n").removeprefix("\ufeff")
    free = {record.id for record in records.values() if record.type in FREE}
    text = quote_free_text(text, free, lambda said: is_open(said, flow(book)))
    root = compose(text)
    if root is None or (isinstance(root, yaml.ScalarNode) and is_empty(root)):
        return ()
    if not isinstance(root, yaml.MappingNode):
        fail(line_of(root), "write each answer after its question's name and a colon, such as  pain_score: 6", "shape")
    reader = _Reader(text, flow(book))
    answers: list[Answer] = []
    for name, node in _unique(root, records, "question"):
        value = reader.answer(records[name], node)
        if value is not None:
            answers.append(Answer(question=name, value=value))
    return tuple(answers)


def _unique(node: yaml.MappingNode, names: Mapping[str, object], what: str) -> list[tuple[str, Node]]:
    seen: dict[str, Node] = {}
    for key, value in node.value:
        name, line = str(key.value), line_of(key)
        if name not in names:
            near = get_close_matches(name, list(names), n=1, cutoff=0.5)
            hint = f" Did you mean “{near[0]}”?" if near else f" A {what}'s name is copied as it stands in the file."
            fail(line, f"there is no {what} “{name}”.{hint}", "unknown_question")
        if name in seen:
            fail(line, f"“{name}” is answered twice. Keep one of the two.", "twice")
        seen[name] = value
    return list(seen.items())


class _Reader:
    def __init__(self, text: str, plan: Flow) -> None:
        self.text, self.plan = text, plan

    def answer(self, record: InterviewQuestion, node: Node) -> Value | None:
        if is_empty(node) or self._says(node, self.plan.not_known):
            return None
        if self._agrees(record, node):
            return _agreed(node)
        if record.type == "items":
            return self._items(record, node)
        return self._choices(record, node) if record.type == "choices" else self._one(record, record.id, node)

    def _says(self, node: Node, words: tuple[str, ...]) -> bool:
        plain = isinstance(node, yaml.ScalarNode) and node.style in (None, "|", ">")
        return plain and bare(node.value) in map(bare, words)

    def _agrees(self, record: InterviewQuestion, node: Node) -> bool:
        """What is confirmed in one go is named thing by thing, so that nothing unseen is confirmed."""
        at_once = record.id == self.plan.confirms_the_rest
        return isinstance(node, yaml.ScalarNode) and not at_once and is_agreement(node.value, self.plan)

    def _one(self, asked: Asked, name: str, node: Node) -> Value:
        if not isinstance(node, yaml.ScalarNode):
            fail(line_of(node), f"the answer to “{name}” is one {_TYPES[asked.type]}, not a list.", "type")
        try:
            return scalar(asked, typed(node, self.text) if asked.type in FREE else node.value)
        except UnfitError as error:
            fail(line_of(node), f"the answer to “{name}”: {error}.", asked.type)

    def _choices(self, record: InterviewQuestion, node: Node) -> list[Any]:
        if isinstance(node, yaml.MappingNode):
            fail(line_of(node), f"the answer to “{record.id}” is a list of choices, like [{_some(record)}].", "type")
        chosen: list[Any] = []
        for part in node.value if isinstance(node, yaml.SequenceNode) else _split(record, node):
            value = _agreed(part) if self._agrees(record, part) else self._one(record, record.id, part)
            chosen += [] if value in chosen else [value]
        alone = [choice.value for choice in record.choices if choice.alone and choice.value in chosen]
        if alone and len(chosen) > 1:
            fail(
                line_of(node), f"the answer to “{record.id}”: {alone[0]} cannot stand beside other choices.", "choices"
            )
        return chosen

    def _items(self, record: InterviewQuestion, node: Node) -> list[Any]:
        if self._says(node, self.plan.nothing):
            return []
        if isinstance(node, yaml.ScalarNode):
            names = ", ".join(field.id for field in record.fields)
            fail(
                line_of(node),
                f"the answer to “{record.id}” is a list; start each entry with a dash and name its parts: {names}.",
                "type",
            )
        parts = node.value if isinstance(node, yaml.SequenceNode) else [node]
        return [self._item(record, part) for part in parts if not is_empty(part)]

    def _item(self, record: InterviewQuestion, node: Node) -> Value:
        if self._agrees(record, node):
            return _agreed(node)
        fields = {field.id: field for field in record.fields}
        if not isinstance(node, yaml.MappingNode):
            fail(
                line_of(node), f"an entry of “{record.id}” names its parts, such as  {record.fields[0].id}: ...", "type"
            )
        item = {
            name: self._one(fields[name], f"{record.id}, {name}", part)
            for name, part in _unique(node, fields, "part")
            if not is_empty(part) and not self._says(part, self.plan.not_known)
        }
        _complete(record, fields, item, line_of(node))
        return item


def _complete(record: InterviewQuestion, fields: dict[str, ItemField], item: dict[str, Any], line: int) -> None:
    for field in fields.values():
        if field.required and field.id not in item:
            fail(line, f"this entry of “{record.id}” has no {field.id}. {field.text}", "missing_part")
    if "start" in item and "end" in item and item["end"] < item["start"]:
        fail(line, f"this entry of “{record.id}” ends on {item['end']}, before it starts on {item['start']}.", "order")


def _agreed(node: Node) -> str:
    return " ".join(str(node.value).split()).lower()


def _split(record: InterviewQuestion, node: Node) -> list[Any]:
    """One choice, or several with commas between them where no label has a comma of its own."""
    said, style = str(node.value), getattr(node, "style", None)
    if said.strip().casefold() in (choice.label.casefold() for choice in record.choices):
        return [node]
    return [
        yaml.ScalarNode(node.tag, part.strip(), node.start_mark, node.end_mark, style=style)
        for part in said.split(",")
        if part.strip()
    ]


def _some(record: InterviewQuestion) -> str:
    return ", ".join(choice.value for choice in record.choices[:2])


_TYPES = {"text": "text", "long_text": "text", "date": "date", "number": "number", "choice": "choice",
          "choices": "choice", "yes_no": "yes or no", "phone": "telephone number"}  # fmt: skip
