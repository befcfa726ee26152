"""Pages through typst: the letter as a tagged PDF, and the plain pages and stamps of a packet.

All text of people goes in as data (`sys_inputs`), never as markup, so that nothing that they wrote can act.
"""

import json
import re
import shutil
from calendar import timegm
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

from claimback.export.letter import (
    ENDING,
    author,
    breakable,
    columns,
    headed,
    note_label,
    pairs,
    running_head,
    shown,
    widths,
)
from claimback.knowledge.printable import printable
from claimback.model import Block, ClaimbackError, Draft, Run

_KEPT = 900
"""Signs of a last paragraph from which on it is not kept with the closing."""
_SEVERAL = re.compile(r"\bExhibits ([A-Z]{1,2}\b(?:(?:, and|,| and| or) [A-Z]{1,2}\b)+)")
_HERE = Path(__file__).parent
_FONT = "font_source_sans_pro"
_CUTS = ("SourceSansPro-Regular.ttf", "SourceSansPro-Bold.ttf", "SourceSansPro-It.ttf")


@dataclass(frozen=True, slots=True)
class InPacket:
    """How a letter is printed inside a packet."""

    first: int = 1
    """Packet page on which it begins."""
    total: int = 1
    contents: tuple[Mapping[str, Any], ...] | None = None
    """Rows of the table of contents, for the cover: part, title, pages, first, link."""
    links: Mapping[str, str] | None = None
    """Link targets by the exact words that lead there, such as `Exhibit B`."""


@cache
def _fonts() -> tuple[Any, TemporaryDirectory[str]]:
    """Our own sans beside those that typst carries, and no other: a page looks the same on every machine.

    The font's package holds each cut in two formats; only the named files are offered, so the choice never varies.
    """
    import typst

    spec = find_spec(_FONT)
    folder = TemporaryDirectory(prefix="claimback-fonts-")
    if spec and spec.origin:
        for name in _CUTS:
            shutil.copy(Path(spec.origin).parent / "files" / name, folder.name)
    return typst.Fonts(include_system_fonts=False, font_paths=[folder.name]), folder


def compiled(template: str, data: Mapping[str, Any], today: date, *, tagged: bool = False) -> bytes:
    """The PDF of a template. `tagged` asks for PDF/UA-1; text that no font of ours can show gives it up.

    Raises `ClaimbackError` when the page cannot be made.
    """
    import typst

    def run(standards: list[Any]) -> bytes:
        made = typst.compile(
            _HERE / template,
            font_paths=_fonts()[0],
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
            format="pdf",
            pdf_standards=standards,
            pdf_tags=tagged,
            timestamp=timegm(today.timetuple()),
        )
        return made or b""

    try:
        return run(["ua-1"]) if tagged else run([])
    except typst.TypstError as error:
        if not (tagged and "could not be displayed" in str(error)):
            raise ClaimbackError("typeset", f"The page could not be laid out: {error}.") from error
    return run([])


def letter(draft: Draft, today: date, inside: InPacket | None = None) -> bytes:
    """The letter as a PDF: on its own a tagged one, inside a packet with the packet's page numbers and links."""
    return compiled("letter.typ", _set(_view(draft, inside)), today, tagged=inside is None)


def _set(data: Any) -> Any:  # noqa: ANN401 - any part of the template's data
    """The data with every text made printable, and words without end given places to break."""
    if isinstance(data, str):
        return data if data.startswith("claimback:") else breakable(printable(data))
    if isinstance(data, Mapping):
        return {name: _set(value) for name, value in cast("Mapping[str, Any]", data).items()}
    return [_set(item) for item in cast("Iterable[Any]", data)] if isinstance(data, list | tuple) else data


def _view(draft: Draft, inside: InPacket | None) -> dict[str, Any]:
    links = (inside.links if inside else None) or {}
    blocks = _with_contents([_block(block, links) for block in draft.blocks], draft, inside)
    return {
        "title": draft.title,
        "author": author(draft),
        "head": running_head(draft),
        "note_label": note_label(draft),
        "packet": {"first": inside.first, "total": inside.total} if inside else None,
        "groups": _groups(blocks),
    }


def _groups(blocks: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Blocks that stay on one page: closing and signature, with a last paragraph that is not long."""
    made: list[list[dict[str, Any]]] = []
    for block in blocks:
        ends = block["kind"] in ENDING
        if ends and made and (made[-1][-1]["kind"] in ENDING or _short(made[-1])):
            made[-1].append(block)
        else:
            made.append([block])
    return made


def _short(group: list[dict[str, Any]]) -> bool:
    last = group[-1]
    signs = sum(len(run["text"]) for row in last["rows"] for run in row) if last["kind"] == "paragraph" else _KEPT
    return len(group) == 1 and signs < _KEPT


def _block(block: Block, links: Mapping[str, str]) -> dict[str, Any]:
    """A block as the template takes it; the rows of the re-block hold one or two labels with their values."""
    made = {"kind": block.kind, "id": block.id, "headed": headed(block), "widths": widths(block)}
    if block.kind == "reference":
        return made | {
            "rows": [[[_runs(cell, links) for cell in columns(one)] for one in pair] for pair in pairs(block)]
        }
    return made | {"rows": [_row(block, number, links) for number in range(len(block.sentences))]}


def _row(block: Block, number: int, links: Mapping[str, str]) -> list[Any]:
    """The runs of a line, with a space before a further sentence; the cells of a row, each with its runs."""
    sentence = block.sentences[number]
    if block.kind == "table":
        return [_runs((run,), links) for run in sentence.runs]
    space = [_run(" ")] if block.kind == "paragraph" and number else []
    return space + _runs(sentence.runs, links)


def _with_contents(blocks: list[dict[str, Any]], draft: Draft, inside: InPacket | None) -> list[dict[str, Any]]:
    """For the cover: its title above all, and the contents in place of its own list of them, or at its end."""
    if inside is None or inside.contents is None:
        return blocks
    table: dict[str, Any] = {"kind": "contents", "rows": list(inside.contents)}
    if not any(map(_lists, blocks)):
        blocks = [*blocks, table]
    blocks = [table if _lists(block) else block for block in blocks]
    if blocks[0]["kind"] == "heading":
        return [{**blocks[0], "kind": "title"}, *blocks[1:]]
    return [{"kind": "title", "rows": [[_run(draft.title)]]}, *blocks]


def _lists(block: Mapping[str, Any]) -> bool:
    return block["kind"] == "enclosures" or block.get("id") == "contents"


def _runs(runs: Iterable[Run], links: Mapping[str, str]) -> list[dict[str, Any]]:
    return [part for run in runs for part in _linked(run, links)]


def _linked(run: Run, links: Mapping[str, str]) -> list[dict[str, Any]]:
    """The run, cut where it names an exhibit, longest name first; in `Exhibits B and C` each letter is a link."""
    several = None if run.blank or not links else _SEVERAL.search(run.text)
    if several:
        parts = [
            (run.text[: several.start(1)], False),
            *_letters(several.group(1)),
            (run.text[several.end(1) :], False),
        ]
        return [
            made
            for text, label in parts
            for made in (
                [_run(text, bold=run.bold, link=links.get(f"Exhibit {text}"))]
                if label
                else _linked(Run(text=text, bold=run.bold), links)
            )
            if text
        ]
    for words in sorted(links, key=len, reverse=True):
        before, found, after = run.text.partition(words)
        if found and not run.blank and not after[:1].isalnum():
            rest = (Run(text=before, bold=run.bold), Run(text=after, bold=run.bold))
            middle = _run(words, bold=run.bold, link=links[words])
            return [*(_linked(rest[0], links) if before else []), middle, *(_linked(rest[1], links) if after else [])]
    return [_run(shown(run), blank=run.blank, bold=run.bold)]


def _letters(text: str) -> list[tuple[str, bool]]:
    """A list of exhibits in pieces, each with whether it is an exhibit's letter."""
    return [(piece, piece.isupper()) for piece in re.split(r"\b([A-Z]{1,2})\b", text) if piece]


def _run(text: str, *, blank: bool = False, bold: bool = False, link: str | None = None) -> dict[str, Any]:
    return {"text": text, "blank": blank, "bold": bold, "link": link}
