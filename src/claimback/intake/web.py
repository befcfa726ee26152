"""HTML to layout text: blocks on lines of their own, tables row by row, what is hidden left out."""

import re

import lxml.etree
import lxml.html

from claimback.intake import limits, plain
from claimback.intake.opaque import XmlElement
from claimback.intake.refused import Refused
from claimback.intake.tables import TableCell, table_lines
from claimback.intake.wrap import wrapped

_SKIPPED = frozenset({"script", "style", "head", "template", "noscript", "title", "svg", "select", "object", "iframe"})
_SPACED = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "blockquote", "pre", "hr"})
_BLOCKS = _SPACED | frozenset(
    {"div", "section", "article", "header", "footer", "main", "aside", "nav", "address", "form", "fieldset", "body",
     "html", "li", "dt", "dd", "tr", "td", "th", "center", "figure", "figcaption", "caption", "legend"}
)  # fmt: skip
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_META = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)


def html_text(data: bytes, encoding: str = "") -> str:
    """Text of a page of HTML in its own encoding. Raises Refused with `too_deep` or `damaged`."""
    if len(data) > limits.XML_BYTES:
        raise Refused("too_large")
    text = _decoded(data, encoding)
    parser = lxml.html.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True
    )
    try:
        root = lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (lxml.etree.ParserError, lxml.etree.XMLSyntaxError) as error:
        raise Refused("damaged") from error
    walker = _Walker()
    walker.walk(root, 0)
    walker.end_line()
    return re.sub(r"\n{3,}", "\n\n", "\n".join(walker.lines)).strip("\n") + "\n"


def _decoded(data: bytes, encoding: str) -> str:
    declared = _META.search(data[:4096])
    for name in (encoding, declared.group(1).decode("ascii", "ignore") if declared else ""):
        try:
            if name:
                return data.decode(name).replace("\r\n", "\n")
        except (LookupError, UnicodeDecodeError):
            continue
    return plain.decode(data) or data.decode("latin-1")


class _Walker:
    """Collects lines; text of inline elements gathers until its block ends."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._open: list[str] = []

    def end_line(self) -> None:
        """Close the line that is being gathered."""
        text = "".join(self._open)
        self._open.clear()
        for line in text.split("\n"):
            plain_line = " ".join(line.split())
            if plain_line:
                self.lines += wrapped(plain_line)

    def walk(self, element: XmlElement, depth: int) -> None:
        """Everything inside an element."""
        if depth > limits.XML_DEPTH:
            raise Refused("too_deep")
        tag = element.tag
        if not isinstance(tag, str) or tag in _SKIPPED or _is_hidden(element):
            return
        if tag == "br":
            self._open.append("\n")
        elif tag in _BLOCKS:
            self._block(element, tag, depth)
        else:
            self._inside(element, depth)

    def _block(self, element: XmlElement, tag: str, depth: int) -> None:
        self.end_line()
        if tag in _SPACED:
            self.lines.append("")
        if tag == "table":
            self.lines += table_lines(_rows(element, depth))
        elif tag == "pre":
            self.lines += element.text_content().expandtabs().strip("\n").split("\n")
        else:
            if tag == "li":
                self._open.append("• ")
            self._inside(element, depth)
            self.end_line()
        if tag in _SPACED:
            self.lines.append("")

    def _inside(self, element: XmlElement, depth: int) -> None:
        self._open.append(_flat(element.text))
        for child in element:
            self.walk(child, depth + 1)
            self._open.append(_flat(child.tail))


def _flat(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "")


def _is_hidden(element: XmlElement) -> bool:
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))


def _rows(table: XmlElement, depth: int) -> list[list[TableCell]]:
    rows: list[list[TableCell]] = []
    for row in table.iterdescendants("tr"):
        if next(row.iterancestors("table"), None) is not table or _is_hidden(row):
            continue
        cells = [cell for cell in row if cell.tag in {"td", "th"} and not _is_hidden(cell)]
        rows.append([_cell(cell, depth + 3) for cell in cells])
    return [row for row in rows if any(cell.text.strip() for cell in row)]


def _cell(cell: XmlElement, depth: int) -> TableCell:
    walker = _Walker()
    walker.walk(cell, depth)
    walker.end_line()
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(walker.lines)).strip("\n")
    span = str(cell.get("colspan") or "1")
    return TableCell(text, max(1, min(int(span), 60)) if span.isdigit() else 1)
