"""One sheet in openpyxl's write-only mode; its rows lie in a file beside the export until it is saved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._writer import WorksheetWriter

from surveyapp.exporting.sheet_cells import SheetCells, Styled


@dataclass(frozen=True, slots=True)
class Look:
    """How a sheet looks, beside its cells."""

    widths: tuple[int, ...]
    """Of its columns, in characters."""
    height: float | None = None
    """Of its first row, in points; none where it is a row like the others."""
    frozen: str | None = None
    """The first cell that moves when one scrolls; none where all do."""
    right_to_left: bool = False


class Spool(WorksheetWriter):
    """openpyxl's writer of a sheet, with its file where we say: the one thing here that is not openpyxl's.

    By itself it writes to the system's folder for temporary files, and removes the file of a sheet that is
    given up half-way only when Python ends. After a crash, answers would stay there for good. A file in the
    folder of the export goes with that folder, whatever happens (see `whole_file` and `web.office.making`).
    """

    def cleanup(self) -> None:
        """Remove the file, whose rows are in the workbook now."""
        Path(str(self.out)).unlink()


class SpooledSheet:
    """One sheet, being written."""

    def __init__(self, book: Workbook, title: str, index: int, path: Path, look: Look) -> None:
        """Begin a sheet.

        Args:
            book: in write-only mode; it gets the sheet.
            title: its name.
            index: its place among the sheets that the workbook has.
            path: of the file for its rows, which is gone when the workbook is saved.
            look: how it looks.
        """
        self._sheet = book.create_sheet(title, index)
        self.title = title
        self._columns = len(look.widths)
        self._row = 0
        self._show(look)
        self._cells = SheetCells(self._sheet)
        self._sheet._writer = Spool(self._sheet, str(path))
        self._sheet._writer.write_top()

    def headings(self, headings: Iterable[tuple[str, str]]) -> None:
        """Write the heads of the columns, each as its words and its name; the words may be empty."""
        self._row += 1
        self._sheet.append(self._cells.headings(headings))

    def append(self, row: Iterable[Styled]) -> None:
        """Write a row. A text is fit for a cell already: see `texts`."""
        self._row += 1
        self._sheet.append(self._cells.filled(row))

    def skip(self) -> None:
        """Leave a row empty."""
        self.append(())

    def cover(self) -> None:
        """Let the filter cover what is written so far."""
        self._sheet.auto_filter.ref = f"A1:{get_column_letter(self._columns)}{self._row}"

    def close(self) -> None:
        """Close the file; nothing can be added any more. Does nothing the second time."""
        if not self._sheet.closed:
            self._sheet.close()

    def _show(self, look: Look) -> None:
        sheet = self._sheet
        sheet.sheet_view.rightToLeft = look.right_to_left or None
        sheet.page_setup.orientation = "landscape"
        sheet.freeze_panes = look.frozen
        sheet.row_dimensions[1].height = look.height
        for number, width in enumerate(look.widths, 1):
            sheet.column_dimensions[get_column_letter(number)].width = width
