"""The workbook: *Answers*, a sheet a repeat, *Full texts*, *Codebook*, *Choices*, *About* (docs/workbook.md).

openpyxl writes it in its write-only mode: the rows of every sheet go to a file of its own while the
submissions pass by once, so that memory stays flat.
"""

from __future__ import annotations

import errno
import os
import tempfile
from bisect import bisect_right, insort
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from lxml.etree import SerialisationError  # type: ignore[import-untyped]  # lxml brings no types
from openpyxl import Workbook

from surveyapp.exporting import about, full_texts
from surveyapp.exporting.codebook import Codebook
from surveyapp.exporting.full_texts import FullTexts, Origin
from surveyapp.exporting.layout import ANSWERS, Layout, Table
from surveyapp.exporting.passing import passing
from surveyapp.exporting.shapes import Cell, Column
from surveyapp.exporting.sheet_names import SheetNames
from surveyapp.exporting.sheets import TableSheets
from surveyapp.exporting.source import Options, Progress, Source, TableWritten, Written
from surveyapp.exporting.spooled_sheet import Look, SpooledSheet
from surveyapp.exporting.texts import UNPRINTABLE, beginning, escaped, lines, longer, visible
from surveyapp.languages import direction

OWN_SHEETS = ("Answers", full_texts.TITLE, "Codebook", "Choices", "About")

CUT = " […] This text is cut here. All of its {length} characters are in “{title}”."


def write(source: Source, path: Path, options: Options, progress: Progress) -> Written:
    """Write a workbook to a path. What it needs beside that path is gone when it returns or fails.

    Raises:
        OSError: the disk is full, or fails.
    """
    try:
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=".xlsx-") as folder, ExitStack() as closing:
            book = Book(source, options, Path(folder), closing)
            for index, row in passing(source, book.layout, progress):
                book.tables[index].append(row)
            return book.save(path)
    except SerialisationError as error:
        code = getattr(errno, str(error).removeprefix("IO_"), errno.EIO)  # lxml says IO_ENOSPC
        raise OSError(code, os.strerror(code), str(path)) from error


class Book:
    """A workbook being written."""

    def __init__(self, source: Source, options: Options, folder: Path, closing: ExitStack) -> None:
        """Begin a workbook.

        Args:
            source: what is exported.
            options: how.
            folder: takes the rows of the sheets until the workbook is saved.
            closing: closes their files, whatever happens.
        """
        self._source, self._options, self._folder, self._closing = source, options, folder, closing
        self.layout = Layout(source, options)
        self._names = SheetNames()
        self._ranks: list[int] = []
        """Of the sheets so far. They come in the order of their ranks, and within one as they were begun."""
        self._right_to_left = direction(self.layout.wordings[0].language) == "rtl"
        self._book = Workbook(write_only=True)
        self._own = {title: self._names.take(title) for title in OWN_SHEETS}
        self._full: TableSheets | None = None
        self._full_texts = FullTexts(self._keep, options.limits.text // 2)  # escapes may double it
        self._titles = [self._title(table) for table in self.layout.tables]
        """The name of each table's first sheet."""
        named = zip(self.layout.tables, self._titles, strict=True)
        self.tables = [self._begin(table, title, rank) for rank, (table, title) in enumerate(named)]

    def save(self, path: Path) -> Written:
        """Write what follows the answers, and the file."""
        written = [self._finish(table, title) for table, title in zip(self.tables, self._titles, strict=True)]
        rows = written[0].rows
        rank = len(self.tables) + 1
        written += self._write_codebook(rank)
        if self._full is not None:
            written.insert(len(self.tables), self._finish(self._full, full_texts.TITLE))
        self._write_about(rows, tuple(written), rank + 2)
        title = visible(self._source.form.title)
        self._book.properties.title = f"DEMO: {title}" if self._source.demo else title
        self._book.properties.creator = visible(self._source.who)
        self._book.save(path)
        return Written(rows, tuple(written))

    def _title(self, table: Table) -> str:
        if table.key == ANSWERS:
            return self._own["Answers"]
        return self._names.take(table.key if self._options.values == "codes" else table.title)

    def _begin(self, table: Table, title: str, rank: int) -> TableSheets:
        words = self._options.values != "codes"
        add, fit = self._adder(title, rank), self._fitter(title, table)
        return TableSheets(table, self._options.limits, add, fit, words=words)

    def _adder(self, title: str, rank: int) -> Callable[[Look], SpooledSheet]:
        """Return what adds the next sheet of a table: the one of this name, then those that continue it."""
        first = [title]
        return lambda look: self._add(first.pop() if first else self._names.take(title), rank, look)

    def _add(self, title: str, rank: int, look: Look) -> SpooledSheet:
        look = replace(look, right_to_left=self._right_to_left)
        path = self._folder / f"{len(self._ranks)}.xml"
        sheet = SpooledSheet(self._book, title, bisect_right(self._ranks, rank), path, look)
        self._closing.callback(sheet.close)
        insort(self._ranks, rank)
        return sheet

    def _fitter(self, title: str, table: Table) -> Callable[[str, list[Cell], Column], tuple[str, bool]]:
        """Return what makes the texts of a table fit for cells, and keeps those it has to change."""
        most = self._options.limits.text
        entry = table.links - 1

        def fit(text: str, row: list[Cell], column: Column) -> tuple[str, bool]:
            text = lines(text)
            shown = visible(text)
            fitting = escaped(shown)
            too_long = longer(fitting, most)
            if too_long or shown != text:
                origin = Origin(str(row[0]), str(row[entry]), title, column.name)
                self._full_texts.keep(origin, text, cut=too_long)
            return (_cut(shown, text, most) if too_long else fitting), too_long or shown != text

        return fit

    def _keep(self, row: list[Cell]) -> None:
        """Write a row of *Full texts*, which is there only if it is needed."""
        if self._full is None:
            add = self._adder(self._own[full_texts.TITLE], len(self.tables))
            self._full = TableSheets(full_texts.TABLE, self._options.limits, add, _escaped_only)
        self._full.append(row)

    def _finish(self, sheets: TableSheets, title: str) -> TableWritten:
        name = "answers" if title == self._own["Answers"] else title
        sheets.finish(about.ending(name, sheets.rows, demo=self._source.demo))
        return TableWritten(title, sheets.rows)

    def _write_codebook(self, rank: int) -> list[TableWritten]:
        codebook = Codebook(self.layout)
        written = []
        pages = ((codebook.questions, codebook.question_rows()), (codebook.choices, codebook.choice_rows()))
        for number, (table, rows) in enumerate(pages, rank):
            sheets = self._begin(table, self._own[table.title], number)
            for row in rows:
                sheets.append(row)
            written.append(self._finish(sheets, table.title))
        return written

    def _write_about(self, rows: int, tables: tuple[TableWritten, ...], rank: int) -> None:
        sheet = self._add(self._own["About"], rank, Look(widths=(30, 100)))
        told = about.About(self._source, self._options, self.layout, rows, tables, self._full_texts)
        for heading, value in told.lines():
            shown = escaped(visible(value)) if isinstance(value, str) else value
            sheet.append([(heading or None, "bold"), (shown, "wrapped")])
        sheet.close()


def _escaped_only(text: str, _row: list[Cell], _column: Column) -> tuple[str, bool]:
    return escaped(UNPRINTABLE.sub("\ufffd", text)), False


def _cut(shown: str, text: str, most: int) -> str:
    """Return the beginning of a text, and a note that it is cut, in no more than so many UTF-16 units."""
    note = CUT.format(length=len(text), title=full_texts.TITLE)
    kept = escaped(beginning(shown, most - len(note)))
    if longer(kept, most - len(note)):
        kept = escaped(beginning(shown, (most - len(note)) // 2))
    return kept + note
