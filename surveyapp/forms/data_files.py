"""Data files: CSV beside a form, or in the council's own folder, read with the line of every row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from surveyapp.forms.problems import Report
from surveyapp.forms.schema import NAME, RULE_FOR_NAMES

MOST_ROWS = 100_000


@dataclass(frozen=True, slots=True)
class DataRow:
    """One row, its cells by column, without the spaces around them."""

    line: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """A whole data file."""

    columns: tuple[str, ...]
    rows: tuple[DataRow, ...]


def read_table(name: str, text: str, report: Report) -> Table:
    """Return the rows of a CSV file that can be used, after reporting the others under the file's own name.

    A file that cannot be read to its end has no columns.

    The first row names the columns. Empty rows are passed over. Source: RFC 4180, with UTF-8.
    """
    lines = _Lines(name, text, report)
    header = next(iter(lines), None)
    if header is None:
        report.add(1, "The data file is empty", "Name the columns in the first row", file=name)
        return Table((), ())
    columns = _columns(name, header, report)
    rows = []
    for line, cells in lines:
        if len(cells) > len(columns) and any(cell.strip() for cell in cells[len(columns) :]):
            message = f"This row has {len(cells)} cells, and there are {len(columns)} columns"
            report.add(line, message, "Put quotes round a cell that holds a comma", file=name)
            continue
        rows.append(
            DataRow(
                line, {column: cell.strip() for column, cell in zip(columns, cells, strict=False) if column}
            )
        )
        if len(rows) > MOST_ROWS:
            report.add(
                line, f"There are more than {MOST_ROWS:,} rows", "Keep only the rows that are used", file=name
            )
            break
    if lines.failed:
        return Table((), ())
    return Table(tuple(column for column in columns if column), tuple(rows))


class _Lines:
    """The rows of a CSV text that hold anything, each with the line on which it begins."""

    def __init__(self, name: str, text: str, report: Report) -> None:
        self.name = name
        self.report = report
        # A NUL ends a text for the csv module; it cannot mean anything in a cell either.
        self.reader = csv.reader(io.StringIO(text.replace("\0", "\ufffd"), newline=""), strict=True)
        self.failed = False

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        while not self.failed:
            line = self.reader.line_num + 1
            try:
                cells = next(self.reader, None)
            except csv.Error as error:
                self.failed = True
                cure = "Close every quote, and write a quote inside a cell twice"
                self.report.add(line, f"This row cannot be read: {error}", cure, file=self.name)
                return
            if cells is None:
                return
            if any(cell.strip() for cell in cells):
                yield line, cells


def _columns(name: str, header: tuple[int, list[str]], report: Report) -> list[str]:
    line, cells = header
    columns: list[str] = []
    for cell in (one.strip() for one in cells):
        if cell and not NAME.fullmatch(cell):
            said = f"{cell} is no name of a column"
            report.add(line, said, RULE_FOR_NAMES, column=cell, file=name)
        elif cell in columns and cell:
            report.add(
                line, f"There are two columns called {cell}", "Rename one of them", column=cell, file=name
            )
        else:
            columns.append(cell)
            continue
        columns.append("")
    return columns
