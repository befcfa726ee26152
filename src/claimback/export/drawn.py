"""What is drawn on the pages of a strange PDF, and nothing else: no scripts, files, remarks, metadata, hidden text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

from claimback.export.jpeg import without_remarks

if TYPE_CHECKING:
    from pikepdf import Object, Page, Pdf

_KEPT = {"/Type", "/Parent", "/MediaBox", "/CropBox", "/Rotate", "/Resources", "/Contents", "/Group", "/UserUnit"}
"""What a page needs to be drawn."""
_TRACES = ("/Metadata", "/PieceInfo", "/LastModified", "/AA", "/AF", "/OPI", "/Alternates", "/StructParents",
           "/StructParent", "/Thumb")  # fmt: skip
_SUSPECT = re.compile(rb"\b3\s+Tr\b|\b(?:BDC|BMC|DP|MP)\b")
"""Text that is not painted, as over a scan, and marks that may hold words of their own."""
_MARKS = {"BDC", "BMC", "EMC", "DP", "MP"}
_SHOWN = {"Tj", "TJ", "'", '"'}
_INLINE = re.compile(rb"\bBI\s.{0,400}?\bID\s", re.DOTALL)
_DEEP = 12
"""Forms inside forms that are followed."""


def drawing(original: bytes, chosen: Sequence[int]) -> tuple["Pdf", bool] | None:
    """Those pages as a PDF of their own, and whether it has layers; None where the file cannot be opened or drawn."""
    import pikepdf

    try:
        with pikepdf.open(BytesIO(original)) as pdf:
            # Filled-in forms and printed remarks become part of the page; what only acts is left behind.
            if "/AcroForm" in pdf.Root:
                pdf.generate_appearance_streams()
            pdf.flatten_annotations("print")
            for number in chosen:
                _visible_only(pdf, pdf.pages[number - 1])
            pdf.remove_unreferenced_resources()
            return _apart(pdf, chosen), "/OCProperties" in pdf.Root
    except (pikepdf.PdfError, pikepdf.PasswordError, ValueError, RuntimeError, IndexError):
        return None


def _apart(pdf: "Pdf", chosen: Sequence[int]) -> "Pdf":
    import pikepdf

    made = pikepdf.new()
    for number in chosen:
        made.pages.append(pdf.pages[number - 1])
    for page in made.pages:
        for key in set(page.obj.keys()) - _KEPT:
            del page.obj[key]
    without_traces(made)
    file = BytesIO()
    made.save(file)  # what no page needs is left behind here
    return pikepdf.open(file)


def without_traces(pdf: "Pdf") -> None:
    """Take away what tells of programs, cameras and people in any object, in place."""
    import pikepdf

    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
            for trace in _TRACES:
                if trace in item:
                    del item[trace]
        if isinstance(item, pikepdf.Stream) and item.get("/Filter") == pikepdf.Name.DCTDecode:
            raw = item.read_raw_bytes()
            if (clean := without_remarks(raw)) != raw:
                parms = item.get("/DecodeParms")
                kept = parms if isinstance(parms, pikepdf.Dictionary | pikepdf.Array) else None
                item.write(clean, filter=pikepdf.Name.DCTDecode, decode_parms=kept)


def pictured(page: "Page") -> bool:
    """Whether a page shows pictures, in which words may stand that its text does not have."""
    import pikepdf

    found = any(item.get("/Subtype") == pikepdf.Name.Image for item in _things(page.obj, 0))
    return found or _INLINE.search(_content(page)) is not None


def _things(holder: "Object", depth: int) -> Iterator[Any]:
    """Pictures and forms that a page or a form may draw."""
    resources = holder.get("/Resources")
    things = resources.get("/XObject") if resources is not None else None
    for thing in things.values() if things is not None and depth < _DEEP else ():
        yield thing
        yield from _things(thing, depth + 1)


def _content(page: "Page") -> bytes:
    """What is drawn on the page. Read here, so that a broken stream is met now and not when the packet is written."""
    page.contents_coalesce()
    contents = page.obj.get("/Contents")
    return bytes(contents.read_bytes()) if contents is not None else b""


def _visible_only(pdf: "Pdf", page: "Page") -> None:
    import pikepdf

    if _SUSPECT.search(_content(page)):
        page.obj.Contents = pdf.make_stream(_painted(page.obj))
    for thing in _things(page.obj, 0):
        if thing.get("/Subtype") == pikepdf.Name.Form and _SUSPECT.search(thing.read_bytes()):
            thing.write(_painted(thing))


def _painted(holder: "Object") -> bytes:
    """The drawing without marks; and without its text where none of it is painted.

    Where some is painted and some is not, all stays: what follows would move. Such a page is found by looking at it.
    """
    import pikepdf

    steps = list(pikepdf.parse_content_stream(holder))
    unpainted = _never_painted(steps)
    kept = [
        step for step in steps if str(step.operator) not in _MARKS and not (unpainted and str(step.operator) in _SHOWN)
    ]
    return pikepdf.unparse_content_stream(kept)


def _never_painted(steps: Iterable[Any]) -> bool:
    """Whether every text is shown in the mode that paints nothing."""
    mode, stack, found = 0, list[int](), False
    for step in steps:
        name = str(step.operator)
        if name == "q":
            stack.append(mode)
        elif name == "Q" and stack:
            mode = stack.pop()
        elif name == "Tr":
            mode = int(step.operands[0])
        elif name in _SHOWN:
            found = True
            if mode != 3:
                return False
    return found
