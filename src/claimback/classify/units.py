"""A page cut into headings, rows, boxes and sentences, by its layout and its punctuation."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claimback.model import Document, Page

_ROW_GAP = re.compile(r" {3,}|\t| {0,2}\|+ *| {0,2}\.(?: ?\.){2,} *")
_RULE = re.compile(r"^[\W_]*$")
_BULLET = re.compile(r"^\s*(?:[*•●▪◦–-]|\(?(?:\d{1,2}|[a-zA-Z])[.)])\s+")
_BOX = re.compile(
    r"(\[\s?[xX✓✔*]?\s?\]|\(\s?[xX✓✔]?\s\)|\([xX✓✔]\)|[☐☑☒■□]|(?<!\w)_{1,12}[xX]?_{1,12}(?!_)(?=\s{0,5}\w))"
)
_TICKED = re.compile(r"[xX✓✔*☑☒■]")
_LABEL = re.compile(r"^\s*[A-Za-z][\w /&'’()#-]{1,46}?[:?](?=\s|$)")
_NOTE = re.compile(r"^\s*[A-Z0-9-]{1,7}(?::| {2,})\s*[A-Z]")
_STOP = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9¿¡])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:dr|mr|mrs|ms|st|no|nos|vs|inc|e\.g|i\.e|approx|dept|rev|jr|sr|ste|fig|sec|art|p|pp|u\.s|[a-z]|tues|thurs"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|pt|attn|ext|tel|admin|ph))\.$",
    re.IGNORECASE,
)
_LONGEST = 8
"""Letters of the longest abbreviation, with room: no more is looked back at, so that a page costs its length."""
_HEADING_WORDS = 9


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece of a page: `page.text[start:end]`."""

    page: int
    start: int
    end: int
    kind: str
    """`heading`, `label`, `row`, `text`."""
    paragraph: int
    """Pieces of one paragraph share this number."""
    ticked: bool | None = None
    """For an item of a check list: whether its box is ticked."""


@dataclass(slots=True)
class _Line:
    start: int
    end: int
    text: str
    kind: str


def units(document: Document) -> list[Unit]:
    """Every piece of the document, in order."""
    found: list[Unit] = []
    for page in document.pages:
        for number, block in enumerate(_blocks(_lines(page))):
            found += _pieces(page, block, page.number * 10_000 + number)
    return found


def _lines(page: Page) -> list[_Line]:
    lines: list[_Line] = []
    at = 0
    for raw in page.text.splitlines(keepends=True):
        text = raw.rstrip()
        lines.append(_Line(at, at + len(text), text, _kind(text)))
        at += len(raw)
    _find_headings(lines)
    return lines


def _kind(text: str) -> str:
    body = text.strip().strip("|").strip()
    if _RULE.match(body) and not _BOX.search(body):
        return "blank"
    if _BOX.search(body):
        return "box"
    if _NOTE.match(text) and len(_ROW_GAP.split(body)) < 3:
        return "note"
    if _ROW_GAP.search(body):
        return "row"
    if _BULLET.match(text):
        return "bullet"
    return "label" if _LABEL.match(text) else "text"


def _find_headings(lines: list[_Line]) -> None:
    for before, line in zip([_Line(0, 0, "", "blank"), *lines], lines, strict=False):
        if line.kind == "label" and before.kind == "text" and line.text.lstrip()[:1].islower():
            line.kind = "text"
        if line.kind in {"text", "label", "bullet"} and _is_heading(line.text.strip(), before):
            line.kind = "heading"


def _is_heading(text: str, before: _Line) -> bool:
    words = text.split()
    if len(words) > _HEADING_WORDS or text[-1] in ".,;" or not any(char.isalpha() for char in text):
        return False
    open_before = before.kind in {"text", "box", "bullet", "note"} and before.text.rstrip()[-1:] not in ".!?:"
    if open_before and (before.text.isupper() or not text.isupper()):
        return False  # the last line of a paragraph is short too
    capitals = sum(word[:1].isupper() or not word[:1].isalpha() for word in words)
    return text.isupper() or text[-1] in ":?" or before.kind != "text" or capitals == len(words)


def _blocks(lines: list[_Line]) -> Iterator[list[_Line]]:
    block: list[_Line] = []
    for line in lines:
        if block and _continues(block, line):
            block.append(line)
            continue
        if block:
            yield block
        block = [] if line.kind == "blank" else [line]
    if block:
        yield block


def _continues(block: list[_Line], line: _Line) -> bool:
    first = block[0]
    if first.kind == "row":  # the last cell goes on below itself
        lead = _indent(first)
        cells = [gap.end() for gap in _ROW_GAP.finditer(first.text, lead) if first.text[gap.end() :].strip(" |")]
        return len(cells) == 1 and line.kind in {"text", "row", "heading"} and lead + 2 < cells[0] - 2 <= _indent(line)
    if first.kind == "note":
        return line.kind in {"text", "heading"} and _indent(line) > _indent(first)
    return line.kind == "text" and first.kind != "heading"


def _indent(line: _Line) -> int:
    return len(line.text) - len(line.text.lstrip(" |"))


def _pieces(page: Page, block: list[_Line], number: int) -> Iterator[Unit]:
    start, end, kind = block[0].start, block[-1].end, block[0].kind
    if kind == "box":
        yield from _boxes(page, start, end, number)
    elif kind == "heading":
        yield Unit(page.number, start, end, kind, number)
    elif kind == "row":
        yield from _row(page, block, number)
    else:
        label = _LABEL.match(block[0].text) if kind == "label" else None
        if label:
            yield Unit(page.number, start, start + label.end(), "label", number)
            start += label.end()
        yield from _sentences(page, start, end, number)


def _row(page: Page, block: list[_Line], number: int) -> Iterator[Unit]:
    """A row of two cells is a label and what it says; any other row is one piece."""
    start, end, text = block[0].start, block[-1].end, block[0].text
    lead = len(text) - len(text.lstrip(" |"))
    gaps = [gap for gap in _ROW_GAP.finditer(text, lead) if text[gap.end() :].strip(" |")]
    if len(gaps) == 1:
        yield Unit(page.number, start + lead, start + gaps[0].start(), "label", number)
        yield from _sentences(page, start + gaps[0].end(), end, number)
    else:
        yield Unit(page.number, start, end, "row", number)


def _boxes(page: Page, start: int, end: int, number: int) -> Iterator[Unit]:
    """Each item of a check list with its own tick; words before the first box are a label."""
    marks = list(_BOX.finditer(page.text, start, end))
    if page.text[start : marks[0].start()].strip(" *•-"):
        yield Unit(page.number, start, marks[0].start(), "label", number)
    for mark, after in zip(marks, [*marks[1:], None], strict=True):
        ticked = bool(_TICKED.search(mark.group()))
        yield Unit(page.number, mark.end(), after.start() if after else end, "text", number, ticked)


def _sentences(page: Page, start: int, end: int, number: int) -> Iterator[Unit]:
    at = start
    for stop in _STOP.finditer(page.text, start, end):
        if not _ABBREVIATION.search(page.text, max(at, stop.start() - _LONGEST), stop.start() + 1):
            yield Unit(page.number, at, stop.end(), "text", number)
            at = stop.end()
    if page.text[at:end].strip():
        yield Unit(page.number, at, end, "text", number)
