"""DOCX to text: headers, paragraphs, tables row by row, text boxes, footnotes, footers."""

import io
import re
import zipfile
from base64 import b64encode
from collections.abc import Iterator
from typing import Any

from claimback.intake import limits
from claimback.intake.opaque import XmlElement
from claimback.intake.refused import Refused
from claimback.intake.tables import TableCell, table_lines
from claimback.intake.wrap import WIDTH, tabbed, wrapped
from claimback.intake.xml import parse_xml

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SKIPPED = frozenset({_W + "del", _W + "moveFrom", _W + "pPr", _W + "rPr", _MC + "Fallback"})
"""Deleted words, formatting, and the second copy of a text box."""
_SIGNS = {
    _W + "tab": "\t",
    _W + "cr": "\n",
    _W + "noBreakHyphen": "-",
    _W + "softHyphen": "",
}
_EDGE = re.compile(r"word/(header|footer)\d*\.xml$")
_PICTURE = re.compile(r"word/media/.+\.(?:png|jpe?g|tiff?|gif|bmp)$", re.IGNORECASE)
_MAX_PICTURES = 20


def read_docx(data: bytes) -> dict[str, Any]:
    """`text` of the document (form feed = page break), and its pictures where it has no text (a pasted scan)."""
    with _opened(data) as archive:
        _guard(archive)
        names = sorted(archive.namelist())
        edges = {"header": "", "footer": ""}
        for name in names:
            edge = _EDGE.match(name)
            if edge:
                edges[edge.group(1)] = _add(edges[edge.group(1)], _part(archive, name))
        notes = [_part(archive, name) for name in names if name in {"word/footnotes.xml", "word/endnotes.xml"}]
        parts = [edges["header"], _part(archive, _main_part(names)), *notes, edges["footer"]]
        text = "\n\n".join(part.strip("\n") for part in parts if part.strip())
        pictures = [] if text.strip() else [name for name in names if _PICTURE.match(name)][:_MAX_PICTURES]
        return {
            "text": text,
            "pictures": [b64encode(_bytes(archive, name)).decode() for name in pictures],
        }


def _opened(data: bytes) -> zipfile.ZipFile:
    """The archive of a DOCX; other archives and office documents are refused."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        code = "damaged" if b"word/" in data or b"[Content_Types].xml" in data else "unknown_type"
        raise Refused(code) from error
    names = archive.namelist()
    if "[Content_Types].xml" in names and any(name.startswith("word/") for name in names):
        return archive
    raise Refused("unknown_type", " (a ZIP archive or another office document)")


def _guard(archive: zipfile.ZipFile) -> None:
    entries = archive.infolist()
    if len(entries) > limits.ZIP_ENTRIES or sum(entry.file_size for entry in entries) > limits.ZIP_BYTES:
        raise Refused("bomb")
    if any(entry.flag_bits & 1 for entry in entries):
        raise Refused("encrypted")


def _main_part(names: list[str]) -> str:
    found = [name for name in names if re.fullmatch(r"word/document\d*\.xml", name)]
    if not found:
        raise Refused("damaged")
    return found[0]


def _bytes(archive: zipfile.ZipFile, name: str) -> bytes:
    """A part's bytes. The size that the archive claims may be a lie, so reading stops at the cap."""
    with archive.open(name) as part:
        data = part.read(limits.XML_BYTES + 1)
    if len(data) > limits.XML_BYTES:
        raise Refused("bomb")
    return data


def _part(archive: zipfile.ZipFile, name: str) -> str:
    root = parse_xml(_bytes(archive, name))
    body = root.find(_W + "body")
    return "\n".join(_blocks(root if body is None else body))


def _add(text: str, more: str) -> str:
    """Sections often repeat a header; it is kept once."""
    return text if more.strip() in text else f"{text}\n{more}".strip("\n")


def _blocks(parent: XmlElement) -> Iterator[str]:
    """Lines of the paragraphs and tables of a body, a cell or a note, in order."""
    for child in parent:
        if child.tag == _W + "p":
            yield from _paragraph(child)
        elif child.tag == _W + "tbl":
            yield from ["", *table_lines(list(_rows(child))), ""]
        elif child.tag not in _SKIPPED and isinstance(child.tag, str):
            yield from _blocks(child)


def _rows(table: XmlElement) -> Iterator[list[TableCell]]:
    for row in table.iter(_W + "tr"):
        if _table_of(row) is table:
            yield [_cell(cell) for cell in row.iter(_W + "tc") if _row_of(cell) is row]


def _table_of(row: XmlElement) -> XmlElement:
    return next(row.iterancestors(_W + "tbl"), None)


def _row_of(cell: XmlElement) -> XmlElement:
    return next(cell.iterancestors(_W + "tr"), None)


def _cell(cell: XmlElement) -> TableCell:
    span = cell.find(f"{_W}tcPr/{_W}gridSpan")
    merged = cell.find(f"{_W}tcPr/{_W}vMerge")
    hidden = merged is not None and merged.get(_W + "val") in {None, "continue"}
    count = str(span.get(_W + "val")) if span is not None else "1"
    lines = [line.replace("\f", "") for line in _blocks(cell)]
    return TableCell("" if hidden else "\n".join(lines).strip("\n"), min(int(count), 60) if count.isdigit() else 1)


def _paragraph(paragraph: XmlElement) -> Iterator[str]:
    boxes: list[XmlElement] = []
    text = "".join(_inline(paragraph, boxes))
    for box in boxes:
        yield from _blocks(box)
    listed = paragraph.find(f"{_W}pPr/{_W}numPr") is not None and text.strip()
    lines = [part for line in text.split("\n") for part in wrapped(tabbed(line), WIDTH)]
    if listed:
        lines = [("  • " if number == 0 else "    ") + line for number, line in enumerate(lines)]
    prose = len(text) > WIDTH and not listed
    yield from ["", *lines, ""] if prose else lines


def _inline(element: XmlElement, boxes: list[XmlElement]) -> Iterator[str]:
    for child in element:
        if child.tag in _SKIPPED or not isinstance(child.tag, str):
            continue
        if child.tag == _W + "t":
            yield child.text or ""
        elif child.tag == _W + "txbxContent":
            boxes.append(child)
        elif child.tag == _W + "br":
            yield "\f" if child.get(_W + "type") == "page" else "\n"
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        else:
            yield from _inline(child, boxes)
