"""Lines of a page and their cells: stretches of text between wide gaps."""

import re
from dataclasses import dataclass

from claimback.extract.view import View

_CELL = re.compile(r"\S(?:[^\n\t]*?\S)??(?=[ ]{3,}|[ ]*\t|[ ]*\n|[ ]*\Z)")

_WIDE = 600
"""No letter's line is wider; what lies beyond is read as running words only, so that no line takes long."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A stretch of a line. Offsets are the page's; `column` counts from the line's begin."""

    view: View
    line: int
    start: int
    end: int
    column: int

    @property
    def text(self) -> str:
        """What finders match on."""
        return self.view.text[self.start : self.end]

    @property
    def page(self) -> int:
        """The page's number."""
        return self.view.page.number


@dataclass(frozen=True, slots=True)
class Line:
    """One visual line with its cells from left to right; none for a blank line."""

    start: int
    end: int
    cells: tuple[Cell, ...]


def lines(view: View) -> tuple[Line, ...]:
    """Every line of the page, blank ones too."""
    found: list[Line] = []
    at = 0
    for number, whole in enumerate(view.text.split("\n")):
        text = whole[:_WIDE]
        cells = tuple(
            Cell(view, number, at + cell.start(), at + cell.end(), cell.start()) for cell in _CELL.finditer(text)
        )
        found.append(Line(at, at + len(whole), cells))
        at += len(whole) + 1
    return tuple(found)


def below(all_lines: tuple[Line, ...], cell: Cell, reach: int = 3) -> Cell | None:
    """The cell on the next line that starts within `reach` columns of this one."""
    if cell.line + 1 >= len(all_lines):
        return None
    return next((c for c in all_lines[cell.line + 1].cells if abs(c.column - cell.column) <= reach), None)


def right(all_lines: tuple[Line, ...], cell: Cell) -> Cell | None:
    """The next cell on the same line."""
    return next((c for c in all_lines[cell.line].cells if c.start >= cell.end), None)
