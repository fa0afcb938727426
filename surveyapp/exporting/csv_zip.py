"""CSV: one file a table (RFC 4180, UTF-8 with a byte order mark), a codebook and a README, in one zip."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TextIO
from zipfile import ZIP_DEFLATED, ZipFile

from surveyapp.exporting import full_texts
from surveyapp.exporting.about import About, ending
from surveyapp.exporting.codebook import Codebook
from surveyapp.exporting.full_texts import FullTexts, Origin
from surveyapp.exporting.layout import Layout, Table
from surveyapp.exporting.passing import passing
from surveyapp.exporting.shapes import Cell
from surveyapp.exporting.sheet_names import SheetNames
from surveyapp.exporting.source import Options, Progress, Source, TableWritten, Written
from surveyapp.exporting.texts import inert, lines, visible

NO_LIMIT = 2**31

README = """\
{title}

One file a table, in UTF-8, with a line of names first and a line that counts the rows last. codebook.csv says
what each name means; docs/workbook.md of the product explains the columns that every form has.

Texts stand in quotation marks, numbers do not. A spreadsheet would run some texts as formulas, or turn them
into numbers or dates: those that begin with = + - @ (or their full-width twins), with a tab or a line end,
and those that look like a number, date or truth value that would change, such as 007 or TRUE. They have one
apostrophe (') before them here. To have the text as it was answered, take one apostrophe off each text that
begins with one and is of that kind behind it. An export to JSON lines has every answer as it is.

{about}
"""


def write(source: Source, path: Path, options: Options, progress: Progress) -> Written:
    """Write the zip to a path. The tables are files beside it while the submissions pass by."""
    layout = Layout(source, options)
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".csv-") as folder:
        files = _Files(Path(folder), source.demo)
        try:
            rows = _fill(files, source, layout, progress)
            files.finish()
        finally:
            files.close()
        about = About(source, options, layout, rows, files.written(), files.full_texts)
        with ZipFile(path, "w", ZIP_DEFLATED) as archive:
            for table in files.tables:
                archive.write(table.path, table.path.name)
            archive.writestr("README.txt", _readme(source, about))
    return Written(rows, files.written())


def _fill(files: _Files, source: Source, layout: Layout, progress: Progress) -> int:
    tables = [files.begin(table) for table in layout.tables]
    for index, row in passing(source, layout, progress):
        tables[index].append(row)
    codebook = Codebook(layout)
    files.begin(codebook.questions).extend(codebook.question_rows())
    files.begin(codebook.choices).extend(codebook.choice_rows())
    return tables[0].rows


class _Files:
    """The files of one export."""

    def __init__(self, folder: Path, demo: bool) -> None:
        self._folder, self._demo = folder, demo
        self._names = SheetNames()
        self._full: _Table | None = None
        self.tables: list[_Table] = []
        self.full_texts = FullTexts(self._keep, NO_LIMIT)

    def begin(self, table: Table) -> _Table:
        path = self._folder / f"{self._names.take(table.key).replace(' ', '_')}.csv"
        begun = _Table(table, path, self.full_texts)
        self.tables.append(begun)
        return begun

    def finish(self) -> None:
        for table in self.tables:
            table.finish(ending(table.path.stem, table.rows, demo=self._demo))

    def close(self) -> None:
        for table in self.tables:
            table.file.close()

    def written(self) -> tuple[TableWritten, ...]:
        return tuple(TableWritten(table.path.name, table.rows) for table in self.tables)

    def _keep(self, row: list[Cell]) -> None:
        if self._full is None:
            self._full = self.begin(full_texts.TABLE)
        self._full.append(row)


class _Table:
    """One table as a file."""

    def __init__(self, table: Table, path: Path, full: FullTexts) -> None:
        self._table, self._full = table, full
        self.path = path
        self.rows = 0
        self.file: TextIO = path.open("w", encoding="utf-8-sig", newline="")
        self._write([column.name for column in table.columns])

    def append(self, row: list[Cell]) -> None:
        self._write([self._fit(row, index, value) for index, value in enumerate(row)])
        self.rows += 1

    def extend(self, rows: Iterable[list[Cell]]) -> None:
        for row in rows:
            self.append(row)

    def finish(self, last_line: str) -> None:
        self._write([last_line, *[None] * (len(self._table.columns) - 1)])

    def _fit(self, row: list[Cell], index: int, value: Cell) -> Cell:
        if not isinstance(value, str):
            return value
        text = lines(value)
        shown = visible(text)
        if shown != text:
            column = self._table.columns[index].name
            where = Origin(str(row[0]), str(row[self._table.links - 1]), self.path.stem, column)
            self._full.keep(where, text, cut=False)
        return shown

    def _write(self, row: list[Cell]) -> None:
        self.file.write(",".join(map(field, row)) + "\r\n")


def field(value: Cell) -> str:
    """Return a cell as a field: texts quoted and inert, numbers and dates bare, nothing where empty."""
    if value is None:
        return ""
    if isinstance(value, str):
        return '"' + inert(value).replace('"', '""') + '"'
    if isinstance(value, int | float):
        return repr(value)
    return value.isoformat(" ", "seconds") if isinstance(value, datetime) else value.isoformat()


def _readme(source: Source, about: About) -> str:
    told = [f"{f'{heading}:' if heading else '':<28} {value}" for heading, value in about.lines()]
    return README.format(title=visible(source.form.title), about=visible("\n".join(told)))
