"""The letter as a Word document that looks typed by a careful person, with real styles, to be edited and sent."""

from collections.abc import Callable
from io import BytesIO
from itertools import pairwise
from typing import Any

from claimback.export.letter import (
    ENDING,
    author,
    breakable,
    columns,
    flowing,
    headed,
    note_label,
    pairs,
    running_head,
    shown,
    widths,
)
from claimback.export.word_package import cleaned
from claimback.export.word_styles import GRID, prepare
from claimback.model import Block, Draft, Run, Sentence

_COLUMNS = (1.35, 2.05, 1.35, 1.75)
"""Inches of the columns of the re-block."""
Word = Any
"""An object of python-docx, whose own types do not cover what a letter needs."""


def document_bytes(draft: Draft) -> bytes:
    """The DOCX file: the same draft gives the same bytes."""
    import docx

    made = docx.Document()
    prepare(made)
    _properties(made, draft)
    _running(made, draft)
    for block, after in pairwise([*draft.blocks, None]):
        if block is not None:
            _WRITERS.get(block.kind, _lines)(made, block, draft)
            _keep(made, block, after)
    file = BytesIO()
    made.save(file)
    return cleaned(file.getvalue())


def _properties(made: Word, draft: Draft) -> None:
    """Title and author; the template's own author and dates go."""
    core = made.core_properties
    for child in list(core._element):
        core._element.remove(child)
    core.title, core.author, core.language = draft.title, author(draft), "en-US"


def _running(made: Word, draft: Draft) -> None:
    """Header and footer of continuation pages; the first page has none."""
    section = made.sections[0]
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].text = "\t".join(running_head(draft))
    footer = section.footer.paragraphs[0]
    for words, field in (("Page ", "PAGE"), (" of ", "NUMPAGES")):
        footer.add_run(words)
        _field(footer, field)


def _field(paragraph: Word, code: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "2"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def _runs(paragraph: Word, runs: tuple[Run, ...]) -> None:
    from docx.enum.text import WD_COLOR_INDEX

    for run in runs:
        made = paragraph.add_run(breakable(_typable(shown(run))))
        made.bold = run.bold or None
        if run.blank:
            made.font.highlight_color = WD_COLOR_INDEX.YELLOW


def _typable(text: str) -> str:
    """The text without control characters, which no XML may hold."""
    return "".join(sign for sign in text if sign.isprintable() or sign in "\n\t\u00ad")


def _each(style: str) -> Callable[[Word, Block, Draft], None]:
    """A writer that gives every sentence a paragraph of that style."""

    def write(made: Word, block: Block, draft: Draft) -> None:
        for sentence in block.sentences:
            _runs(made.add_paragraph(style=style), sentence.runs)

    return write


def _lines(made: Word, block: Block, draft: Draft) -> None:
    """Lines that stand close, with room after the last."""
    _each("Letter Line")(made, block, draft)
    _room_after(made, 10)


def _paragraph(made: Word, block: Block, draft: Draft) -> None:
    _runs(made.add_paragraph(), flowing(block))


def _bullets(made: Word, block: Block, draft: Draft) -> None:
    _each("List Bullet")(made, block, draft)
    _room_after(made, 9)


def _signature(made: Word, block: Block, draft: Draft) -> None:
    from docx.shared import Pt

    first = len(made.paragraphs)
    _lines(made, block, draft)
    made.paragraphs[first].paragraph_format.space_before = Pt(30)


def _note(made: Word, block: Block, draft: Draft) -> None:
    paragraph = made.add_paragraph(style="Note")
    if label := note_label(draft):
        paragraph.add_run(label).bold = True
        paragraph.add_run().add_break()
    _runs(paragraph, flowing(block))


def _reference(made: Word, block: Block, draft: Draft) -> None:
    """Label and value, where they are short twice in a row; a longer value runs to the margin."""
    rows = pairs(block)
    table = made.add_table(rows=len(rows), cols=len(_COLUMNS))
    table.autofit = False
    for row, pair in zip(table.rows, rows, strict=True):
        _measure(row)
        cells = row.cells if len(pair) == 2 else (row.cells[0], row.cells[1].merge(row.cells[-1]))
        runs = [cell for sentence in pair for cell in columns(sentence)]
        for at, (cell, said) in enumerate(zip(cells, runs, strict=False)):
            _cell(cell, said, bold=len(runs) > 1 and at % 2 == 0)
    _room_after(made, 0, spacer=True)


def _measure(row: Word) -> None:
    from docx.shared import Inches

    for cell, width in zip(row.cells, _COLUMNS, strict=True):
        cell.width = Inches(width)


def _table(made: Word, block: Block, draft: Draft) -> None:
    from docx.shared import Inches

    shares = widths(block)
    table = made.add_table(rows=len(block.sentences), cols=len(shares), style=GRID)
    table.autofit = False
    for column, share in zip(table.columns, shares, strict=True):
        column.width = Inches(6.5 * share / sum(shares))
    for row, sentence in zip(table.rows, block.sentences, strict=True):
        _row(row, sentence)
    if headed(block):
        _repeat(table.rows[0])
    _room_after(made, 0, spacer=True)


def _row(row: Word, sentence: Sentence) -> None:
    _whole(row)
    for cell, run in zip(row.cells, sentence.runs, strict=False):
        _cell(cell, (run,), bold=run.bold, style="Table Line")


def _cell(cell: Word, runs: tuple[Run, ...], *, bold: bool, style: str = "Letter Line") -> None:
    paragraph = cell.paragraphs[0]
    paragraph.style = style
    _runs(paragraph, tuple(run.model_copy(update={"bold": bold or run.bold}) for run in runs))


def _whole(row: Word) -> None:
    """Keeps a row on one page."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _repeat(row: Word) -> None:
    """Marks a header row, which screen readers announce and Word repeats on the next page."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _room_after(made: Word, points: float, *, spacer: bool = False) -> None:
    from docx.shared import Pt

    last = made.add_paragraph(style="Gap") if spacer else made.paragraphs[-1]
    last.paragraph_format.space_after = Pt(points)


def _keep(made: Word, block: Block, after: Block | None) -> None:
    """A closing stands on one page with the signature and the paragraph before it."""
    ends = block.kind in ("closing", "paragraph", "signature")
    if ends and after is not None and after.kind in ENDING:
        for paragraph in made.paragraphs[-1 if block.kind == "paragraph" else -len(block.sentences) :]:
            paragraph.paragraph_format.keep_with_next = True


_WRITERS: dict[str, Callable[[Word, Block, Draft], None]] = {
    "reference": _reference,
    "table": _table,
    "heading": _each("Heading 1"),
    "paragraph": _paragraph,
    "bullets": _bullets,
    "closing": _each("Normal"),
    "note": _note,
    "signature": _signature,
    "enclosures": _each("Enclosure"),
}
"""How each kind of block is written; all others are lines."""
