"""A workbook put together: all but rows by openpyxl, and the rows from the files they were written to."""

from __future__ import annotations

import io
import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from surveyapp.exporting.sheet_rows import SheetRows

_ROWS = re.compile(r"<sheetData\s*/>|<sheetData></sheetData>")
_DIMENSION = re.compile(r'(<dimension ref=")[^"]*')


@dataclass(slots=True)
class Sheet:
    """One sheet: its name, its place among the others, how it looks, and its rows."""

    title: str
    rank: int
    """Sheets come in the order of their ranks; those of one rank as they were begun."""
    rows: SheetRows
    widths: list[int] = field(default_factory=list)
    """Of its columns, in characters."""
    frozen: str = ""
    """The first cell that moves when one scrolls; empty where all do."""


def write_package(book: Workbook, sheets: list[Sheet], path: Path, *, right_to_left: bool) -> None:
    """Write a workbook to a path.

    Args:
        book: knows the styles and properties, and has no sheets.
        sheets: at least one; their rows are closed.
        path: of the file.
        right_to_left: whether its first column is on the right.
    """
    ordered = sorted(sheets, key=lambda sheet: sheet.rank)
    for sheet in ordered:
        _add(book, sheet, right_to_left)
    made = io.BytesIO()
    book.save(made)
    rows = {f"xl/worksheets/sheet{number}.xml": sheet.rows for number, sheet in enumerate(ordered, 1)}
    with ZipFile(made) as bare, ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name in bare.namelist():
            if name in rows:
                _write_sheet(archive, name, bare.read(name).decode(), rows[name])
            else:
                archive.writestr(name, bare.read(name))


def _add(book: Workbook, sheet: Sheet, right_to_left: bool) -> None:
    """Add a sheet as openpyxl knows it, without rows."""
    made = book.create_sheet(sheet.title)
    made.sheet_view.rightToLeft = right_to_left or None
    if sheet.frozen:
        made.freeze_panes = sheet.frozen
    if sheet.rows.filtered:
        made.auto_filter.ref = sheet.rows.filtered
    for number, width in enumerate(sheet.widths, 1):
        made.column_dimensions[get_column_letter(number)].width = width
    made.page_setup.orientation = "landscape"


def _write_sheet(archive: ZipFile, name: str, bare: str, rows: SheetRows) -> None:
    before, after = _ROWS.split(bare)
    before = _DIMENSION.sub(rf"\g<1>{rows.dimension}", before)
    with archive.open(name, "w", force_zip64=True) as out, rows.path.open("rb") as file:
        out.write(f"{before}<sheetData>".encode())
        shutil.copyfileobj(file, out)
        out.write(f"</sheetData>{after}".encode())
