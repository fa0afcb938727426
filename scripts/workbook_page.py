"""The top of a workbook as a web page, so that a browser can take its picture."""

from __future__ import annotations

from datetime import date, datetime, time
from html import escape
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

ROWS = 16
SHOWN = ("received_at", "language", "channel", "as_area", "as_best", "as_do", "as_differ")
"""The columns, by the names that end their headings; the others are as if hidden."""
EDGE = 36
PIXELS = 7
"""About the width of one character of Excel's column widths."""

STYLE = """
body { margin: 0; display: inline-block; background: #fff; color: #1b1f23; }
body { font: 13px/1.3 "Noto Sans", system-ui, sans-serif; }
table { border-collapse: collapse; table-layout: fixed; }
td, th { border: 1px solid #d5dad8; padding: 3px 6px; text-align: start; }
td, th { overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
.edge { background: #eef1f0; color: #4a5560; text-align: center; font-weight: 400; padding: 2px; }
.head td { font-weight: 700; background: #e3f0ef; white-space: normal; vertical-align: top; }
.number { text-align: end; }
.tabs { background: #eef1f0; padding: 4px 8px; display: flex; gap: 4px; }
.tabs b, .tabs span { padding: 4px 12px; border: 1px solid #c9d1ce; background: #fff; }
.tabs span { background: #e6eae8; }
"""


def page(workbook: Path) -> str:
    """Return the page: the first rows and columns of the first sheet, and the names of all sheets."""
    book = load_workbook(workbook)
    sheet = book.worksheets[0]
    columns = _columns(sheet)
    letters = [get_column_letter(number) for number in columns]
    widths = [EDGE, *(_width(sheet, letter) for letter in letters)]
    drawn = "".join(f'<col width="{width}">' for width in widths)
    edge = "".join(f'<th class="edge">{letter}</th>' for letter in letters)
    rows = "".join(_row(sheet, number, columns) for number in range(1, ROWS + 1))
    tabs = "".join(
        f"<{'b' if one is sheet else 'span'}>{escape(one.title)}</{'b' if one is sheet else 'span'}>"
        for one in book.worksheets
    )
    return (
        f'<!doctype html><meta charset="utf-8"><style>{STYLE}</style><table width="{sum(widths)}">{drawn}'
        f'<tr><th class="edge"></th>{edge}</tr>{rows}</table><div class="tabs">{tabs}</div>'
    )


def _columns(sheet: Worksheet) -> list[int]:
    names = {str(cell.value).split()[-1]: number for number, cell in enumerate(sheet[1], start=1)}
    return [names[name] for name in SHOWN if name in names]


def _row(sheet: Worksheet, number: int, columns: list[int]) -> str:
    cells = "".join(_cell(sheet.cell(number, column)) for column in columns)
    return f'<tr{" class=head" if number == 1 else ""}><th class="edge">{number}</th>{cells}</tr>'


def _cell(cell: Cell | MergedCell) -> str:
    value = cell.value
    side = ' class="number"' if isinstance(value, int | float) else ""
    return f"<td{side}>{escape(_shown(value))}</td>"


def _shown(value: object) -> str:
    match value:
        case None:
            return ""
        case datetime():
            return f"{value:%d/%m/%Y %H:%M}"
        case date():
            return f"{value:%d/%m/%Y}"
        case time():
            return f"{value:%H:%M}"
        case _:
            return str(value)


def _width(sheet: Worksheet, letter: str) -> int:
    return min(260, round((sheet.column_dimensions[letter].width or 10) * PIXELS))
