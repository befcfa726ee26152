"""The packet: cover with contents, the letter, and the exhibits, each page with its label and packet number.

Only what is drawn on an exhibit's pages is taken over (`drawn.py`), as a drawing on a fresh letter-size page. Sheets
lie in files until the packet is written, so that memory does not grow with their number.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from claimback.export.drawn import without_traces
from claimback.export.fronts import Bound, Fronts, History, lay_out, targets
from claimback.export.pages import pages
from claimback.export.timeline import TIMELINE
from claimback.export.tools import Tools
from claimback.export.typeset import compiled
from claimback.model import Document, Draft, Exhibit

if TYPE_CHECKING:
    from pikepdf import Page, Pdf, Rectangle

_SHORT, _LONG = 612.0, 792.0
"""Letter paper in points."""
_STRIP = 36.0
"""Height of the strip below each exhibit page, in points; the page is made a little smaller to leave it free."""
_IN_MEMORY = 48 * 1024 * 1024
"""Bytes of sheets that are held before they are put on the disk."""
_TITLE = 55
"""Signs of a title that fit into the strip."""
Enclosed = Iterable[tuple[Exhibit, Document, bytes]]
"""Exhibits, each as read and with its file's bytes; taken one by one, so that not all need be in memory."""


def bind(
    path: Path, letters: tuple[Draft, Draft], exhibits: Enclosed, today: date, *, tools: Tools, history: History
) -> int:
    """Write the packet and return its number of pages; the same bytes for the same input. Raises `ClaimbackError`."""
    import pikepdf

    cover, main = letters
    with TemporaryDirectory(prefix="claimback-packet-") as folder:
        loose = [
            (one, pages(one, document, data, today, tools=tools, path=Path(folder) / one.label), len(document.pages))
            for one, document, data in exhibits
        ]
        fronts = lay_out(cover, main, loose, today, history)
        made = pikepdf.new()
        for front in fronts.pdfs:
            made.pages.extend(pikepdf.open(BytesIO(front)).pages)
        held = 0
        for bound in fronts.bound:
            _add(made, bound, fronts.total, today)
            held += bound.sheets.path.stat().st_size
            if held > _IN_MEMORY:
                made, held = _put_down(made, Path(folder) / f"before-{bound.first}"), 0
        _link(made, targets(fronts))
        _outline(made, cover, main, fronts)
        _save(made, cover, path)
    return fronts.total


def _add(made: "Pdf", bound: Bound, total: int, today: date) -> None:
    """Draw every sheet of the exhibit on a fresh page above its strip, and its stamp into the strip."""
    import pikepdf

    sheets = pikepdf.open(bound.sheets.path, access_mode=pikepdf.AccessMode.stream).pages
    sizes = [_upright(page) for page in sheets]
    data = {"stamps": [_stamp(bound, offset, size, total) for offset, size in enumerate(sizes)]}
    stamps = pikepdf.open(BytesIO(compiled("stamps.typ", data, today)))
    for offset, (sheet, (width, height)) in enumerate(zip(sheets, sizes, strict=True)):
        page = made.add_blank_page(page_size=(width, height))
        _draw(made, page, "/Sheet", sheet, pikepdf.Rectangle(0, _STRIP, width, height))
        _draw(made, page, "/Stamp", stamps.pages[offset], pikepdf.Rectangle(0, 0, width, height))


def _draw(made: "Pdf", page: "Page", name: str, source: "Page", place: "Rectangle") -> None:
    """Draw a page as large as fits into a rectangle.

    pikepdf's own overlay names what it draws at random, so it would never give the same bytes twice.
    """
    from pikepdf import Dictionary, Name

    form = made.copy_foreign(source.as_form_xobject())
    if Name.XObject not in page.resources:
        page.resources.XObject = Dictionary()
    page.resources.XObject[Name(name)] = form
    page.contents_add(page.calc_form_xobject_placement(form, Name(name), place, allow_expand=True))


def _upright(page: "Page") -> tuple[float, float]:
    """Letter paper, lying where the page as seen lies. Boxes other than the seen one are dropped."""
    for box in ("/TrimBox", "/BleedBox", "/ArtBox"):
        if box in page.obj:
            del page.obj[box]
    left, low, right, top = (float(edge) for edge in page.cropbox)
    wide = abs(right - left) > abs(top - low)
    turned = int(page.rotation or 0) % 180 != 0
    return (_LONG, _SHORT) if wide != turned else (_SHORT, _LONG)


def _stamp(bound: Bound, offset: int, size: tuple[float, float], total: int) -> Mapping[str, Any]:
    number = bound.sheets.numbers[offset]
    again = offset > 0 and bound.sheets.numbers[offset - 1] == number
    return {
        "width": size[0],
        "height": size[1],
        "label": f"Exhibit {bound.exhibit.label}, page {number} of {bound.of}{' (continued)' if again else ''}",
        "title": _short(bound.exhibit.title),
        "packet": f"Packet page {bound.first + offset} of {total}",
    }


def _short(title: str) -> str:
    """As much of the title as fits beside label and number, on one line."""
    return title if len(title) <= _TITLE else f"{title[: _TITLE - 1].rstrip()}…"


def _put_down(made: "Pdf", path: Path) -> "Pdf":
    """The same, on the disk: what is copied from another file is in memory until it is written."""
    import pikepdf

    made.save(path)
    made.close()
    return pikepdf.open(path, access_mode=pikepdf.AccessMode.stream)


def _link(made: "Pdf", targets: Mapping[str, int]) -> None:
    """Turn the links between parts into jumps to pages."""
    from pikepdf import Array, Name

    for page in made.pages:
        for mark in page.obj.get("/Annots", []):
            action = mark.get("/A")
            address = str(action.get("/URI", "")) if action is not None else ""
            if address in targets:
                del mark["/A"]
                mark.Dest = Array([made.pages[targets[address]].obj, Name.Fit])


def _outline(made: "Pdf", cover: Draft, main: Draft, fronts: Fronts) -> None:
    from pikepdf import OutlineItem

    with made.open_outline() as outline:
        outline.root += [OutlineItem("Cover and contents", 0), OutlineItem(main.title, fronts.letter_at - 1)]
        if fronts.timeline_at:
            outline.root.append(OutlineItem(TIMELINE, fronts.timeline_at - 1))
        for one in fronts.bound:
            outline.root.append(OutlineItem(f"Exhibit {one.exhibit.label}: {one.exhibit.title}", one.first - 1))


def _save(made: "Pdf", cover: Draft, path: Path) -> None:
    import pikepdf

    without_traces(made)
    made.Root.Lang = pikepdf.String("en-US")
    made.Root.PageMode = pikepdf.Name.UseOutlines
    made.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
    made.docinfo["/Title"] = cover.title
    made.save(path, deterministic_id=True, compress_streams=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    made.close()
