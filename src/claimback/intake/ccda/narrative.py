"""The narrative of a section as lines: paragraphs, list items, and each row of a table with its column's headings."""

from collections.abc import Iterator

from claimback.intake import limits
from claimback.intake.opaque import XmlElement
from claimback.intake.refused import Refused

_BLOCKS = ("paragraph", "list", "item", "table", "caption", "br")


def narrative(text: XmlElement) -> list[str]:
    """The lines of a section's text."""
    if text is None:
        return []
    lines: list[str] = []
    _walk(text, lines, 0)
    return [line for line in (" ".join(one.split()) for one in lines) if line]


def _name(element: XmlElement) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _deleted(element: XmlElement) -> bool:
    return element.get("revised") == "delete"


def _walk(element: XmlElement, lines: list[str], depth: int) -> None:
    """Adds to the last line; a block begins and ends one."""
    if depth > limits.XML_DEPTH:
        raise Refused("too_deep")
    name = _name(element)
    if not name or _deleted(element):
        return
    if name == "table":
        lines += [*_table(element), ""]
        return
    if name in _BLOCKS or not lines:
        lines.append("- " if name == "item" else "")
    lines[-1] += element.text or ""
    for child in element:
        _walk(child, lines, depth + 1)
        lines[-1] += child.tail or ""
    if name in _BLOCKS:
        lines.append("")


def _table(table: XmlElement) -> Iterator[str]:
    """Rows as `Heading: cell, Heading: cell`; a table without headings, or of one column, as its cells."""
    caption = next((" ".join("".join(one.itertext()).split()) for one in table if _name(one) == "caption"), "")
    if caption:
        yield caption
    heads: list[str] = []
    for row in (one for one in table.iter() if _name(one) == "tr" and not _deleted(one)):
        cells = [one for one in row if _name(one) in ("td", "th")]
        texts = [_cell(one) for one in cells]
        if all(_name(one) == "th" for one in cells) and cells:
            heads = texts
        elif any(texts):
            yield _row(heads, texts)


def _cell(cell: XmlElement) -> str:
    return ", ".join(line.removeprefix("- ") for line in narrative(cell))


def _row(heads: list[str], cells: list[str]) -> str:
    if len(heads) != len(cells) or len(cells) < 2:
        return "- " + ", ".join(cell for cell in cells if cell)
    told = [
        f"{head}: {cell}" if at and head else cell for at, (head, cell) in enumerate(zip(heads, cells, strict=True))
    ]
    return "- " + ", ".join(text for text, cell in zip(told, cells, strict=True) if cell)
