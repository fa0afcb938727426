"""The cells of a sheet and how they look: typed, so that nothing anyone answers can become a formula.

A text is a string whatever it begins with, and has the mark (`quotePrefix`) that keeps it one when edited.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from typing import Literal

from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.colors import Color
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from surveyapp.exporting.shapes import Cell

HEADER_FILL = "E3F0EF"
CHANGED_FILL = "FFF3D6"
NAME_COLOUR = "FF4A5560"
"""Of the name of a column, below its words."""

FORMATS: dict[type, str] = {datetime: "yyyy-mm-dd hh:mm:ss", date: "yyyy-mm-dd", time: "hh:mm:ss"}

Kind = Literal["text", "changed", "wrapped", "bold", "heading"]
"""How a text looks: as it was answered; not quite so; on several lines; a last line; the head of a column."""

Styled = tuple[Cell, Kind]
"""A value, and how it looks if it is a text."""


class SheetCells:
    """One cell of each kind, filled anew for every value.

    openpyxl's write-only mode writes a cell before it takes the next, so that the looks of a kind are worked
    out once a sheet, and not once a cell.
    """

    def __init__(self, sheet: WriteOnlyWorksheet) -> None:
        """Make the cells of a sheet."""
        top, wrapped = Alignment(vertical="top"), Alignment(vertical="top", wrap_text=True)
        changed, filled = (PatternFill("solid", fgColor=colour) for colour in (CHANGED_FILL, HEADER_FILL))
        bold, line = Font(name="Calibri", size=11, bold=True), Border(bottom=Side("thin"))
        self._texts: dict[Kind, SheetCell] = {
            "text": _cell(sheet, quotePrefix=True, alignment=top),
            "changed": _cell(sheet, quotePrefix=True, alignment=top, fill=changed),
            "wrapped": _cell(sheet, quotePrefix=True, alignment=wrapped),
            "bold": _cell(sheet, quotePrefix=True, alignment=top, font=bold),
            "heading": _cell(sheet, quotePrefix=True, alignment=wrapped, font=bold, fill=filled, border=line),
        }
        self._moments = {
            kind: _cell(sheet, number_format=code, alignment=top) for kind, code in FORMATS.items()
        }

    def filled(self, row: Iterable[Styled]) -> Iterator[SheetCell | int | float | None]:
        """Yield the cells of a row, each good until the next one. A text is fit for a cell: see `texts`."""
        for value, kind in row:
            if value is None or isinstance(value, int | float):
                yield value
            elif isinstance(value, str):
                yield self._text(value, kind)
            else:
                cell = self._moments[type(value)]
                cell.value = value
                yield cell

    def headings(self, headings: Iterable[tuple[str, str]]) -> Iterator[SheetCell]:
        """Yield the heads of columns, each from its words and its name; the words may be empty."""
        words_font = InlineFont(rFont="Calibri", sz=11, b=True)
        name_font = InlineFont(rFont="Calibri", sz=9, color=Color(NAME_COLOUR))
        for words, name in headings:
            below = TextBlock(name_font, f"\n{name}")
            yield self._text(CellRichText(TextBlock(words_font, words), below) if words else name, "heading")

    def _text(self, text: str | CellRichText, kind: Kind) -> SheetCell:
        cell = self._texts[kind]
        cell.value = text
        cell.data_type = "s"  # openpyxl would take "=1+1" for a formula, and "#N/A" for an error
        return cell


def _cell(sheet: WriteOnlyWorksheet, **parts: object) -> SheetCell:
    cell = WriteOnlyCell(sheet)
    for name, value in parts.items():
        setattr(cell, name, value)
    return cell
