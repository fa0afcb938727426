"""One table on as many sheets as it needs: a sheet holds a limited number of rows, and of columns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from surveyapp.exporting.layout import Table
from surveyapp.exporting.shapes import Cell, Column
from surveyapp.exporting.sheet_cells import Styled
from surveyapp.exporting.source import Limits
from surveyapp.exporting.spooled_sheet import Look, SpooledSheet
from surveyapp.exporting.texts import escaped, visible

NOT_ANSWERS = 3
"""Rows of a sheet that hold no answers: the headings, an empty row, and the last line."""

LINE_HEIGHT = 15.0
"""In points."""
TALLEST_HEADING = 120.0

Fit = Callable[[str, list[Cell], Column], tuple[str, bool]]
"""Gives a text of a row's column as a cell can hold it, and whether it was changed for that."""


@dataclass(slots=True)
class Part:
    """Some of a table's columns, and the sheet that takes them now."""

    columns: tuple[int, ...]
    sheet: SpooledSheet


class TableSheets:
    """The sheets of one table, written side by side and one after another."""

    def __init__(
        self,
        table: Table,
        limits: Limits,
        add_sheet: Callable[[Look], SpooledSheet],
        fit: Fit,
        *,
        words: bool = True,
    ) -> None:
        """Begin the table.

        Args:
            table: its columns.
            limits: how much a sheet holds.
            add_sheet: gives the next empty sheet of this table, which shall look so.
            fit: makes texts fit.
            words: whether columns are headed by words with their names below, or by names alone.
        """
        self._table, self._limits = table, limits
        self._add_sheet, self._fit, self._words = add_sheet, fit, words
        self._capacity = limits.rows - NOT_ANSWERS
        self._in_sheet = 0
        self.rows = 0
        self._parts = [Part(columns, self._begin(columns)) for columns in self._columns_of_parts()]

    def append(self, row: list[Cell]) -> None:
        """Write a row."""
        if self._in_sheet == self._capacity:
            self._continue()
        cells = [self._styled(row, index, value) for index, value in enumerate(row)]
        for part in self._parts:
            part.sheet.append([cells[index] for index in part.columns])
        self._in_sheet += 1
        self.rows += 1

    def finish(self, last_line: str) -> None:
        """Write the last line of the table; nothing can be added any more."""
        for part in self._parts:
            self._end(part.sheet, last_line)

    def _styled(self, row: list[Cell], index: int, value: Cell) -> Styled:
        if not isinstance(value, str):
            return value, "text"
        text, changed = self._fit(value, row, self._table.columns[index])
        return text, "changed" if changed else "text"

    def _columns_of_parts(self) -> list[tuple[int, ...]]:
        """Return which columns go on each sheet; every sheet begins with those that say whose row it is."""
        count, most = len(self._table.columns), self._limits.columns
        links = tuple(range(self._table.links))
        step = most - len(links)
        starts = range(len(links), max(count, len(links) + 1), step)
        return [(*links, *range(start, min(start + step, count))) for start in starts]

    def _begin(self, columns: tuple[int, ...]) -> SpooledSheet:
        shown = [self._table.columns[index] for index in columns]
        look = Look(tuple(column.width for column in shown), self._height(shown), frozen="B2")
        sheet = self._add_sheet(look)
        headings = [(column.title if self._words else "", column.name) for column in shown]
        sheet.headings((escaped(visible(words)), escaped(visible(name))) for words, name in headings)
        return sheet

    def _height(self, columns: list[Column]) -> float:
        """Return a height in points at which the longest heading can be read."""
        lines = max(-(-len(column.title) // (column.width - 2)) + 1 for column in columns)
        return min(lines * LINE_HEIGHT, TALLEST_HEADING) if self._words else LINE_HEIGHT

    def _continue(self) -> None:
        """Begin the next sheet of every part, and say on the full ones where it goes on."""
        for part in self._parts:
            following = self._begin(part.columns)
            self._end(part.sheet, f"Continued on “{following.title}”")
            part.sheet = following
        self._in_sheet = 0

    def _end(self, sheet: SpooledSheet, line: str) -> None:
        """End a sheet with a line that neither the filter nor a sort takes for an answer."""
        sheet.cover()
        sheet.skip()
        sheet.append([(line, "bold")])
        sheet.close()
