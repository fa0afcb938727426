"""How cells look. Every text has the mark (`quotePrefix`) that keeps it a text when it is edited."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

HEADER_FILL = "E3F0EF"
CHANGED_FILL = "FFF3D6"

FORMATS: dict[type, str] = {datetime: "yyyy-mm-dd hh:mm:ss", date: "yyyy-mm-dd", time: "hh:mm:ss"}


@dataclass(frozen=True, slots=True)
class CellStyles:
    """The numbers under which a workbook knows its styles."""

    text: int
    changed: int
    """A text that is not there as it was answered."""
    wrapped: int
    """A text that takes as many lines as it needs."""
    bold: int
    header: int
    moments: dict[type, int]
    """By the type of the value: a date and time, a date, a time."""


def registered(book: Workbook) -> CellStyles:
    """Return the styles of a workbook, having made them known to it."""
    top, wrapped = Alignment(vertical="top"), Alignment(vertical="top", wrap_text=True)
    changed, filled = PatternFill("solid", fgColor=CHANGED_FILL), PatternFill("solid", fgColor=HEADER_FILL)
    bold, line = Font(name="Calibri", size=11, bold=True), Border(bottom=Side("thin"))
    return CellStyles(
        text=_number(book, quotePrefix=True, alignment=top),
        changed=_number(book, quotePrefix=True, alignment=top, fill=changed),
        wrapped=_number(book, quotePrefix=True, alignment=wrapped),
        bold=_number(book, quotePrefix=True, font=bold, alignment=top),
        header=_number(book, quotePrefix=True, font=bold, fill=filled, alignment=wrapped, border=line),
        moments={kind: _number(book, number_format=code, alignment=top) for kind, code in FORMATS.items()},
    )


def _number(book: Workbook, **parts: object) -> int:
    """Return the number of a style; a sheet that is there for this moment registers it."""
    sheet = book.create_sheet("styles")
    cell = SheetCell(sheet, 1, 1)
    for name, value in parts.items():
        setattr(cell, name, value)
    number = cell.style_id
    book.remove(sheet)
    return number
