"""`exhibits.yaml` of a case folder: the person's choices about the enclosures, to be read and changed by hand."""

import json
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from claimback.knowledge.strict import line_of, parse
from claimback.model import BadKnowledge, ClaimbackError, ExhibitChoices, Redaction
from claimback.workflow.atomic import write_whole

NAME = "exhibits.yaml"
ALL = "all"
"""All pages of a file."""
_DIGITS = 6
_LINE_ENDS = frozenset("\x85\u2028\u2029\ufeff")
_HEAD = """\
# What is enclosed with your appeal. Change it here, or with: claimback exhibits
# order:  these files come first, in this order (the denial letter is always Exhibit A)
# drop:   these files are left out
# pages:  only these pages of a file, such as  visit.pdf: 1-3, 5  (or: all)
# redact: what is blacked out for good, in one file or everywhere: words, or a box on a page
#         (left, top, right, bottom as parts of the page, 0 to 1), such as
#           everywhere:
#             - words: "555-0100"
#           visit.pdf:
#             - page: 2
#               box: [0.1, 0.05, 0.6, 0.12]
"""


def read_choices(path: Path) -> ExhibitChoices:
    """The choices in a file; none where there is no file. Raises `ClaimbackError` naming the line."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return ExhibitChoices()
    except (OSError, UnicodeDecodeError) as error:
        raise ClaimbackError("unopened", f"{path} cannot be read as text. Save it as plain UTF-8 text.") from error
    return parsed(text, path.name)


def parsed(text: str, name: str) -> ExhibitChoices:
    """The choices in a text. Raises `ClaimbackError` naming the line."""
    try:
        data: Any = parse(text, name) or {}
    except BadKnowledge as error:
        raise ClaimbackError("exhibits", error.message) from error
    if not isinstance(data, dict):
        raise ClaimbackError("exhibits", f"{name}: write order, drop, pages or redact, each with a colon.")
    pages = data.get("pages")
    if isinstance(pages, dict):
        data["pages"] = {str(key): _numbers(value, f"{name}: pages of {key}") for key, value in pages.items()}
    try:
        return ExhibitChoices.model_validate({key: value for key, value in data.items() if value is not None})
    except ValidationError as error:
        first = error.errors()[0]
        line, place = line_of(text, first["loc"]), ".".join(map(str, first["loc"]))
        said = first["msg"].removeprefix("Value error, ")
        raise ClaimbackError("exhibits", f"{name}, line {line}: {place}: {said[:1].lower()}{said[1:]}.") from error


def write_choices(path: Path, choices: ExhibitChoices) -> None:
    """Write the file whole or not at all. Raises `ClaimbackError`."""
    write_whole(path, written(choices))


def written(choices: ExhibitChoices) -> str:
    """The file's text."""
    data: dict[str, Any] = {
        "order": list(choices.order),
        "drop": list(choices.drop),
        "pages": {name: ranges(pages) for name, pages in choices.pages.items()},
        "redact": {name: [_redaction(one) for one in found] for name, found in choices.redact.items()},
    }
    # Signs that YAML takes for the end of a line must be escaped, or words to black out would be read otherwise.
    readable = _LINE_ENDS.isdisjoint(json.dumps(data, ensure_ascii=False))
    return _HEAD + yaml.safe_dump(data, allow_unicode=readable, sort_keys=False, width=100)


def page_numbers(text: str) -> tuple[int, ...]:
    """`1-3, 5` as numbers, in order; none for `all`. Raises `ClaimbackError`."""
    return _numbers(text, "The pages")


def _redaction(one: Redaction) -> dict[str, Any]:
    where = {"page": one.page} if one.page else {}
    return where | ({"box": list(one.box)} if one.box else {"words": one.words})


def _numbers(value: object, what: str) -> tuple[int, ...]:
    if value == ALL:
        return ()
    parts = value if isinstance(value, list) else str(value).split(",")
    found: set[int] = set()
    for part in parts:
        first, _, last = str(part).partition("-")
        numbers = first.strip(), last.strip() or first.strip()
        if not all(one.isdecimal() and len(one) <= _DIGITS for one in numbers):
            raise ClaimbackError("exhibits", f"{what}: write them like 1-3, 5.")
        low, high = map(int, numbers)
        if not 1 <= low <= high <= low + 10_000:
            raise ClaimbackError("exhibits", f"{what}: write them like 1-3, 5, counted from 1.")
        found.update(range(low, high + 1))
    return tuple(sorted(found))


def ranges(pages: tuple[int, ...]) -> str:
    """Numbers as `1-3, 5`; `all` for none."""
    if not pages:
        return ALL
    made: list[list[int]] = []
    for page in sorted(set(pages)):
        if made and page == made[-1][1] + 1:
            made[-1][1] = page
        else:
            made.append([page, page])
    return ", ".join(str(low) if low == high else f"{low}-{high}" for low, high in made)
