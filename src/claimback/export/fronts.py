"""What stands before the exhibits: cover with contents, letter and timeline, and where everything begins and leads."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

from claimback.export.pages import Pages
from claimback.export.timeline import TIMELINE, timeline_page
from claimback.export.typeset import InPacket, letter
from claimback.model import Draft, Event, Exhibit

_SCHEME = "claimback:"
"""Links inside a part are written to this scheme, and become jumps once all page numbers are known."""


@dataclass(frozen=True, slots=True)
class Bound:
    """An exhibit's sheets and the packet page, counted from 1, on which they begin."""

    exhibit: Exhibit
    sheets: Pages
    of: int
    """Pages of the whole document."""
    first: int


@dataclass(frozen=True, slots=True)
class History:
    """What the timeline page shows: events, and one sentence above them."""

    events: tuple[Event, ...]
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Fronts:
    """Cover and letter as laid out, and where everything behind them begins."""

    pdfs: tuple[bytes, ...]
    letter_at: int
    timeline_at: int
    """0 where there is no timeline."""
    bound: tuple[Bound, ...]
    total: int


def lay_out(
    cover: Draft, main: Draft, loose: list[tuple[Exhibit, Pages, int]], today: date, history: History
) -> Fronts:
    """Lay out cover, letter and timeline until their page counts and the page numbers printed in them agree."""
    counts = (1, 1)
    drawn = timeline_page(history.events, history.summary, {}, "", today) is not None
    while True:
        before = sum(counts) + drawn
        bound = _placed(loose, before)
        total = before + sum(len(one.sheets.numbers) for one in bound)
        links = {f"Exhibit {one.exhibit.label}": _SCHEME + one.exhibit.label for one in bound} | _page_links(bound)
        contents = _contents(main, bound, counts, drawn=drawn)
        pdfs = (
            letter(cover, today, InPacket(1, total, contents, links)),
            letter(main, today, InPacket(counts[0] + 1, total, None, links)),
        )
        found = (_count(pdfs[0]), _count(pdfs[1]))
        if found == counts:
            page = timeline_page(history.events, history.summary, links, f"Packet page {before} of {total}", today)
            return Fronts((*pdfs, *([page] if page else [])), counts[0] + 1, before if page else 0, bound, total)
        # A page more may be needed for larger numbers; never go back, so that this ends.
        counts = (max(found[0], counts[0]), max(found[1], counts[1]))


def _count(data: bytes) -> int:
    import pikepdf

    return len(pikepdf.open(BytesIO(data)).pages)


def _placed(loose: list[tuple[Exhibit, Pages, int]], before: int) -> tuple[Bound, ...]:
    made: list[Bound] = []
    for exhibit, sheets, of in loose:
        made.append(Bound(exhibit, sheets, of, before + 1))
        before += len(sheets.numbers)
    return tuple(made)


def _contents(
    main: Draft, bound: Iterable[Bound], counts: tuple[int, int], *, drawn: bool
) -> tuple[Mapping[str, Any], ...]:
    own = {
        "part": "Letter",
        "title": main.title,
        "pages": counts[1],
        "first": counts[0] + 1,
        "link": f"{_SCHEME}letter",
    }
    events = {"part": "Timeline", "title": TIMELINE, "pages": 1, "first": sum(counts) + 1, "link": f"{_SCHEME}timeline"}
    return (own, *([events] if drawn else []), *(_row(one) for one in bound))


def _row(one: Bound) -> Mapping[str, Any]:
    label = one.exhibit.label
    return {
        "part": f"Exhibit {label}",
        "title": one.exhibit.title,
        "pages": len(one.sheets.numbers),
        "first": one.first,
        "link": _SCHEME + label,
    }


def _page_links(bound: Iterable[Bound]) -> dict[str, str]:
    return {
        f"Exhibit {one.exhibit.label}, page {number}": f"{_SCHEME}{one.exhibit.label}/{number}"
        for one in bound
        for number in one.sheets.numbers
    }


def targets(front: Fronts) -> dict[str, int]:
    """Packet page, counted from 0, that each link leads to."""
    aims = {f"{_SCHEME}letter": front.letter_at - 1}
    if front.timeline_at:
        aims[f"{_SCHEME}timeline"] = front.timeline_at - 1
    for one in front.bound:
        aims[_SCHEME + one.exhibit.label] = one.first - 1
        for offset, number in enumerate(one.sheets.numbers):
            aims.setdefault(f"{_SCHEME}{one.exhibit.label}/{number}", one.first - 1 + offset)
    return aims
