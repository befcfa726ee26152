"""The look of a letter in Word: paper, margins, and the styles that every paragraph uses."""

from typing import Any

Word = Any
"""An object of python-docx, whose own types do not cover what a letter needs."""
FONT = "Calibri"
GRID = "Table Grid"


def prepare(made: Word) -> None:
    """Set paper and styles on a new document (python-docx's own template)."""
    _paper(made)
    _normal(made.styles["Normal"])
    _heading(made.styles["Heading 1"])
    _close(_style(made, "Letter Line"), 0)
    _table_line(_style(made, "Table Line"))
    _gap(_style(made, "Gap"))
    enclosure = _style(made, "Enclosure")
    _close(enclosure, 2)
    _hang(enclosure, 0.25)
    _close(made.styles["List Bullet"], 2)
    _note(_style(made, "Note"))
    for name in ("Header", "Footer"):
        _running(made.styles[name], center=name == "Footer")


def _paper(made: Word) -> None:
    from docx.shared import Inches

    section = made.sections[0]
    section.page_width, section.page_height = Inches(8.5), Inches(11)
    section.left_margin = section.right_margin = Inches(1)
    section.top_margin, section.bottom_margin = Inches(0.8), Inches(0.7)
    section.header_distance = section.footer_distance = Inches(0.45)


def _style(made: Word, name: str) -> Word:
    from docx.enum.style import WD_STYLE_TYPE

    style = made.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = made.styles["Normal"]
    style.quick_style = True
    return style


def _normal(style: Word) -> None:
    from docx.shared import Pt

    _font(style, 10.5)
    style.paragraph_format.space_after = Pt(5)
    style.paragraph_format.line_spacing = 1.0
    style.paragraph_format.widow_control = True


def _font(style: Word, size: float) -> None:
    """The named font for every script, in place of the template's theme font."""
    from docx.oxml.ns import qn
    from docx.shared import Pt

    style.font.name, style.font.size = FONT, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for slot in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{slot}"), FONT)
        fonts.attrib.pop(qn(f"w:{slot}Theme"), None)


def _heading(style: Word) -> None:
    from docx.shared import Pt, RGBColor

    _font(style, 10.5)
    style.font.bold, style.font.color.rgb = True, RGBColor(0, 0, 0)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(8), Pt(3)
    style.paragraph_format.keep_with_next = True


def _close(style: Word, after: float) -> None:
    from docx.shared import Pt

    style.paragraph_format.space_after = Pt(after)


def _table_line(style: Word) -> None:
    from docx.shared import Pt

    _font(style, 9.5)
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(1)


def _gap(style: Word) -> None:
    """The line that Word wants after a table, no higher than the room there should be."""
    _font(style, 5)
    _close(style, 0)


def _hang(style: Word, inches: float) -> None:
    from docx.shared import Inches

    style.paragraph_format.left_indent = Inches(inches)
    style.paragraph_format.first_line_indent = Inches(-inches)


def _running(style: Word, *, center: bool) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
    from docx.shared import Inches, RGBColor

    _font(style, 9.5)
    style.font.color.rgb = RGBColor(0x50, 0x50, 0x50)
    style.paragraph_format.tab_stops.clear_all()
    style.paragraph_format.tab_stops.add_tab_stop(Inches(6.5), WD_TAB_ALIGNMENT.RIGHT)
    if center:
        style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _note(style: Word) -> None:
    """A shaded box with a bar at its left, that nobody takes for part of the letter."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls
    from docx.shared import Pt

    _font(style, 9.5)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(4), Pt(9)
    properties = style.element.get_or_add_pPr()
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="{size}" w:space="6" w:color="{color}"/>'
        for side, size, color in (("top", 4, "EEEEEE"), ("left", 24, "707070"), ("bottom", 4, "EEEEEE"))
    )
    border = parse_xml(f"<w:pBdr {nsdecls('w')}>{borders}</w:pBdr>")
    shade = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="EEEEEE"/>')
    # The schema wants borders and shading before spacing.
    properties.spacing.addprevious(border)
    properties.spacing.addprevious(shade)
